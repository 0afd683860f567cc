// Merge requests of Codeup, for the steps that run in Yunxiao Flow:
//   node codeup.mjs open feature/cart     prints the number and the target of each merge request of a branch that is open
//   node codeup.mjs status 42             prints its status, such as UNDER_REVIEW, MERGED or CLOSED
//   node codeup.mjs comment 42 review.md  puts a file into a comment, the same one each time
// CODEUP_URL says another address.
import { readFileSync } from 'node:fs';

const { CODEUP_URL = 'https://openapi-rdc.aliyuncs.com', CODEUP_ORGANIZATION, CODEUP_REPOSITORY } = process.env;
const TOKEN = process.env.REVIEW_TOKEN?.trim();
const LONGEST = 65_535;

async function call(method, path, body) {
  const url = `${CODEUP_URL}/oapi/v1/codeup/organizations/${CODEUP_ORGANIZATION}/${path}`;
  const headers = { 'content-type': 'application/json', 'x-yunxiao-token': TOKEN };
  const init = { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(30_000) };
  let answer;
  let said;
  try {
    answer = await fetch(url, init);
    said = await answer.text();
  } catch (error) {
    // The message of an error may quote a header, so it is not told.
    throw new Error(`Codeup cannot be asked at ${CODEUP_URL}: ${error.cause?.code ?? error.name}`, { cause: error });
  }
  if (answer.status === 401 || answer.status === 403) {
    throw new Error(
      `Codeup refused REVIEW_TOKEN (${answer.status}): it is a personal access token that may read and write merge requests`,
    );
  }
  if (!answer.ok) throw new Error(`Codeup answered ${answer.status} to ${method} ${path}`);
  try {
    return said && JSON.parse(said);
  } catch {
    throw new Error(`Codeup answered ${method} ${path} with something other than JSON`);
  }
}

async function list(method, path, body) {
  const found = await call(method, path, body);
  if (!Array.isArray(found)) throw new Error(`Codeup answered ${method} ${path} with something other than a list`);
  return found;
}

/** One that comes from a fork is none of ours: its code would act as the runner. */
function isOfBranch({ sourceBranch, sourceProjectId, targetProjectId }, branch) {
  return sourceBranch === branch && [sourceProjectId, targetProjectId].every(id => String(id) === CODEUP_REPOSITORY);
}

async function open(branch) {
  const found = new Map();
  // How long a page may be is not documented, so the last one is that with nothing on it.
  for (let page = 1; page <= 100; page++) {
    const query = `projectIds=${CODEUP_REPOSITORY}&state=opened&perPage=100&page=${page}`;
    const some = await list('GET', `changeRequests?${query}`);
    if (some.length === 0) break;
    for (const one of some) if (isOfBranch(one, branch)) found.set(one.localId, one.targetBranch);
  }
  for (const [number, target] of found) console.log(`${number} ${target}`);
}

async function status(number) {
  console.log((await call('GET', pathOf(number))).status);
}

async function comment(number, file) {
  const content = fitting(readFileSync(file, 'utf8'));
  const comments = await list('POST', `${pathOf(number)}/comments/list`, { comment_type: 'GLOBAL_COMMENT' });
  const earlier = comments.find(one => !one.is_deleted && heading(one.content ?? '') === heading(content));
  // It is not resolved, also where an earlier plan was: somebody is to read this one.
  if (earlier) {
    await call('PUT', `${pathOf(number)}/comments/${earlier.comment_biz_id}`, { content, resolved: false });
  } else {
    await call('POST', `${pathOf(number)}/comments`, {
      comment_type: 'GLOBAL_COMMENT',
      content,
      draft: false,
      resolved: false,
      patchset_biz_id: await newestVersion(number),
    });
  }
  console.log(`the plan is in a comment of merge request ${number}`);
}

async function newestVersion(number) {
  const versions = await list('GET', `${pathOf(number)}/diffs/patches`);
  const sources = versions.filter(({ relatedMergeItemType }) => relatedMergeItemType === 'MERGE_SOURCE');
  return sources.toSorted((a, b) => b.versionNo - a.versionNo)[0]?.patchSetBizId;
}

function pathOf(number) {
  if (!/^\d+$/.test(number ?? '')) throw new Error(`a merge request has a number, got '${number}'`);
  return `repositories/${CODEUP_REPOSITORY}/changeRequests/${number}`;
}

/** The system and its environment, by which a comment is known again. */
function heading(text) {
  return text.split('\n', 1)[0].trim();
}

/** Leaves out the plan itself where all of it is longer than a comment may be. */
function fitting(text) {
  if (Buffer.byteLength(text) <= LONGEST) return text;
  const before = text.split('<details>', 1)[0].slice(0, 20_000);
  return `${before}\nThe plan is too long for a comment: it is in the log of this run.\n`;
}

async function main(action, ...rest) {
  const actions = { open, status, comment };
  if (!Object.hasOwn(actions, action)) throw new Error(`open, status or comment, got '${action}'`);
  if (!TOKEN || !CODEUP_ORGANIZATION || !/^\d+$/.test(CODEUP_REPOSITORY ?? '')) {
    throw new Error(
      `give REVIEW_TOKEN, CODEUP_ORGANIZATION, and CODEUP_REPOSITORY, which is a number; got ${TOKEN ? 'a token' : 'no token'}, '${CODEUP_ORGANIZATION}' and '${CODEUP_REPOSITORY}'`,
    );
  }
  await actions[action](...rest);
}

main(...process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
