/** How the engine says, over several lines, which provider it could not find. */
const NOT_FOUND = /(?:available versions for provider|Error while installing) ([\w.-]+(?:\/[\w.-]+)+)/g;

/** What the engine said of an `init` that failed: a sentence of our own where it did not find a provider of somebody else. */
export function explainInit(said: string): string {
  const names = [...said.replace(/\s+/g, ' ').matchAll(NOT_FOUND)].map(([, name]) => `'${name}'`);
  const foreign = [...new Set(names)].filter(name => !name.endsWith("/alicloud'"));
  if (foreign.length === 0) return said;
  return (
    `the engine did not find the provider ${foreign.join(', ')}: a rehearsal simulates that of Alibaba Cloud alone, ` +
    'and the engine has to find any other itself, in its registry or in a mirror'
  );
}
