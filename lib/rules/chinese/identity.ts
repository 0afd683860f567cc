import type { RuleProse } from '../rule-prose';

/** The rules of identity in Chinese. */
export const IDENTITY_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'identity/no-administrator-policy': {
    what: '没有策略允许对所有资源做所有操作。',
    why: '谁拿到这个身份，谁就拿到整个账号。',
    fix: '列出需要的操作和资源。',
  },
  'identity/no-administrator-grant': {
    what: '应用的栈不会让任何人成为管理员。',
    why: '否则能部署应用的人就拥有账号。',
    fix: '绑定只含所需操作的策略。管理员由人工设置，而且要少。',
  },
  'identity/no-wildcard-action': {
    what: '策略列出操作，而不是一个服务的全部操作。',
    why: '只需读取一个密钥的服务器，不需要能删除所有密钥。',
    fix: '列出实际调用的操作；审计日志会告诉您有哪些。',
  },
  'identity/no-wildcard-resource': {
    what: '服务支持按名称授权时，策略写明资源。',
    why: '否则授权会波及同一账号里其他系统的资源。',
    fix: '写明资源（`acs:oss:*:*:my-bucket/*`）。RAM 无法按资源限制的操作（例如告警和证书）不计在内。',
  },
  'identity/no-grant-to-user': {
    what: '策略绑定到用户组和角色，而不是单个人。',
    why: '否则谁也看不清谁能做什么，而人会一直保留曾经得到的权限。',
    fix: '把策略绑定到用户组，再把人加入组。',
  },
  'identity/no-access-key': {
    what: '不创建 AccessKey。',
    why: 'AccessKey 永不过期，在任何地方都有效，其密钥还会进入 state。',
    fix: '服务器使用角色，流水线使用 OIDC 身份提供商（`PipelineIdentity`）。',
  },
  'identity/trusted-principals': {
    what: '角色写明谁可以扮演它：没有通配符，对 OIDC 身份提供商只信任写明所有者的主体。',
    why: '信任整个身份提供商（例如 GitHub）的角色，对全世界的仓库开放。',
    fix: '写明主体，并用 `oidc:sub` 限定仓库和分支。',
  },
  'identity/no-literal-password': {
    what: '栈里没有写明的口令、私钥或密钥。',
    why: '否则它会出现在合成的文件、计划、state 以及它们的历史里。',
    fix: '使用 KMS 密文（`kms_encrypted_password`），或用占位符创建密钥，在别处填写（`ignore_changes`）。',
  },
  'identity/no-provider-keys': {
    what: 'provider 和 state 后端都没有配置 AccessKey。',
    why: '否则能读仓库或流水线输出的人就能以部署者的身份行事。',
    fix: '从运行环境获取凭证：角色或 OIDC 令牌。',
  },
  'identity/strong-passwords': {
    what: '账号要求人们使用长口令（14 位或更长），几次错误后锁定。',
    why: '短口令会被猜中。',
    fix: '把 `minimum_password_length` 设为 14 或更大，保留各项要求，`max_login_attempts` 不超过 5。',
  },
  'identity/second-factor': {
    what: '登录控制台需要第二因素。',
    why: '只有口令时，一个看起来像真的页面就能骗走它。',
    fix: '登录上设置 `mfa_bind_required`，账号上设置 `enforce_mfa_for_login`。',
  },
  'identity/rotated-keys': {
    what: 'KMS 密钥自动轮转，每年至少一次。',
    why: '这样一把被盗的密钥只能读取它使用期间写入的内容。',
    fix: '把 `automatic_rotation` 设为 `Enabled`，`rotation_interval` 设为 `365d` 或更短。',
  },
};
