import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was asked, by the names of the API. */
export interface Asked {
  readonly action: string;
  readonly query: Readonly<Record<string, string>>;
  /** The name of the key that signed it. */
  readonly key: string;
}

export interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Alibaba Cloud's price API (BSS OpenAPI, 2017-12-14) on this machine, as far as prices are asked of it. */
export class FakePriceApi {
  public static async start(): Promise<FakePriceApi> {
    const api = new FakePriceApi();
    await new Promise<void>(done => api.server.listen(0, '127.0.0.1', done));
    api.endpoint = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`;
    return api;
  }

  public endpoint = '';
  public readonly asked: Asked[] = [];
  public currency = 'CNY';
  /** What is refused, by the configuration. */
  public refuse: (config: string) => Refusal | undefined = () => undefined;
  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
  }

  public stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise(done => void this.server.close(() => done()));
  }

  private answer({ url = '/', headers }: IncomingMessage, response: ServerResponse): void {
    const query = Object.fromEntries(new URL(url, 'http://x').searchParams);
    const key = /^ACS3-HMAC-SHA256 Credential=([^,]+),/.exec(headers.authorization ?? '')?.[1] ?? '';
    const action = String(headers['x-acs-action']);
    this.asked.push({ action, query, key });
    const refused = this.refuse(query['ModuleList.1.Config'] ?? '');
    response.writeHead(refused?.status ?? 200, { 'content-type': 'application/json' });
    const said = refused
      ? { Code: refused.code, Message: refused.message, Success: false }
      : { Code: 'Success', Message: 'Successful!', Success: true, Data: this.data(action, query) };
    response.end(JSON.stringify({ RequestId: '1537A007-72D7-4165-8A26-8694A38E219A', ...said }));
  }

  private data(action: string, query: Readonly<Record<string, string>>): object {
    const module = query['ModuleList.1.ModuleCode'] ?? '';
    const cost = priceOf(module, query['ModuleList.1.Config'] ?? '');
    const detail = { ModuleCode: module, OriginalCost: cost * 2, CostAfterDiscount: cost, InvoiceDiscount: cost };
    const details = { ModuleDetails: { ModuleDetail: [detail] }, PromotionDetails: { PromotionDetail: [] } };
    if (action === 'GetPayAsYouGoPrice') return { Currency: this.currency, ...details };
    return { Currency: this.currency, ...details, OriginalPrice: cost * 2, TradePrice: cost, DiscountPrice: cost };
  }
}

/** The prices of nobody: by the hour a server 0.4 and a GiB of disk 0.001, by the day a Mbps 2. */
function priceOf(module: string, config: string): number {
  const number = (pattern: RegExp) => Number(pattern.exec(config)?.[1]);
  if (module === 'InstanceType') return 0.4;
  if (module === 'Bandwidth') return (number(/^Bandwidth:(\d+)/) / 1024) * 2;
  return number(/\.Size:(\d+)/) / 1000;
}

export const KEYS = { ALICLOUD_ACCESS_KEY: 'LTAI-known-to-nobody', ALICLOUD_SECRET_KEY: 'never-to-be-shown' };

/** Starts an API for each test of a file, and stops it after the test. Returns how to get that of the test. */
export function forEachTest(): () => FakePriceApi {
  let api: FakePriceApi;
  beforeEach(async () => {
    api = await FakePriceApi.start();
  });
  afterEach(() => api.stop());
  return () => api;
}
