import type { RuleProse } from '../rule-prose';

/** The rules of observability in Chinese. */
export const OBSERVABILITY_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'observability/alarms': {
    what: '栈里运行的东西有人看着：服务器、负载均衡、数据库和缓存各有告警。',
    why: '否则最先发现磁盘满了的是访客。',
    fix: '为每一类的指标添加告警（`alicloud_cms_alarm`；服务器也可以用其分组的规则模板）。',
  },
  'observability/alarm-enabled': {
    what: '告警是打开的，并且会通知到人。',
    why: '关闭的、或没有人可通知的告警，看起来是告警，其实不是。',
    fix: '去掉 `enabled: false`，写明有联系人的联系组。',
  },
  'observability/load-balancer-log': {
    what: '负载均衡写访问日志。',
    why: '没有它，谁也说不出什么失败了、对谁失败、谁尝试过什么。',
    fix: '写入日志库（`logAccessTo`）。',
  },
  'observability/log-index': {
    what: '日志库有索引。',
    why: '没有索引，日志不能搜索，也不能据此做告警和仪表盘。',
    fix: '添加 `alicloud_log_store_index`，列出要搜索的字段。',
  },
  'observability/log-retention': {
    what: '日志保留 180 天或更久。',
    why: '入侵往往几个月后才被发现。在中国，法律要求网络日志保留六个月。',
    fix: '对记录“谁做了什么”的日志，把 `retention_period` 设为 180 或更大。',
  },
  'observability/no-web-tracking': {
    what: '不是所有人都能写日志库（`enable_web_tracking` 关闭）。',
    why: '打开之后，公网上的任何人都能写入，费用由您承担，重要的内容被淹没。',
    fix: '去掉 `enable_web_tracking`，浏览器的数据经由自己的服务器收集。',
  },
  'observability/complete-trail': {
    what: '操作审计覆盖所有地域，读和写都有。',
    why: '入侵者会在没有人看着的地域活动。',
    fix: '把 `trail_region` 和 `event_rw` 都设为 `All`。',
  },
  'observability/no-endless-logs': {
    what: '日志总有期限。',
    why: '永久保留的日志每个月都更贵，个人数据的保留也超过了允许的期限。',
    fix: '按用途设置 `retention_period`，必须留存的转入存储桶的归档存储。',
  },
};
