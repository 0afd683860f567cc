import type { Phrase } from './phrases';

/** What `pigeon adopt` cannot understand. */
export const ADOPTION_PHRASES: readonly Phrase[] = [
  [
    "what to adopt is said as NAME=ID, such as '<example>', got '<given>'",
    "要导入的资源写作 名称=ID，例如 '<example>'，现为 '<given>'",
  ],
  [
    "the stack makes no '<name>'; 'pigeon adopt' without names lists what it makes",
    "栈中没有 '<name>'；不带参数运行 'pigeon adopt' 会列出栈中的资源",
  ],
  ["'<name>' may be <candidates>; say which", "'<name>' 可能是 <candidates>；请写明是哪一个"],
  ['say which environment with --env: <names>', '请用 --env 指定环境：<names>'],
  ["'<file>' says arguments by id, such as <example>", "'<file>' 应按 ID 写明参数，例如 <example>"],
  [
    "'<path>': an id to adopt is text without spaces, got '<given>'",
    "'<path>'：要导入的 ID 不能含有空格，现为 '<given>'",
  ],
  ["'<path>' adopts '<id>' already, and cannot be '<other>' too", "'<path>' 已对应 '<id>'，不能再对应 '<other>'"],
];
