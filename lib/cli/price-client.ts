import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { PriceApiError } from '../report/cost/live/price-api-error';
import { PACKAGE_FOLDER } from './package-json';

/** Alibaba Cloud's own client. It weighs 34 MB with what it needs, so a project that wants live prices installs it. */
export const PRICE_CLIENT = '@alicloud/bssopenapi20171214';
const CORE = '@alicloud/openapi-core';
const CREDENTIALS = '@alicloud/credentials';

/** Only what is used of the client: its own declarations are larger than those of this package. */
export interface PriceClient {
  connect(config: object): Api;
  readonly requests: {
    readonly GetPayAsYouGoPriceRequest: Model;
    readonly GetPayAsYouGoPriceRequestModuleList: Model;
    readonly GetSubscriptionPriceRequest: Model;
    readonly GetSubscriptionPriceRequestModuleList: Model;
  };
  readonly Credential: new (given?: object) => { getCredential(): Promise<FoundCredential> };
}

export interface Api {
  getPayAsYouGoPrice(request: object): Promise<Answer>;
  getSubscriptionPrice(request: object): Promise<Answer>;
}

export interface Answer {
  readonly body?: {
    readonly success?: boolean;
    readonly code?: string;
    readonly message?: string;
    readonly data?: PriceData;
  };
}

export interface PriceData {
  readonly currency?: string;
  /** Of what is paid ahead. */
  readonly tradePrice?: number;
  /** Of what is paid by use. */
  readonly moduleDetails?: {
    readonly moduleDetail?: readonly { readonly moduleCode?: string; readonly costAfterDiscount?: number }[];
  };
}

interface FoundCredential {
  readonly accessKeyId?: string;
  readonly accessKeySecret?: string;
  readonly securityToken?: string;
}

type Model = new (fields: object) => object;
type ClientModule = PriceClient['requests'] & { readonly default: new (config: object) => Api };
type CoreModule = { readonly $OpenApiUtil: { readonly Config: Model } };

/** Loads the client and what it brings with it. @throws PriceApiError where it is not installed */
export function loadPriceClient(): PriceClient {
  const requests = load<ClientModule>(PRICE_CLIENT);
  const { $OpenApiUtil } = load<CoreModule>(PRICE_CLIENT, CORE);
  const { default: Credential } = load<{ default: PriceClient['Credential'] }>(PRICE_CLIENT, CORE, CREDENTIALS);
  return { requests, Credential, connect: config => new requests.default(new $OpenApiUtil.Config(config)) };
}

/** Loads a package of the project, or beside this one. Each name after the first is of a package that the one before needs. */
function load<T>(...names: readonly string[]): T {
  for (const start of [resolve('package.json'), resolve(PACKAGE_FOLDER, 'package.json')]) {
    try {
      const file = names.reduce((from, name) => createRequire(from).resolve(name), start);
      return createRequire(start)(file) as T;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new PriceApiError('no-client', '', true);
}
