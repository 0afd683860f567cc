import type { Phrase } from './phrases';

/** What contradicts itself within an environment. Names are those of `lib/settings/*-contradictions.ts`. */
export const CONTRADICTIONS: readonly Phrase[] = [
  // Network and access.
  [
    "is missing; say 'vpcId' to join a VPC, or 'vpcCidr' to create one",
    "缺失；加入已有的专有网络 VPC 请写 'vpcId'，新建请写 'vpcCidr'",
  ],
  [
    'needs two zones or more, got <count>; a load balancer does not start in one, so this cannot be acknowledged',
    '需要至少两个可用区，现为 <count> 个；负载均衡无法只在一个可用区启动，因此不能通过确认放行',
  ],
  ["'<zone>' is listed twice; each zone has one entry", "可用区 '<zone>' 出现了两次；每个可用区只写一项"],
  [
    "'<zone>' is not a zone of '<region>'; those are called '<example>' and so on",
    "'<zone>' 不是地域 '<region>' 的可用区；其可用区的名称形如 '<example>'",
  ],
  ["'<range>' overlaps '<other>' of this environment", "'<range>' 与本环境的 '<other>' 重叠"],
  ["'<range>' is not within the VPC's '<vpc>'", "'<range>' 不在 VPC 的网段 '<vpc>' 之内"],
  [
    "'<range>' is too small; a load balancer's vswitch is /28 or larger, for 8 free addresses",
    "'<range>' 太小；负载均衡的交换机需要 8 个可用地址，网段应为 /28 或更大",
  ],
  [
    "'<range>' is too small; it has <free> addresses for up to <most> servers, and a vswitch is /29 or larger",
    "'<range>' 太小；它有 <free> 个可用地址，而服务器最多 <most> 台，且交换机的网段应为 /29 或更大",
  ],
  [
    "'<range>' opens SSH to the world; name the ranges that administrators use",
    "'<range>' 会向所有地址开放 SSH；请写管理员实际使用的网段",
  ],
  [
    "'<range>' opens SSH to <count> addresses; name the ranges that administrators use",
    "'<range>' 会向 <count> 个地址开放 SSH；请写管理员实际使用的网段",
  ],
  ["is said beside 'publicKey'; say one of them", "与 'publicKey' 同时出现；请只写其中一个"],
  [
    "lets administrators in who have no key; say 'publicKey' or 'keyPairName'",
    "允许管理员登录，却没有密钥；请写 'publicKey' 或 'keyPairName'",
  ],
  // Servers.
  [
    "'<type>' has <vcpus> vCPU and <memory>, but <cores> vCPU and <size> are asked for; '<fitting>' has those",
    "'<type>' 是 <vcpus> vCPU、<memory>，而要求的是 <cores> vCPU、<size>；'<fitting>' 符合要求",
  ],
  [
    "'<type>' has <vcpus> vCPU and <memory>, but <cores> vCPU and <size> are asked for; leave it out, or say what it has",
    "'<type>' 是 <vcpus> vCPU、<memory>，而要求的是 <cores> vCPU、<size>；请去掉它，或改成它的配置",
  ],
  [
    "no instance type is known with <vcpus> vCPU and <memory>; 2, 4, 8, 16 or 32 vCPU with 2, 4 or 8 GiB each are, and an 'instanceType' can be named",
    "没有 <vcpus> vCPU、<memory> 的已知实例规格；可选 2、4、8、16 或 32 vCPU，每 vCPU 2、4 或 8 GiB，也可以用 'instanceType' 指定规格",
  ],
  ['a system disk has 20 GiB or more, got <size>', '系统盘不能小于 20 GiB，现为 <size>'],
  [
    'a server has at most 100 Mbps of its own, got <bandwidth>',
    '每台服务器自己的公网带宽不超过 100 Mbps，现为 <bandwidth>',
  ],
  ["'min' (<min>) must not be above 'max' (<max>)", "'min'（<min>）不能大于 'max'（<max>）"],
  [
    "nothing scales while 'servers' is always <count>; give it a range, such as <example>, or leave 'scaling' out",
    "'servers' 始终为 <count>，不会伸缩；请给出范围，例如 <example>，或去掉 'scaling'",
  ],
  ["<count> lies outside the <min> to <max> of 'servers'", "<count> 超出 'servers' 的范围 <min> 到 <max>"],
  [
    "comes from a bucket that is not said; name it as 'bucket' under 'releases'",
    "所在的存储桶没有写明；请在 'releases' 下用 'bucket' 指定",
  ],
  [
    'is missing; the backend runs a container, and the canary another image',
    '缺失；后端运行容器，金丝雀须用另一个镜像',
  ],
  ['is missing; a canary runs another version than the backend', '缺失；金丝雀运行的版本须与后端不同'],
  ["is for a 'container'; the backend runs as 'systemd'", "只用于 'container'；后端以 'systemd' 运行"],
  [
    '<granted> connections are granted, and <needed> are needed: <servers> backend servers and a canary with <workers> workers each, twice over while they are replaced, and some in reserve; ask the owner for that many and say so here, or have fewer servers',
    '已批准 <granted> 个连接，需要 <needed> 个：<servers> 台后端服务器和一台金丝雀，每台 <workers> 个 worker，替换期间加倍，另有预留；请向数据库的所有者申请足够的连接数并写在这里，或减少服务器',
  ],
  [
    "'<database>' is our own database; list those of others",
    "'<database>' 是我们自己的数据库；这里只列其他系统的数据库",
  ],
  // Edge.
  [
    "'<domain>' is the zone itself, which cannot be a CNAME; use a name in it",
    "'<domain>' 是主域名本身，不能设为 CNAME；请用它之下的域名",
  ],
  ["'<domain>' is not under the DNS zone '<zone>'", "'<domain>' 不在 DNS 主域名 '<zone>' 之下"],
  [
    "'<domain>' is the domain of the site, so CDN would fetch from itself; use another name",
    "'<domain>' 是站点的域名，CDN 会回源到自己；请换一个域名",
  ],
  [
    "'<scope>' answers in mainland China, which needs an ICP filing: say 'icpFiling', or use 'overseas'",
    "'<scope>' 在中国内地提供服务，需要 ICP 备案：请写 'icpFiling'，或改用 'overseas'",
  ],
  [
    "stands between the edge and the load balancer, and there is no 'edge'; say one, or leave 'firewall' out",
    "位于 CDN 与负载均衡之间，但没有 'edge'；请写上它，或去掉 'firewall'",
  ],
  // What is kept.
  ["must be whole days, got '<length>'", "必须是整天数，现为 '<length>'"],
  ["must be 1 to <most> whole days, got '<length>'", "必须是 1 到 <most> 的整天数，现为 '<length>'"],
  [
    "'<worm>' is longer than the '<keep>' of 'keep', after which dumps are deleted; say as long or less",
    "'<worm>' 比 'keep' 的 '<keep>' 长，而转储届时会被删除；请不要超过它",
  ],
  [
    "'<region>' is where the backups are already; a copy is for when that region is gone, so name another",
    "备份本来就在 '<region>'；副本用于该地域不可用之时，请写另一个地域",
  ],
  [
    "'<bucket>' is the bucket of the assets; backups need one of their own",
    "'<bucket>' 是静态资源的存储桶；备份需要单独的存储桶",
  ],
  ["there is no CDN without 'edge'; leave it out, or say 'edge'", "没有 'edge' 就没有 CDN；请去掉它，或写 'edge'"],
  ["an alarm tells somebody: say 'contactGroups' or 'contacts'", "报警要通知到人：请写 'contactGroups' 或 'contacts'"],
  ["'<name>' is there twice; a contact is known by its name", "'<name>' 出现了两次；联系人按名称区分"],
  ["must not hold '${' or '%{', which Terraform would evaluate", "不能含有 '${' 或 '%{'，Terraform 会对其求值"],
];

