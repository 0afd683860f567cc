import { Session } from '../../../lib/rehearse/session';
import { SynthesizedFolder } from '../../../lib/rehearse/engine/synthesized-folder';
import { describeWithEngine, EVERYTHING, inPairs } from '../util';
import { synthesizeVariation, VARIATIONS } from '../variations';

jest.setTimeout(600_000);

/** What an engine says of a stack while it validates, plans and applies it; nothing when all is well. */
async function applied(folder: string): Promise<string[]> {
  const session = await Session.start(folder, { types: SynthesizedFolder.read(folder).types });
  try {
    await session.run('init');
    const { messages, exitCode, raw } = await session.run('apply', '-auto-approve');
    // What Terraform itself keeps, such as the quarter of a schedule, is in no cloud.
    const inState = [...session.copy.resources().keys()].filter(address => address.startsWith('alicloud_')).length;
    const inCloud = session.provider.cloud.resources().length;
    const said = messages.map(({ address, summary, detail }) => `${address} ${summary} ${detail}`);
    if (exitCode !== 0 && said.length === 0) said.push(raw);
    return inState === inCloud && inState > 30 ? said : [...said, `${inState} in the state, ${inCloud} in the cloud`];
  } finally {
    session.end();
  }
}

/** Ten in a short run; the last ones only in a long one. */
const TRIED = Object.entries(VARIATIONS).slice(0, EVERYTHING ? undefined : 10);

describeWithEngine('variations of the settings', () => {
  let found: string[][];
  beforeAll(async () => {
    found = await inPairs(
      TRIED.map(([, variation]) => synthesizeVariation(variation, EVERYTHING)),
      applied,
    );
  });

  test.each(TRIED.map(([name], i) => [name, i] as const))('%s: validate, plan and apply', (_, i) => {
    expect(found[i]).toEqual([]);
  });
});
