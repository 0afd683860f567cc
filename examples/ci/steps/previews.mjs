// Prints the numbers of the previews that have something, by their states in OSS, as the role of this job, such as
// `node previews.mjs shop-pr{number}-development cdk.tf.json`: the name of their stacks, and the stack of any of them.
// OSS_ENDPOINT says another address, such as one within a VPC.
import { readFileSync } from 'node:fs';
import { credentials, query, storageHeaders } from './alibaba-cloud.mjs';

async function main(name, stack) {
  const { oss: state } = JSON.parse(readFileSync(stack, 'utf8')).terraform.backend ?? {};
  if (!state) {
    throw new Error(
      'the states of previews are not in OSS (`state: { type: oss, … }` in preview.yaml), where they could be listed: destroy each with `ci/preview.sh down` and its number',
    );
  }
  const address = process.env.OSS_ENDPOINT ?? `https://${state.bucket}.oss-${state.region}.aliyuncs.com`;
  const role = await credentials(state.region);

  async function read(key, parameters) {
    const headers = storageHeaders('GET', state.bucket, key, state.region, role, {}, new Date(), parameters);
    const asked = `${address}/${key}${parameters ? `?${query(parameters)}` : ''}`;
    const answer = await fetch(asked, { headers, signal: AbortSignal.timeout(60_000) });
    const said = await answer.text();
    if (answer.ok) return said;
    const code = /<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? '';
    throw new Error(`${state.bucket}/${key || parameters.prefix} was refused: ${answer.status} ${code}`);
  }

  const [before, after] = `${state.prefix}/${name}.tfstate`.split('{number}');
  if (after === undefined) throw new Error(`'system' in preview.yaml has no {number}: '${name}'`);
  const keys = [];
  let more = {};
  do {
    const page = await read('', { 'list-type': '2', 'max-keys': '1000', prefix: before, ...more });
    keys.push(...[...page.matchAll(/<Key>([^<]*)<\/Key>/g)].map(match => match[1]));
    more = { 'continuation-token': /<NextContinuationToken>([^<]+)</.exec(page)?.[1] };
  } while (more['continuation-token']);

  for (const key of keys.filter(one => one.startsWith(before) && one.endsWith(after))) {
    const number = key.slice(before.length, -after.length);
    // What was destroyed leaves a state with nothing in it.
    if (/^\d+$/.test(number) && JSON.parse(await read(key)).resources?.length) console.log(number);
  }
}

main(...process.argv.slice(2)).catch(error => {
  console.error(error.cause?.code ? `${error.message}: ${error.cause.code}` : error.message);
  process.exitCode = 1;
});
