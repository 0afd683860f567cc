import type { RuleProse } from '../rule-prose';

/** The rules of storage in Chinese. */
export const STORAGE_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'storage/no-public-bucket': {
    what: '没有存储桶可以被所有人读或写。',
    why: '它的地址能从名称猜到，全部内容可被列出。',
    fix: '设为 `private`，由 CDN 读取（`StaticBucket`、`EdgeDelivery`）。',
  },
  'storage/no-public-policy': {
    what: '没有存储桶策略允许所有人做某件事。',
    why: 'ACL 是私有的存储桶，会被策略打开。',
    fix: '在 `Principal` 里写明是谁，或对请求来源加条件。',
  },
  'storage/public-access-blocked': {
    what: '存储桶拒绝被公开（`block_public_access`）。',
    why: '否则控制台里的一次点击，或一个自带 ACL 的对象，就会公开内容。',
    fix: '添加 `alicloud_oss_bucket_public_access_block`。',
  },
  'storage/encrypted': {
    what: '存储桶加密保存的内容。',
    why: '数据保护法规有此要求；使用 OSS 的密钥不收费。',
    fix: '添加 `alicloud_oss_bucket_server_side_encryption`。',
  },
  'storage/encrypted-with-own-key': {
    what: '存储桶用账号自己的密钥（KMS）加密。',
    why: '这样读取者还需要密钥，而且每次使用密钥都有记录。个人数据值得这笔费用，本来就公开的内容不值得。',
    fix: '把 `sse_algorithm` 设为 `KMS`，在 `kms_master_key_id` 中写明密钥。',
  },
  'storage/versioned': {
    what: '存储桶保留历史版本。',
    why: '没有它，无论误操作还是恶意，被覆盖或删除的内容就没有了。',
    fix: '添加状态为 `Enabled` 的 `alicloud_oss_bucket_versioning`（`protection.previousVersions`）。',
  },
  'storage/https-only': {
    what: '存储桶拒绝没有 TLS 的请求。',
    why: '否则签名地址和内容会在途中被读取。',
    fix: '添加策略，在 `acs:SecureTransport` 为 `false` 时拒绝一切。',
  },
  'storage/access-log': {
    what: '存储桶的访问有日志。',
    why: '泄露之后，只有它能说明被拿走了什么。',
    fix: '添加 `alicloud_oss_bucket_logging`，写入别人不能写的存储桶。',
  },
  'storage/accelerated': {
    what: '任何人都能读取的存储桶有传输加速。',
    why: '另一个大洲的读者要等很久。私有存储桶在同一地域内使用，加速只是白白花钱。',
    fix: '在存储桶前放 CDN 并把它设为私有（`EdgeDelivery`），或添加 `alicloud_oss_bucket_transfer_acceleration`。',
  },
  'storage/no-force-destroy': {
    what: '非空的存储桶不能被销毁。',
    why: '`force_destroy` 会先删除每个对象及其版本，再删除存储桶。',
    fix: '去掉 `force_destroy`；确实要删时手工清空。',
  },
  'storage/zone-redundant': {
    what: '存储桶保存在三个可用区（`ZRS`）。',
    why: '只存在一个可用区的存储桶会随该可用区一起不可用。创建之后不能更改。',
    fix: '把 `redundancy_type` 设为 `ZRS`。',
  },
};
