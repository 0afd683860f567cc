import type { RuleProse } from '../rule-prose';

/** The rules of cost in Chinese. */
export const COST_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'cost/tagged': {
    what: '计费的资源有标签。',
    why: '这样账单可以按系统和环境拆分，没有人需要猜是谁的。',
    fix: '给栈设置 `tags`。',
  },
  'cost/capped-traffic': {
    what: '按流量计费的地址带宽适中。',
    why: '否则一次请求洪水，或一个写错的循环，就是没有上限的账单。',
    fix: '把带宽降到 100 Mbps 或更低，或改为按带宽计费。',
  },
  'cost/idle-address': {
    what: '付费的公网地址都在使用。',
    why: '不属于任何资源的地址按小时计费。',
    fix: '绑定它，或去掉它。',
  },
  'cost/idle-disk': {
    what: '付费的云盘都已挂载。',
    why: '云盘按大小计费，与有没有人读无关。',
    fix: '挂载它，或留一个快照后去掉它。',
  },
  'cost/modest-disks': {
    what: '云盘的性能等级与用途相称（`PL0` 或 `PL1`）。',
    why: '`PL2` 和 `PL3` 的价格是两倍和四倍，只有高负载的大盘才会更快。',
    fix: '选用 `PL1`，磁盘指标要求时再提高。',
  },
  'cost/bounded-fleet': {
    what: '集群不会不经确认就超过 50 台服务器。',
    why: '否则一次请求洪水，或一个错误的指标，会把它们全部启动。',
    fix: '把 `max_size` 降到最忙的一天所需；确实更多时做确认。',
  },
  'cost/bucket-tidied': {
    what: '存储桶由生命周期规则整理。',
    why: '中断的上传和没有人再读的文件每个月都要付费，却没有人看见。',
    fix: '添加生命周期规则：几天后中止未完成的上传，有期限的内容到期删除。',
  },
  'cost/old-versions-expire': {
    what: '存储桶的历史版本总有期限。',
    why: '否则每个曾被替换或删除的文件都要永远付费。',
    fix: '在生命周期规则里添加 `noncurrent_version_expiration`。',
  },
  'cost/metered-gateway': {
    what: 'NAT 网关按用量计费（`PayByLcu`）。',
    why: '固定规格在网关空闲时也全额收费，而且不再售予新账号。',
    fix: '把 `internet_charge_type` 设为 `PayByLcu`。',
  },
};
