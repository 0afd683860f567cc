import type { RuleProse } from '../rule-prose';

/** The rules of reliability in Chinese. */
export const RELIABILITY_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'reliability/two-servers': {
    what: '集群有两台或更多服务器。',
    why: '只有一台时，它或它的可用区一出故障就停服，每次发布也要停服。',
    fix: '把 `min_size` 设为 2，或在两个可用区的伸缩组各设为 1（`servers: 2`）。',
  },
  'reliability/two-zones': {
    what: '集群分布在两个或更多可用区。',
    why: '可用区是会整体故障的单位。',
    fix: '在两个可用区各写明一个交换机。',
  },
  'reliability/load-balancer-zones': {
    what: '负载均衡在两个或更多可用区。',
    why: '云上拒绝创建单可用区的负载均衡，而这要到部署进行了半小时才知道。',
    fix: '在两个可用区各写明一个交换机。',
  },
  'reliability/deletion-protection': {
    what: '负载均衡、集群和服务器拒绝被删除。',
    why: '一次错误的计划，或一次点击，就会停服；新的负载均衡地址也不同。',
    fix: '打开保护（`protection.deletion`）。',
  },
  'reliability/prevent-destroy': {
    what: 'Terraform 拒绝销毁保存数据的资源。',
    why: '改名的构件或变更的参数会替换资源，内容也就没有了。',
    fix: '设置 `lifecycle.prevent_destroy`（`protection.deletion`）。',
  },
  'reliability/health-check': {
    what: '负载均衡检查服务器是否正常。',
    why: '否则它会继续把访客送到不正常的服务器。',
    fix: '设置 `health_check_enabled`，使用应用失败时也会失败的路径。',
  },
  'reliability/replaced-when-ill': {
    what: '集群会替换故障的服务器。',
    why: '`health_check_type: NONE` 会把死掉的服务器当作正常的。',
    fix: '把 `health_check_type` 设为 `ECS` 或 `LOAD_BALANCER`。',
  },
  'reliability/connections-drained': {
    what: '下线的服务器先完成手头的请求。',
    why: '否则每次发布、每次缩容都会中断当时的请求。',
    fix: '设置 `connection_drain_config`，打开 `connection_drain_enabled`。',
  },
  'reliability/spread-over-zones': {
    what: '集群的服务器分散在各可用区。',
    why: '默认的 `PRIORITY` 会把一个伸缩组的服务器都放在它的第一个可用区，与它一起故障。',
    fix: '每个可用区一个伸缩组，共用一个启动模板，各自先列出本可用区的交换机（`servers` 不少于可用区数）。`multi_az_policy: BALANCE` 也能让一个组分散，但那样就不能做实例刷新。',
  },
  'reliability/shared-state': {
    what: 'state 保存在团队够得到、并且有锁的地方。',
    why: '只在一台机器上的 state 会随它丢失；两个人同时部署会互相覆盖。',
    fix: '保存在带锁的 OSS（`state: { type: oss, lock: … }`），或远程后端。',
  },
};
