import type { ChangeAction } from '../report/diff/resource-change';
import { messages } from './language';

/** What is said of differences. */
export const DIFF_WORDS = messages({
  en: {
    action: { create: 'create', update: 'change', replace: 'replace', delete: 'delete' } as Readonly<
      Record<ChangeAction, string>
    >,
    nothing: 'no changes',
    loses: 'LOSES DATA',
    refused: {
      engine: 'protected: the engine will refuse this',
      cloud: 'deletion protection is on: the cloud will refuse this until it is off',
    },
    because: (address: string): string => `because of ${address}`,
    byTrigger: 'replace_triggered_by',
    cost: (before: string, after: string, change: string): string => `cost a month: ${before} → ${after} (${change})`,
    sameCost: (amount: string): string => `cost a month: ${amount}, as before`,
    newFindings: (count: number): string => (count === 1 ? '1 new finding' : `${count} new findings`),
    goneFindings: (count: number): string => (count === 1 ? '1 finding is gone' : `${count} findings are gone`),
    title: 'What this changes',
    lossTitle: (count: number): string =>
      count === 1 ? 'Data of 1 resource would be lost.' : `Data of ${count} resources would be lost.`,
    columns: ['', 'Resource', 'What changes'],
  },
  zh: {
    action: { create: '新建', update: '修改', replace: '替换', delete: '删除' },
    nothing: '没有变化',
    loses: '会丢失数据',
    refused: { engine: '受保护：引擎会拒绝执行', cloud: '删除保护已打开：关闭之前云会拒绝执行' },
    because: address => `由 ${address} 引起`,
    byTrigger: 'replace_triggered_by',
    cost: (before, after, change) => `每月费用：${before} → ${after}（${change}）`,
    sameCost: amount => `每月费用：${amount}，不变`,
    newFindings: count => `新增 ${count} 项检查结果`,
    goneFindings: count => `消除 ${count} 项检查结果`,
    title: '此次改动的影响',
    lossTitle: count => `有 ${count} 个资源的数据会丢失。`,
    columns: ['', '资源', '变化'],
  },
});
