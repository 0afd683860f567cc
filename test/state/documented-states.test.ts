import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { parseSettings } from '../../lib/settings/parse-settings';
import { synthesize } from '../../lib/synthesize';
import { defaultFile, temporaryFolder } from '../rehearse/util';

const ROOT = join(__dirname, '../..');

/** What a stack keeps its state in, with this section of settings. */
function terraformBlock(state: unknown): Record<string, unknown> {
  const { system, common, environments } = defaultFile();
  const development = { ...environments['development'], state };
  const settings = parseSettings(stringify({ system, common, environments: { development } }));
  const stacks = synthesize(settings, { outdir: temporaryFolder() });
  return (JSON.parse(readFileSync(stacks[0] as string, 'utf8')) as { terraform: Record<string, unknown> }).terraform;
}

describe.each(['', '.zh-CN'])('docs/state-and-engines%s.md', language => {
  const text = readFileSync(join(ROOT, `docs/state-and-engines${language}.md`), 'utf8');
  const states = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    match => (parse(match[1] as string) as { state: unknown }).state,
  );

  test('shows settings that are taken', () => {
    const [local, oss, remote] = states.map(terraformBlock);

    expect(states).toHaveLength(3);
    expect(local).toMatchObject({ backend: { local: {} } });
    expect(oss).toMatchObject({ backend: { oss: { bucket: 'my-company-terraform-state', prefix: 'pigeon-web' } } });
    expect(remote).toMatchObject({ cloud: { organization: 'my-company' } });
  });

  test('speaks of the lock that the bootstrap makes', () => {
    const bootstrap = readFileSync(join(ROOT, 'examples/state-bootstrap/main.ts'), 'utf8');
    const { bucket, lock } = states[1] as { bucket: string; lock: { instance: string; table: string } };

    expect([bucket, lock.instance, lock.table].filter(name => !bootstrap.includes(`'${name}'`))).toEqual([]);
  });
});
