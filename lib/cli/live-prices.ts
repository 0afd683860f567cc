import { askLivePrices, type LivePrices } from '../report/cost/live/live-prices';
import { PriceApiError } from '../report/cost/live/price-api-error';
import type { PriceFile } from '../report/cost/price-book';
import type { WrittenStack } from '../report/stack-reader';
import { messages, type Language } from './language';
import { connectPriceApi } from './price-api';
import { PRICE_CLIENT } from './price-client';
import type { Terminal } from './terminal';

const INSTALL = `npm install --save-dev ${PRICE_CLIENT}`;

const WORDS = messages({
  en: {
    asking: 'asking for live prices',
    none: (of: string, why: string): string => `no live price${of}: ${why}; the price book is used`,
    of: (asked: readonly string[]): string => ` of ${asked.join(' and of ')}`,
    why: {
      refused: (said: string): string => said,
      'no-price': () => 'the answer has none',
      'no-credentials': () =>
        'there are no credentials; set ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY, or use a role or a profile',
      'no-client': () => `the client of the price API is not installed; ${INSTALL}`,
      currency: (currency: string) => `it is in ${currency}, and others are not`,
    },
  },
  zh: {
    asking: '正在查询实时价格',
    none: (of, why) => `没有实时价格${of}：${why}；使用价格表中的价格`,
    of: asked => `（${asked.join('；')}）`,
    why: {
      refused: said => said,
      'no-price': () => '回答中没有价格',
      'no-credentials': () => '没有凭证；请设置 ALICLOUD_ACCESS_KEY 和 ALICLOUD_SECRET_KEY，或使用角色或配置文件',
      'no-client': () => `没有安装价格 API 的客户端；${INSTALL}`,
      currency: currency => `货币为 ${currency}，与其他价格不同`,
    },
  },
});

/**
 * Live prices of stacks, as far as there are any. What is in the way is told in a line, and is no reason to end.
 *
 * @param host of the price API, or `true` for that of the site in China
 */
export async function livePrices(
  stacks: readonly WrittenStack[],
  own: readonly PriceFile[],
  host: string | true,
  terminal: Terminal,
  language: Language,
): Promise<PriceFile[]> {
  const words = WORDS[language];
  const { file, problems } = await terminal.during(words.asking, async (): Promise<LivePrices> => {
    try {
      const ask = await connectPriceApi(host === true ? undefined : host, terminal.env);
      return await askLivePrices(stacks, own, ask, new Date().toISOString().slice(0, 10));
    } catch (error) {
      if (error instanceof PriceApiError) return { problems: [{ asked: [], error }] };
      throw error;
    }
  });
  for (const { asked, error } of problems) {
    const of = error.concernsAll || asked.length === 0 ? '' : words.of(asked);
    terminal.note({ text: words.none(of, words.why[error.reason](error.detail)), style: 'yellow' });
  }
  return file ? [file] : [];
}
