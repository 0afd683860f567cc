import type { RuleProse } from '../rule-prose';

/** The rules of network in Chinese. */
export const NETWORK_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'network/no-open-ssh': {
    what: 'SSH（22）不对公网开放。',
    why: '每个公网地址在几分钟之内就会被试探弱口令和被盗的密钥。',
    fix: '写明管理员的网段（`allowAdminFrom`、`access.adminCidrs`），或使用不开端口的会话管理登录。',
  },
  'network/no-open-rdp': {
    what: '远程桌面（3389）不对公网开放。',
    why: '它是勒索软件最先尝试的入口。',
    fix: '写明管理员的网段，或关闭该端口。',
  },
  'network/no-open-data-ports': {
    what: '数据库、缓存和容器引擎的端口不对公网开放。',
    why: '口令一旦被猜中，或引擎本来就没有口令，数据就会泄露或被勒索。',
    fix: '按安全组放行需要它的服务器（`allowFrom`），其他一律不放行。',
  },
  'network/no-open-everything': {
    what: '没有规则对公网开放所有协议或大量端口。',
    why: '今天或明年在服务器上监听的任何程序，都会回应所有人。',
    fix: '只开放服务的确切端口，例如 443/443。',
  },
  'network/no-open-application-port': {
    what: '服务器对公网只开放 80 和 443。',
    why: '其他端口绕过负载均衡，也绕过它的 TLS、限流和日志。',
    fix: '把端口开放给负载均衡的交换机网段，而不是公网。',
  },
  'network/group-members-apart': {
    what: '同一安全组的服务器默认互不相通（`inner_access_policy` 为 `Drop`）。',
    why: '默认情况下组内成员在所有端口上互通，与规则无关；一台被攻破，就是通往下一台的路。',
    fix: '把 `inner_access_policy` 设为 `Drop`，成员之间确实需要的访问单独写规则。',
  },
  'network/no-open-acl': {
    what: '负载均衡的访问名单里没有整个公网。',
    why: '包含所有人的名单看起来是限制，其实什么也没限制。',
    fix: '列出真正的网段；如果就是面向所有人，则去掉名单。',
  },
  'network/flow-log': {
    what: '栈内创建的 VPC 有流日志。',
    why: '入侵之后，它是唯一记录谁与谁通信的资料。',
    fix: '添加 `alicloud_vpc_flow_log` 写入日志库。按数据量计费。',
  },
};
