import type { Problem } from '../../settings/problem';
import { CLAIMS, CLASHES, CONTRADICTIONS, GUARD_RAILS, RAILS } from './contradictions';
import { formOf } from './forms';
import { listOf } from './lists';
import { Phrases, type Phrase } from './phrases';
import { yamlTroubleOf } from './yaml';

/** What may stand after any other sentence. */
const AFTERWORDS: readonly Phrase[] = [
  ['<sentence> (in <names>)', '<sentence>（仅限 <names>）'],
  ["<sentence>; did you mean '<meant>'?", "<sentence>；是否指 '<meant>'？"],
];

/** What is said of any setting. */
const FRAMES: readonly Phrase[] = [
  ['is no setting', '没有这项设置'],
  ["is no setting where '<key>' is '<value>'", "在 '<key>' 为 '<value>' 时没有这项设置"],
  [
    "is no setting where '<key>' is '<value>'; known here: <known>",
    "在 '<key>' 为 '<value>' 时没有这项设置；此处可用：<known>",
  ],
  ['is no setting; known here: <known>', '没有这项设置；此处可用：<known>'],
  [
    "is missing; '<name>' is the name of no preset, so say which it is like: <list>",
    "缺失；'<name>' 不是预设的名称，请写明它属于哪一种：<list>",
  ],
  ['is missing; it must be <form>', '缺失；必须是<form>'],
  ['is empty; it must be <form>', '为空；必须是<form>'],
  ['is no name for it; it must be <form>', '名称无效；必须是<form>'],
  [
    'must be <form>; what was given is not that, and is not repeated here',
    '必须是<form>；所给的内容不符合，这里不重复显示',
  ],
  ['must be <form>, got <given>', '必须是<form>，现为<given>'],
  ['must be <form>', '必须是<form>'],
  [
    "must not begin with '<start>', which the cloud keeps for itself, got '<name>'",
    "不能以 '<start>' 开头，这是阿里云保留的，现为 '<name>'",
  ],
  ['an environment is named by <form>', '环境的名称必须是<form>'],
];

/** What value objects say of a text that they cannot read. */
const VALUES: readonly Phrase[] = [
  ["an address range looks like '<example>', got '<given>'", "网段形如 '<example>'，现为 '<given>'"],
  [
    "an address range needs its length, got '<given>'; one address is '<meant>'",
    "网段缺少前缀长度，现为 '<given>'；单个地址写作 '<meant>'",
  ],
  ["'<given>' has host bits set; the range is '<meant>'", "'<given>' 的主机位不为零；网段应为 '<meant>'"],
  [
    "a size is a whole number and a unit, such as '<example>', got '<given>'",
    "容量是整数加单位，例如 '<example>'，现为 '<given>'",
  ],
  ['a size is a whole number of GiB above zero, got <given>', '容量是大于零的整数 GiB，现为 <given>'],
  [
    "a bandwidth is a whole number of Mbps, such as '<example>', got '<given>'",
    "带宽是整数 Mbps，例如 '<example>'，现为 '<given>'",
  ],
  ['a bandwidth lies within 1-1000 Mbps, got <given>', '带宽为 1-1000 Mbps，现为 <given>'],
  [
    "a duration is a whole number and a unit, such as '<example>' or '<other>', got '<given>'",
    "时长是整数加单位，例如 '<example>' 或 '<other>'，现为 '<given>'",
  ],
  ['a duration is a whole number of seconds above zero, got <given>', '时长是大于零的整数秒，现为 <given>'],
  [
    "quiet hours are whole hours around midnight, such as '<example>', got '<given>'",
    "静默时段是跨越零点的整点时段，例如 '<example>'，现为 '<given>'",
  ],
];

/** What is said of a text that cannot be read as settings. */
const SYNTAX: readonly Phrase[] = [
  ['is no YAML: <yaml>', '不是有效的 YAML：<yaml>'],
  ['is nested too deeply for a settings file', '嵌套过深，不会是配置文件'],
  [
    "an alias is not read; say what environments share under 'common'",
    "不支持别名；各环境共用的内容请写在 'common' 下",
  ],
  ['a line begins with a tab; indent with spaces', '该行以制表符开头；请用空格缩进'],
  [
    "a second document begins here; a settings file is one, without '---' in it",
    "这里开始了第二个文档；配置文件只有一个文档，其中没有 '---'",
  ],
  [
    "'<name>' is said twice in its section; each must have a name of its own",
    "'<name>' 在同一节中出现了两次；名称不能重复",
  ],
  ['a name is said twice in its section; each must have a name of its own', '有名称在同一节中出现了两次；名称不能重复'],
];

export const GIVEN: Readonly<Record<string, string>> = {
  'a list': '列表',
  'an empty list': '空列表',
  'a section': '一节设置',
  nothing: '空值',
};

/** All that is said of a settings file, in the order in which it is tried: what could be the beginning of others is last. */
export const SETTINGS_PHRASES: readonly Phrase[] = [
  ...AFTERWORDS,
  ...GUARD_RAILS,
  ...SYNTAX,
  ...CLASHES,
  ...CONTRADICTIONS,
  ...VALUES,
  ...FRAMES,
];

const claims = new Phrases(CLAIMS);
const rails = new Phrases(RAILS);
const phrases = new Phrases(SETTINGS_PHRASES, {
  sentence: chineseOfProblem,
  names: listOf,
  list: listOf,
  form: formOf,
  given: english => GIVEN[english] ?? english,
  known: english => english.replaceAll(', ', '、'),
  what: english => claims.chineseOf(english),
  rail: english => rails.chineseOf(english),
  yaml: yamlTroubleOf,
});

/** In characters. What is longer repeats a value that somebody made to be long, and patterns could look at it for hours. */
export const LONGEST = 2000;

/** A problem of a settings file in Chinese. @returns nothing for a sentence that is none of a settings file */
export function chineseOfProblem(message: string): string | undefined {
  return message.length > LONGEST ? undefined : phrases.chineseOf(message);
}

/** The error of a settings file in Chinese, laid out as in English. What has no Chinese stays English. */
export function settingsErrorInChinese({
  message,
  problems,
}: {
  message: string;
  problems: readonly Problem[];
}): string {
  const count = problems.length;
  const file = message.slice(0, message.indexOf(` has ${count} problem${count === 1 ? '' : 's'}:\n`));
  const lines = problems.map(problem => {
    const said = chineseOfProblem(problem.message) ?? problem.message;
    return `  ${file}:${problem.line}:${problem.column}  ${problem.path && `${problem.path}：`}${said}`;
  });
  return `${file} 有 ${count} 个问题：\n${lines.join('\n')}`;
}
