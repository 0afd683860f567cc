import type { PriceFile } from './price-book';

/** The prices of the plan's table. It has no date of its own: this is the day on which they were taken over. */
export const PLAN_PRICES: PriceFile = {
  name: 'plan',
  source: '阿里云生产环境部署方案, 8. 成本估算',
  date: '2026-11-24',
  region: 'cn-hangzhou',
  currency: 'CNY',
  prices: {
    'server/2-vcpu/4-gib': { price: 280, unit: 'month' },
    'server/4-vcpu/8-gib': { price: 560, unit: 'month' },
    'load-balancer/Standard': { price: 180, unit: 'month' },
    'cdn-traffic': { price: 200, per: 100, unit: 'GB' },
    'oss-storage': { price: 20, per: 100, unit: 'GB' },
    bandwidth: { price: 500, per: 10, unit: 'Mbps' },
  },
  usage: { 'cdn-traffic': 100, 'oss-storage': 100 },
  sharingSaves: 1030,
};
