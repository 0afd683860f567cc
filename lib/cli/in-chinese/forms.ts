import { listOf } from './lists';
import { Phrases, type Phrase } from './phrases';

/** What a setting may be. Each stands after "必须是". */
export const FORMS: readonly Phrase[] = [
  // Of any kind.
  ['text', '文本'],
  ['a number', '数字'],
  ['true or false', 'true 或 false'],
  ['a list', '列表'],
  ['a section', '一节设置'],
  ['a section of <keys>', '由 <keys> 组成的一节'],
  ['of <count> characters or fewer', '不超过 <count> 个字符的文本'],
  ['a whole number within <range>, or false', '<range> 的整数，或 false'],
  [
    "a whole number within <range>, or such numbers as 'min' and 'max'",
    "<range> 的整数，或用 'min' 和 'max' 给出的范围",
  ],
  ['a whole number within <range>', '<range> 的整数'],
  ["<count> of a-z, 0-9 and '<other>', beginning with a letter", "<count> 个字符：a-z、0-9 和 '<other>'，以字母开头"],
  // Values with a unit.
  ["an address range, such as '<example>'", "网段，例如 '<example>'"],
  ["a size, such as '<example>'", "容量，例如 '<example>'"],
  ["a bandwidth, such as '<example>'", "带宽，例如 '<example>'"],
  ["whole hours around midnight, such as '<example>'", "跨越零点的整点时段，例如 '<example>'"],
  ["a duration, such as '<example>', or false", "时长，例如 '<example>'，或 false"],
  ["a duration, such as '<example>'", "时长，例如 '<example>'"],
  // The file itself.
  ["a file with 'system' and 'environments'", "含有 'system' 和 'environments' 的文件"],
  ['a section, or left out', '一节设置，或省略'],
  ['a section with one environment or more', '含有至少一个环境的一节'],
  ["a section, or '{}' where nothing is to be said", "一节设置；没有要写的内容时写 '{}'"],
  // Network and access.
  ["a region, such as '<example>'", "地域，例如 '<example>'"],
  ["a zone, such as '<example>'", "可用区，例如 '<example>'"],
  ["the id of a VPC, such as '<example>'", "专有网络 VPC 的 ID，例如 '<example>'"],
  ["the id of a security group, such as '<example>'", "安全组的 ID，例如 '<example>'"],
  ["a domain name in lower case, such as '<example>'", "小写的域名，例如 '<example>'"],
  ["a public key in OpenSSH form, such as '<example>'", "OpenSSH 格式的公钥，例如 '<example>'"],
  ['the name of a key pair, <count> characters', '密钥对的名称，<count> 个字符'],
  [
    "the id of a certificate in the certificate service, such as '<example>', in quotes",
    "数字证书管理服务中证书的 ID，例如 '<example>'，要加引号",
  ],
  ['a list of <count> certificate ids', '<count> 个证书 ID 的列表'],
  ["an ICP filing, such as '<example>'", "ICP 备案号，例如 '<example>'"],
  ["a WAF 3.0 instance, such as '<example>'", "WAF 3.0 实例，例如 '<example>'"],
  // Shared data.
  [
    'the ciphertext that `aliyun kms Encrypt` prints for the password, 40 or more of base64, and never the password itself',
    '`aliyun kms Encrypt` 为该密码输出的密文，即 40 个以上的 base64 字符，绝不能是密码本身',
  ],
  ["an RDS PostgreSQL instance, such as '<example>'", "RDS PostgreSQL 实例，例如 '<example>'"],
  ["a Redis or Tair instance, such as '<example>'", "Redis 或 Tair 实例，例如 '<example>'"],
  ["the private address of the instance, such as '<example>'", "实例的内网地址，例如 '<example>'"],
  ["an extension, such as '<example>'", "扩展，例如 '<example>'"],
  ["a database, such as '<example>'", "数据库，例如 '<example>'"],
  [
    "1-64 of letters, digits and '<others>', such as '<example>'",
    "1-64 个字符：字母、数字和 '<others>'，例如 '<example>'",
  ],
  ["2-31 of a-z and '_', not 'default'", "2-31 个字符：a-z 和 '_'，不能是 'default'"],
  // Buckets and state.
  [
    "3-63 of a-z, 0-9 and '-', with no '-' at an end; unique in all of Alibaba Cloud",
    "3-63 个字符：a-z、0-9 和 '-'，首尾不能是 '-'；在整个阿里云内唯一",
  ],
  ["3-63 of a-z, 0-9 and '-'; unique in all of Alibaba Cloud", "3-63 个字符：a-z、0-9 和 '-'；在整个阿里云内唯一"],
  [
    "a folder in the bucket, such as '<example>', with no '/' at an end",
    "存储桶中的目录，例如 '<example>'，首尾不能是 '/'",
  ],
  ["3-16 of letters, digits and '-', such as '<example>'", "3-16 个字符：字母、数字和 '-'，例如 '<example>'"],
  ["a table, 1-255 of letters, digits and '_'", "表名，1-255 个字符：字母、数字和 '_'"],
  ['the name of an organization', '组织的名称'],
  ["a workspace, 1-90 of letters, digits, '_' and '-'", "工作区，1-90 个字符：字母、数字、'_' 和 '-'"],
  // Servers.
  ["the id of an image, such as '<example>'", "镜像的 ID，例如 '<example>'"],
  ["an instance type, such as '<example>'", "实例规格，例如 '<example>'"],
  ["a time of day in UTC, such as '<example>'", "UTC 时刻，例如 '<example>'"],
  ['a list of weekdays', '星期的列表'],
  ['a list of up to <count> times', '不超过 <count> 个时刻的列表'],
  [
    "an image by digest, such as '<example>', since a tag may move",
    "按摘要指定的镜像，例如 '<example>'，因为标签可能改指别的镜像",
  ],
  ['the SHA-256 of the archive, 64 hexadecimal digits', '压缩包的 SHA-256，即 64 位十六进制数'],
  ["a policy such as '<example>', without \" , $ and braces", "策略，例如 '<example>'，不能含有 \" , $ 和花括号"],
  ["a module and a name in it, such as '<example>'", "模块及其中的名称，例如 '<example>'"],
  ["a package of Ubuntu, such as '<example>'", "Ubuntu 的软件包，例如 '<example>'"],
  ["an instance of Container Registry, such as '<example>'", "容器镜像服务的实例，例如 '<example>'"],
  ["a time zone, such as '<example>'", "时区，例如 '<example>'"],
  ["a mirror of Ubuntu, such as '<example>'", "Ubuntu 的镜像站，例如 '<example>'"],
  // Alarms, logs and audit.
  [
    "the id of an action policy of Simple Log Service, such as '<example>'",
    "日志服务 SLS 行动策略的 ID，例如 '<example>'",
  ],
  ['the name of a contact group of CloudMonitor', '云监控的报警联系人组名称'],
  ["1-20 of letters, digits, '-' and '_'", "1-20 个字符：字母、数字、'-' 和 '_'"],
  ["a mail address, such as '<example>'", "邮箱地址，例如 '<example>'"],
  ["the 16 digits of the account, in quotes, such as '<example>'", "16 位数字的账号 ID，要加引号，例如 '<example>'"],
  // Acknowledgements.
  ['<options>, or the id of a rule in docs/rules.md', '<options>，或 docs/rules.md 中规则的 ID'],
  ['a reason that others understand, in 20 characters or more', '他人能看懂的原因，不少于 20 个字符'],
  ["the person or team that answers for it, such as '<example>'", "负责的人或团队，例如 '<example>'"],
  ["the last day it holds, such as '<example>'", "有效期的最后一天，例如 '<example>'"],
  ["the path of a construct below the stack, such as '<example>'", "栈之下构件的路径，例如 '<example>'"],
  // One of several. Last, since it could be the beginning of others.
  ['<options>', '<options>'],
];

const phrases = new Phrases(FORMS, { options: listOf });

export function formOf(english: string): string | undefined {
  return phrases.chineseOf(english);
}
