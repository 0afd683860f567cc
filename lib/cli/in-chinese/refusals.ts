import type { Phrase } from './phrases';

/** What commands do not take. What a check found in a stack stays as the check says it. */
export const REFUSALS: readonly Phrase[] = [
  ['nothing was written; <count> problem:\n<found>', '没有写出任何内容；<count> 个问题：\n<found>'],
  ['nothing was written; <count> problems:\n<found>', '没有写出任何内容；<count> 个问题：\n<found>'],
  ["'--live' names a host, such as <example>, got '<given>'", "'--live' 应为主机名，例如 <example>，现为 '<given>'"],
  [
    "there is no synthesized stack in '<folder>': it holds neither cdk.tf.json nor cdk.tf",
    "'<folder>' 中没有合成的栈：既没有 cdk.tf.json，也没有 cdk.tf",
  ],
  ["there is no stack '<name>' in '<folder>'; there are <known>", "'<folder>' 中没有栈 '<name>'；现有 <known>"],
  [
    "'<stack>': no permissions are known for <types>; give them as `<example>`",
    "'<stack>'：不知道 <types> 需要哪些权限；请写成 `<example>`",
  ],
  [
    'Resource Orchestration Service would not take this stack: it makes <count> resources, at most <most>; divide it',
    '资源编排 ROS 不会接受这个栈：它有 <count> 个资源，最多 <most> 个；请拆分',
  ],
  [
    'Resource Orchestration Service would not take this stack: the template has <count> bytes, at most <most>; divide the stack',
    '资源编排 ROS 不会接受这个栈：模板有 <count> 字节，最多 <most> 字节；请拆分该栈',
  ],
  [
    "Resource Orchestration Service would not take this stack: '<stack>' brings files of its own, and a template holds Terraform files alone",
    "资源编排 ROS 不会接受这个栈：'<stack>' 带有自己的文件，而模板只能包含 Terraform 文件",
  ],
];
