import type { FlowNote } from './traffic/flow';

/** The languages that reports speak. */
export type Language = 'en' | 'zh';

/** What reports call things. */
export interface Words {
  readonly internet: string;
  readonly addresses: string;
  readonly administrators: string;
  readonly prefixList: string;
  readonly host: string;
  readonly cdn: string;
  readonly bucket: string;
  readonly loadBalancer: string;
  readonly securityGroup: string;
  readonly nat: string;
  readonly database: string;
  readonly cache: string;
  readonly servers: (count: string) => string;
  readonly region: string;
  readonly vpc: string;
  readonly vswitches: string;
  readonly notOurs: string;
  readonly joined: string;
  readonly anyPort: string;
  readonly anyProtocol: string;
  readonly everythingElse: string;
  readonly allBut: (path: string) => string;
  readonly blocked: string;
  readonly blockedPartly: string;
  readonly noPublicAddress: string;
  readonly notes: Readonly<Record<FlowNote, string>>;
  readonly architectureOf: (stack: string) => string;
  readonly mayCall: (from: string, to: string, by: string) => string;
  readonly mayNotCall: (from: string, to: string, by: string) => string;
  readonly nothingToDraw: string;
}

const EN: Words = {
  internet: 'Internet',
  addresses: 'Addresses',
  administrators: 'Administrators',
  prefixList: 'Prefix list',
  host: 'Host',
  cdn: 'CDN',
  bucket: 'OSS bucket',
  loadBalancer: 'Load balancer (ALB)',
  securityGroup: 'Security group',
  nat: 'NAT gateway',
  database: 'RDS database',
  cache: 'Redis',
  servers: count => (count === '1' ? '1 server' : `${count} servers`),
  region: 'Region',
  vpc: 'VPC',
  vswitches: 'vSwitches',
  notOurs: 'Not ours',
  joined: 'VPC, not ours',
  anyPort: 'any port',
  anyProtocol: 'any protocol',
  everythingElse: 'everything else',
  allBut: path => `all but ${path}`,
  blocked: 'blocked',
  blockedPartly: 'not from every zone',
  noPublicAddress: 'no public address',
  notes: {
    'no-ingress-rule': 'sent there, but the rules of the security groups do not let it in from every zone',
    'network-only': 'by the network only: the servers hold no account',
    redirect: 'answered by a redirect to HTTPS',
    'no-way-out': 'a rule may allow it, but nothing leads there',
    'no-public-address': 'any address may, but the servers have no public one',
    drop: 'dropped by a rule',
    'inner-access': 'members of the group reach each other',
  },
  architectureOf: stack => `Architecture of ${stack}`,
  mayCall: (from, to, by) => `${from} may call ${to}: ${by}.`,
  mayNotCall: (from, to, by) => `${from} is stopped on the way to ${to}: ${by}.`,
  nothingToDraw: 'Nothing in this stack takes part in traffic',
};

const ZH: Words = {
  internet: '互联网',
  addresses: '地址段',
  administrators: '管理员',
  prefixList: '前缀列表',
  host: '主机',
  cdn: 'CDN',
  bucket: 'OSS 存储桶',
  loadBalancer: '应用型负载均衡 ALB',
  securityGroup: '安全组',
  nat: 'NAT 网关',
  database: 'RDS 数据库',
  cache: 'Redis',
  servers: count => `${count} 台服务器`,
  region: '地域',
  vpc: '专有网络 VPC',
  vswitches: '交换机',
  notOurs: '不归我们所有',
  joined: '专有网络 VPC，不归我们所有',
  anyPort: '任意端口',
  anyProtocol: '任意协议',
  everythingElse: '其余全部',
  allBut: path => `除 ${path} 以外`,
  blocked: '被拦截',
  blockedPartly: '未放行全部可用区',
  noPublicAddress: '无公网地址',
  notes: {
    'no-ingress-rule': '已转发，但安全组规则没有放行全部可用区',
    'network-only': '仅网络可达：这些服务器没有账号',
    redirect: '只回复跳转到 HTTPS',
    'no-way-out': '规则可能允许，但没有通路',
    'no-public-address': '允许任意地址，但服务器没有公网地址',
    drop: '被规则拒绝',
    'inner-access': '组内成员互通',
  },
  architectureOf: stack => `${stack} 的架构`,
  mayCall: (from, to, by) => `${from} 可以访问 ${to}：${by}。`,
  mayNotCall: (from, to, by) => `${from} 到 ${to} 的访问被拦截：${by}。`,
  nothingToDraw: '这个栈里没有参与网络通信的资源',
};

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, zh: ZH };
