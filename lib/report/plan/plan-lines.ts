import type { Translated } from '../page/translated';

/** What a line of the plan is fulfilled by: a kind, such as `alicloud_vpc` or `backend boots`, and which one. */
export interface Claim {
  readonly kind: string;
  readonly what: string;
}

/** A line of the production plan. */
export interface PlanLine {
  readonly chapter: string;
  readonly line: Translated;
  readonly by: readonly Claim[];
}

/** Chapter, the line in English and in Chinese, and what fulfils it. `npm run coverage:docs` writes docs/coverage.md from it. */
const TABLE = `
1.1 | Internet → CDN | 互联网 → CDN | alicloud_cdn_domain_new: Web/Edge/Cdn, alicloud_alidns_record: Web/Edge/SiteRecord
1.1 | CDN → load balancer | CDN → 负载均衡 | alicloud_cdn_domain_config: Web/Edge/Cdn/LoadBalancerOrigin, alicloud_alidns_record: Web/Edge/OriginRecord
1.1 | load balancer → frontend and backend | 负载均衡 → 前端和后端 | alicloud_alb_server_group: Web/Frontend/ServerGroup, alicloud_alb_server_group: Web/Backend/ServerGroup, alicloud_alb_rule: Web/LoadBalancer/Api
1.1 | static files in OSS | 静态资源存于 OSS | alicloud_oss_bucket: Web/Assets
1.1 | shared RDS and Redis | 共享的 RDS 和 Redis | alicloud_db_database: Web/Data/Postgres, alicloud_kvstore_account: Web/Data/Redis
1.2 | Flask and Gunicorn | Flask 与 Gunicorn | backend boots: start gunicorn
1.2 | React, built by Vite | React，由 Vite 构建 | frontend boots: /srv/site
1.2 | Nginx | Nginx | frontend boots: configure nginx
1.2 | Docker and Compose | Docker 与 Compose | file: lib/boot/container-runtime.ts
2.1 | frontend 2 vCPU 4 GB, backend 4 vCPU 8 GB | 前端 2vCPU 4GB，后端 4vCPU 8GB | alicloud_ecs_launch_template: Web/Frontend/Fleet, alicloud_ecs_launch_template: Web/Backend/Fleet
2.1 | Ubuntu 22.04 LTS | Ubuntu 22.04 LTS | alicloud_ecs_launch_template: Web/Frontend/Fleet
2.2 | the instance of the other system, tables of our own | 使用对方系统的实例，表结构独立 | alicloud_db_database: Web/Data/Postgres, alicloud_rds_account: Web/Data/Postgres, alicloud_db_account_privilege: Web/Data/Postgres
2.3 | the instance of the other system, a namespace of our own | 使用对方系统的实例，命名空间隔离 | alicloud_kvstore_account: Web/Data/Redis, backend boots: REDIS_KEY_PREFIX
2.4 | ALB, HTTPS and HTTP | ALB，支持 HTTPS/HTTP | alicloud_alb_load_balancer: Web/LoadBalancer, alicloud_alb_listener: Web/LoadBalancer/Https, alicloud_alb_listener: Web/LoadBalancer/Http
2.4 | CDN for static files | CDN 加速静态资源 | alicloud_cdn_domain_config: Web/Edge/Cdn/CacheAssets
2.4 | OSS for what the frontend's build makes | OSS 存储前端构建产物 | alicloud_oss_bucket: Web/Assets, alicloud_oss_bucket_policy: Web/Assets
2.5 | CloudMonitor of ECS, RDS, Redis | 云监控：ECS、RDS、Redis | alicloud_cms_dynamic_tag_group: Web/Observe/Alarms/Backend, alicloud_cms_alarm: Web/Observe/Alarms/Postgres, alicloud_cms_alarm: Web/Observe/Alarms/Redis
2.5 | alarms of our own | 自定义告警 | alicloud_cms_alarm: Web/Observe/Alarms/LoadBalancer, alicloud_cms_metric_rule_template: Web/Observe/Alarms/Backend
2.5 | SLS: logs of the application | SLS：应用日志收集 | alicloud_log_store: Web/Observe/Logs/Application
2.5 | SLS: analysis of access logs | SLS：访问日志分析 | alicloud_log_dashboard: Web/Observe/Logs, alicloud_log_store_index: Web/Observe/Logs/Nginx
3.1 | 2 vCPU, 4 GB, 40 GB SSD, 5 Mbps | 2 核、4GB、40GB SSD、5Mbps | alicloud_ecs_launch_template: Web/Frontend/Fleet
3.2 | 4 vCPU, 8 GB, 60 GB SSD, 10 Mbps | 4 核、8GB、60GB SSD、10Mbps | alicloud_ecs_launch_template: Web/Backend/Fleet, alicloud_eip_address: Web/Network/Egress
4.1 | frontend: 80 and 443 from the load balancer, 22 from administrators | 前端：80、443 来自负载均衡，22 来自管理 IP | alicloud_security_group_rule: Web/Frontend/SecurityGroup
4.1 | backend: 5000 from the frontend, 22 from administrators | 后端：5000 来自前端，22 来自管理 IP | alicloud_security_group_rule: Web/Backend/SecurityGroup
4.1 | database: 5432 and 6379 from the backend | 数据库：5432、6379 来自后端 | alicloud_vswitch: Web/Network/Server
4.2 | a certificate | SSL 证书 | alicloud_alb_listener: Web/LoadBalancer/Https
4.2 | HTTPS enforced | HTTPS 强制重定向 | alicloud_alb_rule: Web/LoadBalancer/HttpsRedirect, alicloud_cdn_domain_config: Web/Edge/Cdn/HttpsRedirect
4.2 | HSTS | HSTS 安全头 | alicloud_cdn_domain_config: Web/Edge/Cdn/Hsts, frontend boots: Strict-Transport-Security
5.1 | VPC and subnets | VPC 和子网 | alicloud_vswitch: Web/Network/Server, alicloud_vswitch: Web/Network/LoadBalancer
5.1 | security groups | 安全组 | alicloud_security_group: Web/Frontend/SecurityGroup, alicloud_security_group: Web/Backend/SecurityGroup
5.1 | servers | 服务器 | alicloud_ess_scaling_group: Web/Frontend/Fleet, alicloud_ess_scaling_group: Web/Backend/Fleet
5.1 | RDS and Redis: joined, never made | RDS 和 Redis：只加入，不创建 | file: lib/rules/shared-instances-rule.ts
5.1 | load balancer and domain | 负载均衡和域名 | alicloud_alb_load_balancer: Web/LoadBalancer, alicloud_alidns_record: Web/Edge/SiteRecord
5.2 | backend: Python, virtual environment, dependencies | 后端：Python、虚拟环境、依赖 | backend boots: prepare-app
5.2 | backend: Gunicorn as a systemd service | 后端：Gunicorn 作为 systemd 服务 | backend boots: start gunicorn
5.2 | frontend: the build, fetched by version | 前端：按版本取得构建产物 | frontend boots: fetch-release
5.2 | frontend: Nginx | 前端：Nginx | frontend boots: configure nginx
5.3 | initialization, base data | 初始化脚本和基础数据 | backend boots: prepare the database
5.3 | connections | 数据库连接 | backend boots: write the connection settings
6.1 | branches and environments | 分支与环境 | file: examples/ci/github-actions/deploy.yml, file: lib/release/pipeline-identity.ts
6.2 | commit, build, test, image, push, deploy, health check, notification | 提交、构建、测试、镜像、推送、部署、健康检查、通知 | file: examples/ci/github-actions/deploy.yml, file: examples/ci/steps/image.sh, file: lib/release/image-registry.ts, file: examples/ci/steps/health.sh, file: examples/ci/steps/notify.sh
6.2 | a new version, server by server, and a look from outside | 逐台更新版本，并从外部检查 | alicloud_ess_instance_refresh: Web/Backend/Fleet, alicloud_cms_site_monitor: Web/Observe/Alarms/SiteMonitor
7.1 | CPU, memory, disk of servers | CPU、内存、磁盘使用率 | alicloud_cms_metric_rule_template: CPUUtilization, alicloud_cms_metric_rule_template: memory_usedutilization, alicloud_cms_metric_rule_template: diskusage_utilization
7.1 | response time | 应用响应时间 | alicloud_cms_alarm: LoadBalancerUpstreamResponseTime, alicloud_cms_alarm: ResponseTime
7.1 | error rate | 错误率 | alicloud_cms_alarm: LoadBalancerHTTPCode5XX, alicloud_cms_alarm: code5xx, alicloud_sls_alert: Web/Observe/Logs/ServerErrors
7.1 | connections of the database | 数据库连接数 | alicloud_cms_alarm: conn_usgae
7.2 | logs of the application | 应用日志收集 | alicloud_log_store: Web/Observe/Logs/Application, alicloud_log_store_index: Web/Observe/Logs/Application
7.2 | alarm on errors | 错误日志告警 | alicloud_sls_alert: Web/Observe/Logs/ApplicationErrors
7.2 | analysis of access logs | 访问日志分析 | alicloud_log_dashboard: Web/Observe/Logs, alicloud_log_store_index: Web/Observe/Logs/Nginx
7.2 | audit of security logs | 安全日志审计 | alicloud_actiontrail_trail: Web/Observe/Audit, alicloud_log_store: Web/Observe/Logs/Audit, alicloud_log_store_index: Web/Observe/Logs/Audit, alicloud_log_store: Web/Observe/Logs/System, alicloud_sls_alert: Web/Observe/Audit/RootLogin
7.3 | the database, every day | 数据库每日备份 | backend boots: dump the database every night, alicloud_sls_alert: Web/Observe/Logs/Dumps, alicloud_oss_bucket: Web/Backups/Bucket
7.3 | code, in Git; what was built, in a versioned bucket | 代码在 Git 中；构建产物在有版本的存储桶中 | alicloud_oss_bucket_versioning: Web/Assets
7.3 | configuration | 配置文件 | file: pigeon.yaml
7.3 | recovery from a disaster | 灾难恢复计划 | file: docs/recovery.md
8 | costs | 成本 | file: lib/report/cost/price-book.ts
9.1 | gzip | Gzip 压缩 | alicloud_cdn_domain_config: Web/Edge/Cdn/Gzip, frontend boots: gzip on
9.1 | CDN | CDN 加速 | alicloud_cdn_domain_new: Web/Edge/Cdn
9.1 | caches of browsers | 浏览器缓存策略 | frontend boots: immutable
9.1 | split code: a page that is open finds the files of its version | 代码分割：打开的页面仍能找到其版本的文件 | alicloud_oss_bucket_versioning: Web/Assets
9.2 | pool of connections | 数据库连接池 | backend boots: write the connection settings
9.2 | caches in Redis, in a namespace of our own | Redis 缓存，在独立的命名空间 | backend boots: REDIS_KEY_PREFIX
9.3 | servers tuned | 服务器性能调优 | backend boots: tune the kernel and its limits
9.3 | network tuned | 网络优化 | frontend boots: tcp_max_syn_backlog
10.1 | more servers behind the load balancer | 负载均衡后增加服务器 | alicloud_ess_scaling_group: Web/Backend/Fleet, alicloud_ess_server_group_attachment: Web/Backend/Fleet
10.1 | reads from a replica, where the owner has one | 读写分离，若对方有只读实例 | file: lib/data/data-connection.ts
10.2 | larger servers, disks, bandwidth | 更大的服务器、磁盘和带宽 | alicloud_ess_instance_refresh: Web/Backend/Fleet, alicloud_eip_address: Web/Network/Egress
11.1 | updates | 定期系统更新 | backend boots: install security updates by themselves
11.1 | firewall | 防火墙 | backend boots: close the ports that nothing answers on
11.1 | SSH by key | SSH 密钥认证 | backend boots: let administrators in by key only, alicloud_ecs_key_pair: Web/KeyPair
11.1 | services that are not needed | 禁用不必要服务 | backend boots: switch off services that are not needed
11.2 | HTTPS enforced | HTTPS 强制 | alicloud_alb_rule: Web/LoadBalancer/HttpsRedirect
11.2 | SQL injection | SQL 注入防护 | file: lib/network/firewall.ts
11.2 | XSS | XSS 防护 | frontend boots: Content-Security-Policy
11.2 | CSRF | CSRF 防护 | frontend boots: form-action
11.2 | limits on the API | API 访问限制 | alicloud_alb_rule: Web/LoadBalancer/Api, frontend boots: limit_req
11.3 | data encrypted | 数据加密 | alicloud_oss_bucket_server_side_encryption: Web/Assets, alicloud_ecs_launch_template: Web/Backend/Fleet, alicloud_oos_secret_parameter: Web/Data
11.3 | backups verified | 定期备份验证 | backend boots: verify-dump, alicloud_sls_alert: Web/Observe/Logs/Verifications
11.3 | access | 访问权限控制 | alicloud_ram_policy: Web/Backend/Fleet/Role, alicloud_oss_bucket_public_access_block: Web/Backups/Bucket, alicloud_db_account_privilege: Web/Data/Postgres, file: lib/release/people-access.ts
11.3 | sensitive fields masked | 敏感数据脱敏 | alicloud_logtail_config: Web/Observe/Logs/ApplicationSource
`;

/** Every line of the plan, in its order. */
export const PLAN_LINES: readonly PlanLine[] = TABLE.trim().split('\n').map(planLine);

function planLine(row: string): PlanLine {
  const [chapter = '', en = '', zh = '', by = ''] = row.split(' | ');
  return { chapter, line: { en, zh }, by: by.split(', ').map(claim) };
}

function claim(text: string): Claim {
  const [kind = '', ...what] = text.split(': ');
  return { kind, what: what.join(': ') };
}
