import { Session } from '../../lib/rehearse/session';
import type { EngineMessage } from '../../lib/rehearse/engine/messages';
import { describeWithEngine, stackOf } from './util';
import { AT_APPLY, AT_PLAN, RIGHT, type Body, type Wrong } from './wrong-configurations';

function body(type: string, change: Body, mark: string): Body {
  const right = JSON.parse(JSON.stringify(RIGHT[type]).replaceAll('~', mark)) as Body;
  return Object.fromEntries(Object.entries({ ...right, ...change }).filter(([, value]) => value !== undefined));
}

/** All of them in one stack, so that one run of the engine tells of each. */
function resources(wrong: readonly Wrong[]): Record<string, Record<string, Body>> {
  const all: Record<string, Record<string, Body>> = {};
  for (const type of Object.keys(RIGHT)) all[type] = { right: body(type, {}, 'right') };
  wrong.forEach(
    ([, type, change], i) => ((all[type] as Record<string, Body>)[`wrong${i}`] = body(type, change, `w${i}`)),
  );
  return all;
}

async function messagesOf(
  wrong: readonly Wrong[],
  ...command: [string, ...string[]]
): Promise<readonly EngineMessage[]> {
  const session = await Session.start(stackOf(resources(wrong)));
  try {
    await session.run('init');
    const { messages } = await session.run(...command);
    return messages.filter(({ severity }) => severity === 'error');
  } finally {
    session.end();
  }
}

function told(messages: readonly EngineMessage[], address: string): string {
  return messages
    .filter(message => message.address === address)
    .map(({ summary, detail }) => `${summary} ${detail}`)
    .join('\n');
}

test('there are more than 60 wrong configurations', () => {
  expect(AT_PLAN.length + AT_APPLY.length).toBeGreaterThan(100);
});

describeWithEngine('what the provider refuses at plan', () => {
  let messages: readonly EngineMessage[];
  beforeAll(async () => {
    messages = await messagesOf(AT_PLAN, 'validate');
  });

  test.each(AT_PLAN.map((wrong, i) => [wrong[0], i] as const))('%s', (_, i) => {
    const [, type, , said] = AT_PLAN[i] as Wrong;
    expect(told(messages, `${type}.wrong${i}`)).toMatch(said);
  });

  test.each(Object.keys(RIGHT))('%s, when it is right, is accepted', type => {
    expect(told(messages, `${type}.right`)).toBe('');
  });
});

describeWithEngine('what only the API refuses, at apply', () => {
  let messages: readonly EngineMessage[];
  beforeAll(async () => {
    messages = await messagesOf(AT_APPLY, 'apply', '-auto-approve');
  });

  test.each(AT_APPLY.map((wrong, i) => [wrong[0], i] as const))('%s', (_, i) => {
    const [, type, , said] = AT_APPLY[i] as Wrong;
    const text = told(messages, `${type}.wrong${i}`);
    // The provider writes the type before what the API said; what is refused at plan has no type.
    expect(text.startsWith(`${type}: `)).toBe(true);
    expect(text).toMatch(said);
  });

  test.each(Object.keys(RIGHT))('%s, when it is right, is made', type => {
    expect(told(messages, `${type}.right`)).toBe('');
  });
});
