import type { RuleProse } from '../rule-prose';

/** The rules of data in Chinese. */
export const DATA_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'data/no-open-whitelist': {
    what: '数据库和缓存的白名单不放行所有人。',
    why: '有了 `0.0.0.0/0`，公网与数据之间就只剩口令。',
    fix: '列出服务器的网段，或放行它们的安全组。',
  },
  'data/no-public-address': {
    what: '数据库和缓存没有公网地址。',
    why: '有公网地址的实例一天之内就会被扫描到。',
    fix: '去掉公网连接，通过堡垒机或 VPN 访问。',
  },
  'data/password-required': {
    what: 'Redis 在 VPC 内也要求口令。',
    why: '没有口令，VPC 内任何系统的任何服务器都能读取和清空缓存。',
    fix: '保持 `vpc_auth_mode` 为 `Open`，每个客户端使用自己的账号。',
  },
  'data/tls': {
    what: '数据库和缓存使用 TLS。',
    why: '否则口令和数据以明文经过网络。',
    fix: '把 `ssl_action` 设为 `Open`（RDS），`ssl_enable` 设为 `Enable`（Redis），或 `ssl_enabled`（Tair）。',
  },
  'data/encrypted-at-rest': {
    what: '数据库和缓存保存的内容是加密的。',
    why: '备份和快照不需要实例和账号就能读取。事后开启需要重启，有的引擎则根本不能。',
    fix: '设置 `encryption_key`（云盘），引擎支持透明加密时设置 `tde_status`。',
  },
  'data/backups': {
    what: '栈内创建的数据库有备份，并保留 7 天或更久。',
    why: '错误常常在发生几天之后才被发现。',
    fix: '添加 `alicloud_db_backup_policy`，`backup_retention_period` 不小于 7。',
  },
  'data/two-nodes': {
    what: '数据库和缓存有第二个节点可以接管。',
    why: '单节点修多久就停多久，还可能丢失最后写入的数据。',
    fix: '选用高可用系列和带副本的规格。',
  },
  'data/deletion-protection': {
    what: '数据库和缓存实例拒绝被释放。',
    why: '否则一次错误的计划，或一次点击，数据就没有了。',
    fix: '打开释放保护（`deletion_protection`、`instance_release_protection`、`deletion_lock`）。',
  },
  'data/no-super-account': {
    what: '应用使用自己的账号，而不是什么都能做的账号。',
    why: '否则一个应用的漏洞就是所有人的数据库的漏洞。',
    fix: '创建 `Normal` 类型的账号，只授予它自己的数据库（`SharedDataAccess`）。',
  },
  'data/connection-log': {
    what: 'PostgreSQL 记录谁连接过、什么执行得慢。',
    why: '没有它，事后谁也说不出谁读过什么。',
    fix: '把参数 `log_connections`、`log_disconnections` 和 `log_duration` 设为 `on`。',
  },
};