/** What two environments both claim. */
export const CLASHES: readonly Phrase[] = [
  [
    "'<range>' of '<environment>' overlaps '<other>' of '<owner>' in the same VPC; each environment needs its own",
    "'<environment>' 的 '<range>' 与同一 VPC 中 '<owner>' 的 '<other>' 重叠；每个环境需要各自的网段",
  ],
  [
    "'<name>' <what> of both '<owner>' and '<environment>'; each environment needs its own",
    "'<name>' 同时是 '<owner>' 和 '<environment>' 的<what>；每个环境需要各自的<what>",
  ],
];

/** What an environment is to have to itself. */
export const CLAIMS: readonly Phrase[] = [
  ['is the database', '数据库'],
  ['is the PostgreSQL account', 'PostgreSQL 账号'],
  ['is the Redis account', 'Redis 账号'],
  ['is the key prefix', '键前缀'],
  ['is the whitelist group', '白名单分组'],
  ['is the bucket', '存储桶'],
  ['is a domain', '域名'],
  ['is the log project', '日志项目'],
  ['is the account of the trail', '操作审计跟踪账号'],
  ['is the state workspace', 'state 工作区'],
];

/** What production is not to be without. */
export const GUARD_RAILS: readonly Phrase[] = [
  [
    "<rail>; to accept it, acknowledge the rule '<rule>' with a reason and an owner",
    "<rail>；若要接受，请确认规则 '<rule>'，写明原因和负责人",
  ],
];

export const RAILS: readonly Phrase[] = [
  [
    'one frontend server is an outage whenever it or its zone fails; production has 2 or more',
    '只有一台前端服务器时，它或其可用区一旦故障，服务就会中断；生产环境应有 2 台或更多',
  ],
  [
    'one backend server is an outage whenever it or its zone fails; production has 2 or more',
    '只有一台后端服务器时，它或其可用区一旦故障，服务就会中断；生产环境应有 2 台或更多',
  ],
  [
    'without it one wrong plan can destroy production; say true',
    '没有它，一次错误的 plan 就可能毁掉生产环境；请写 true',
  ],
  [
    "without them nothing that was replaced or deleted can be brought back; say how long, such as '30 days'",
    "没有历史版本，被替换或删除的内容就无法找回；请写保留多久，例如 '30 days'",
  ],
];
