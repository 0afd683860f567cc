import type { RuleProse } from '../rule-prose';

/** The rules of servers in Chinese. */
export const SERVERS_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'servers/no-password-login': {
    what: '管理员用密钥登录，服务器没有口令。',
    why: '口令会被猜中、共用、重复使用；模板里的口令还会进入 state。',
    fix: '提供密钥对（`access.publicKey`），去掉口令，user data 里保持 `ssh_pwauth` 关闭。',
  },
  'servers/no-secret-in-user-data': {
    what: 'user data 里没有密钥。',
    why: '服务器上的每个进程都能从元数据服务读到它，能查看实例的人也能。',
    fix: '把密钥放进 KMS 或 OOS，服务器以自己的角色按名称读取（`AppSecret`）。',
  },
  'servers/metadata-token': {
    what: '有角色的服务器只凭令牌回应元数据请求（`http_tokens` 为 `required`）。',
    why: '否则只要诱使应用发出一个请求（SSRF），就能拿到角色的凭证。',
    fix: '把 `http_tokens` 设为 `required`。',
  },
  'servers/no-public-address': {
    what: '服务器没有自己的公网地址。',
    why: '没有公网地址，无论安全组怎么写，都无法绕过负载均衡访问它。',
    fix: '通过 NAT 网关出网（`egress: nat`），把 `internet_max_bandwidth_out` 设为 0。',
  },
  'servers/encrypted-disks': {
    what: '系统盘和数据盘都加密。',
    why: '快照、镜像和退役的磁盘不需要服务器和登录就能读取。',
    fix: '给服务器或模板的每块盘设置 `encrypted`。默认密钥不收费。',
  },
  'servers/encrypted-volumes': {
    what: '独立的云盘和文件系统都加密。',
    why: '它们的快照和副本不需要服务器和登录就能读取。',
    fix: '设置 `encrypted`（云盘）或 `encrypt_type`（NAS）。两者创建之后都不能更改。',
  },
  'servers/security-agent': {
    what: '服务器启动时带有云安全中心的代理（`security_enhancement_strategy` 为 `Active`）。',
    why: '它报告异常登录、已知漏洞和恶意程序。基础版免费。',
    fix: '把 `security_enhancement_strategy` 设为 `Active`。',
  },
  'servers/no-burstable': {
    what: '服务器不是按积分运行的规格（`t5`、`t6`）。',
    why: '积分在最忙的时候用完，服务器会慢到十分之一。',
    fix: '选用拥有全部 vCPU 的规格，例如 `ecs.u1-c1m2.large`。',
  },
  'servers/current-generation': {
    what: '服务器的规格族仍在各处销售。',
    why: '最早几代的规格会一个可用区接一个可用区地售罄，同样的价钱性能也更低。',
    fix: '选用后继规格，例如 `ecs.u1`、`ecs.c7` 或 `ecs.g7`。',
  },
  'servers/pinned-image': {
    what: '服务器由写明的镜像创建，而不是由当时最新的镜像。',
    why: '否则云上发布新镜像时计划会自己变化，同一集群的两台服务器也可能不同。',
    fix: '用 id 写明镜像（`Image.of`），由您决定何时升级。',
  },
};
