import type { RuleProse } from '../rule-prose';

/** The rules of edge in Chinese. */
export const EDGE_IN_CHINESE: Readonly<Record<string, RuleProse>> = {
  'edge/https-only': {
    what: '负载均衡对没有 TLS 的请求只回应到 HTTPS 的重定向。',
    why: '否则口令和会话会在途中被读取，页面会被篡改。',
    fix: '用覆盖所有路径的规则重定向 HTTP 监听（`ApplicationLoadBalancer` 已经这样做），或去掉该监听。',
  },
  'edge/modern-tls': {
    what: '负载均衡只使用 TLS 1.2 和 1.3。',
    why: 'TLS 1.0 和 1.1 已被攻破，支付行业禁止使用；而云上的默认策略仍支持它们。',
    fix: '把 `security_policy_id`（ALB）或 `tls_cipher_policy`（CLB）设为 `tls_cipher_policy_1_2_strict_with_1_3`。',
  },
  'edge/cdn-https': {
    what: 'CDN 有证书，并把访客转到 HTTPS。',
    why: '没有输入 `https://` 的访客会停留在任何人都能读取和篡改的连接上。',
    fix: '给域名配置证书并添加 `https_force` 功能（`EdgeDelivery` 已经这样做）。',
  },
  'edge/cdn-modern-tls': {
    what: 'CDN 只使用 TLS 1.2 和 1.3。',
    why: 'TLS 1.0 和 1.1 已被攻破，支付行业禁止使用。',
    fix: '添加 `https_tls_version` 功能，关闭 `tls10` 和 `tls11`。',
  },
  'edge/hsts': {
    what: '浏览器被告知只能用 HTTPS 访问（HSTS）。',
    why: '否则每次访问的第一个请求都可能在重定向之前被截获。',
    fix: '添加 `HSTS` 功能，期限一年（31536000）。',
  },
  'edge/cdn-origin-https': {
    what: 'CDN 用 HTTPS 回源。',
    why: '从 CDN 到源站的路也是公网。',
    fix: '添加 `forward_scheme` 功能，`scheme_origin` 设为 `https`。',
  },
  'edge/api-rate-limit': {
    what: '单个客户端不能向 API 发送任意多的请求。',
    why: '否则一个地址就能试口令、拷走数据，或让其他人无法使用。',
    fix: '在规则里添加带 `per_ip_qps` 的 `TrafficLimit` 动作（`apiRatePerClient`），或在前面放 WAF。',
  },
  'edge/web-firewall': {
    what: '公网负载均衡前面有 Web 应用防火墙。',
    why: '它在 SQL 注入和脚本注入找到应用漏洞之前就拦住。它要收费，由您选择。',
    fix: '把负载均衡接入 WAF 3.0，或选用 `StandardWithWaf` 版本。',
  },
};
