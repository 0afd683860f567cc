import { BootScript } from '../../lib/boot/boot-script';

/** The lines that a script makes the content of `file`; none where it does not write it. */
export function written(script: BootScript, file: string): string[] {
  const lines = script.render().split('\n');
  const start = lines.findIndex(line => line.startsWith(`put ${file} `));
  return start < 0 ? [] : lines.slice(start + 1, lines.indexOf('END_OF_FILE', start));
}

/** The names of its steps, in order. */
export function stepsOf(script: BootScript): string[] {
  return [...script.render().matchAll(/^echo 'boot: (.*)'$/gm)].map(match => match[1] as string);
}
