/** No line of a file may be this: the rest of the file would be run as commands. */
const END = 'END_OF_FILE';

export interface WriteFileProps {
  /** Permissions, in octal. @default '0644' */
  readonly mode?: string;
  /** Owner and group. @default 'root:root' */
  readonly owner?: string;
}

/**
 * The function every boot script begins with. A file that already says what it should is left alone, down to its time of
 * change; another is replaced in one move, so nobody reads half of it.
 */
export const PUT_FUNCTION = String.raw`# put PATH MODE OWNER:GROUP: makes standard input the content of PATH
put() {
  local new
  new=$(mktemp)
  cat > "$new"
  if ! cmp -s "$new" "$1" || [ "$(stat -c '0%a %U:%G' "$1")" != "$2 $3" ]; then
    mkdir -p "$(dirname "$1")"
    install -m "$2" -o "$(cut -d: -f1 <<< "$3")" -g "$(cut -d: -f2 <<< "$3")" "$new" "$1.new"
    mv -f "$1.new" "$1"
  fi
  rm -f "$new"
}`;

/**
 * Commands that make `content` the content of the file at `path`.
 * @throws when a line of the content would end the text for the shell
 */
export function writeFile(path: string, content: string, props: WriteFileProps = {}): string[] {
  const { mode = '0644', owner = 'root:root' } = props;
  const lines = content.replace(/\n+$/, '').split('\n');
  if (lines.includes(END)) {
    throw new Error(`no line of '${path}' may be '${END}'`);
  }
  return [`put ${path} ${mode} ${owner} <<'${END}'`, ...lines, END];
}
