import { Phrases, type Phrase } from './phrases';

/** What the parser of YAML says, as far as a text can make it. */
const YAML: readonly Phrase[] = [
  // Indentation and brackets.
  ['All mapping items must start at the same column', '同一映射的各项必须从同一列开始'],
  ['All sequence items must start at the same column', '同一列表的各项必须从同一列开始'],
  ['A block sequence may not be used as an implicit map key', '块列表不能用作映射的键'],
  ['Nested mappings are not allowed in compact mappings', '同一行内不能再嵌套映射'],
  ['Implicit keys need to be on a single line', '键必须写在一行内'],
  ['Implicit map keys need to be followed by map values', "键之后缺少 ':' 和值"],
  ['Implicit keys of flow sequence pairs need to be on a single line', '方括号中的键必须写在一行内'],
  [
    'The : indicator must be at most 1024 chars after the start of an implicit block mapping key',
    "':' 与键的开头相距不能超过 1024 个字符",
  ],
  [
    'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key',
    "':' 与键的开头相距不能超过 1024 个字符",
  ],
  ['Sequence item without - indicator', "列表项缺少 '-'"],
  ['Tabs are not allowed as indentation', '不能用制表符缩进'],
  ['Block collection cannot start on same line with directives-end marker', "'---' 所在行不能开始映射或列表"],
  ['Block collections are not allowed within flow collections', '括号之内不能使用缩进写法的映射或列表'],
  ['Flow end indicator should be more indented than parent', '右括号的缩进应多于上一级'],
  [
    '<flow> in block collection must be sufficiently indented and end with a <end>',
    "<flow>缩进不足，或缺少结尾的 '<end>'",
  ],
  ['<flow> must end with a <end>', "<flow>缺少结尾的 '<end>'"],
  ['Unexpected empty item in <flow>', '<flow>中有空项'],
  ['Unexpected <sign> in <flow>', "<flow>中有多余的 '<sign>'"],
  ['Missing , between <flow> items', "<flow>的各项之间缺少 ','"],
  ['Missing , or : between <flow> items', "<flow>的各项之间缺少 ',' 或 ':'"],
  ['Missing space after : in <flow>', "<flow>中 ':' 之后缺少空格"],
  // Texts.
  ["Missing closing 'quote", '缺少右单引号'],
  ['Missing closing "quote', '缺少右双引号'],
  ['Invalid escape sequence <source>', "转义序列 '<source>' 无效"],
  ['Plain value cannot start with a tab character', '不加引号的值不能以制表符开头'],
  ['Plain value cannot start with flow indicator character <char>', "不加引号的值不能以 '<char>' 开头"],
  ['Plain value cannot start with directive indicator character %', "不加引号的值不能以 '%' 开头"],
  ['Plain value cannot start with block scalar indicator <char>', "不加引号的值不能以 '<char>' 开头"],
  ['Plain value cannot start with reserved character <char>', "不加引号的值不能以 '<char>' 开头"],
  ['Unresolved plain scalar <source>', '无法识别的值 <source>'],
  [
    'Block scalars with more-indented leading empty lines must use an explicit indentation indicator',
    '多行文本开头的空行缩进更多时，必须写明缩进量',
  ],
  ['Block scalar values in collections must be indented', '多行文本必须缩进'],
  [
    'Block scalar lines must not be less indented than their explicit indentation indicator',
    '多行文本的缩进不能少于所写的缩进量',
  ],
  ['Block scalar lines must not be less indented than their first line', '多行文本各行的缩进不能少于第一行'],
  ['Block scalar header includes extra characters: <source>', "多行文本的标记后有多余的字符：'<source>'"],
  ['Not a YAML token: <source>', '不是 YAML 的记号：<source>'],
  // Comments, anchors, tags and directives.
  ['Comments must be separated from other tokens by white space characters', '注释之前必须有空格'],
  ['Tags and anchors must be separated from the next token by white space', '标签和锚点之后必须有空格'],
  ['A node can have at most one anchor', '一个值最多只能有一个锚点'],
  ['A node can have at most one tag', '一个值最多只能有一个标签'],
  ['Anchors and tags must be after the <source> indicator', "锚点和标签必须在 '<source>' 之后"],
  ['An alias node must not specify any properties', '别名不能带标签或锚点'],
  ['Anchor cannot be an empty string', '锚点的名称不能为空'],
  ['Alias cannot be an empty string', '别名不能为空'],
  ['Anchor ending in : is ambiguous', "锚点不能以 ':' 结尾"],
  ['Alias ending in : is ambiguous', "别名不能以 ':' 结尾"],
  ['Unresolved alias (the anchor must be set before the alias): <source>', "别名 '<source>' 之前没有这个锚点"],
  ['Unresolved tag: <source>', "无法识别的标签 '<source>'"],
  ['Could not resolve tag: <source>', "无法识别的标签 '<source>'"],
  ['Not a valid tag: <source>', "标签 '<source>' 无效"],
  ["Verbatim tags aren't resolved, so <source> is invalid.", "标签 '<source>' 无效"],
  ['Verbatim tags must end with a >', "此类标签必须以 '>' 结尾"],
  ['The <source> tag has no suffix', "标签 '<source>' 不完整"],
  ['Expected a sequence for this tag', '该标签需要列表'],
  ['Expected a mapping for this tag', '该标签需要映射'],
  ['Each pair must have its own sequence indicator', "每一对必须有自己的 '-'"],
  ['Set items must all have null values', '集合的各项不能有值'],
  ['Ordered maps must not include duplicate keys: <source>', "有序映射中的键 '<source>' 重复"],
  ['<tag> used for <kind> collection, but expects <other>', "标签 '<tag>' 不能用于此类值"],
  ['Value may be parsed as either <tag> or <other>', "该值既可读作 '<tag>'，也可读作 '<other>'"],
  ['Missing directives-end/doc-start indicator line', "缺少 '---' 行"],
  ['Missing directives-end indicator line', "缺少 '---' 行"],
  ['Unexpected doc-end without preceding document', "'...' 之前没有文档"],
  ['%TAG directive should contain exactly two parts', "'%TAG' 之后应恰有两部分"],
  ['%YAML directive should contain exactly one part', "'%YAML' 之后应恰有一部分"],
  ['Unsupported YAML version <source>', "不支持 YAML 版本 '<source>'"],
  ['Unknown directive <source>', "无法识别的指令 '<source>'"],
  ['Map keys must be unique', '映射的键不能重复'],
  // What does not belong where it stands.
  ['Missing newline after block sequence props', '列表的标签或锚点之后必须换行'],
  ['Unexpected block-seq-ind on same line with key', "'-' 不能与键写在同一行"],
  ['Unexpected <token> at node end', '值之后不应有<token>'],
  ['Unexpected <token> token', '此处不应有<token>'],
  ['Unexpected <sign> in collection', "此处不应有 '<sign>'"],
  ['Unexpected <token> token in YAML stream: <source>', '此处不应有 <source>'],
  ['Unexpected <token> token in YAML document: <source>', '此处不应有 <source>'],
];

const FLOWS: Readonly<Record<string, string>> = {
  'Flow map': '花括号',
  'flow map': '花括号',
  'Flow sequence': '方括号',
  'flow sequence': '方括号',
};

/** What the parser calls the pieces of a text. */
const TOKENS: Readonly<Record<string, string>> = {
  scalar: '文本',
  'single-quoted-scalar': '文本',
  'double-quoted-scalar': '文本',
  'block-scalar': '多行文本',
  'block-scalar-header': '多行文本',
  'block-map': '映射',
  'block-seq': '列表',
  alias: '别名',
  anchor: '锚点',
  tag: '标签',
  'directive-line': '指令',
  'explicit-key-ind': " '?'",
  'map-value-ind': " ':'",
  'seq-item-ind': " '-'",
  'flow-map-start': " '{'",
  'flow-map-end': " '}'",
  'flow-seq-start': " '['",
  'flow-seq-end': " ']'",
  comma: " ','",
};

const phrases = new Phrases(YAML, { flow: english => FLOWS[english], token: english => TOKENS[english] ?? '此内容' });

/** What the parser says, in Chinese. What it may say in a later version stays English. */
export function yamlTroubleOf(english: string): string {
  return phrases.chineseOf(english) ?? english;
}
