import { PriceApiError } from '../report/cost/live/price-api-error';
import type { AskPrice, LivePrice } from '../report/cost/live/live-prices';
import type { Question } from '../report/cost/live/quote';
import { plainLine } from './plain-text';
import { loadPriceClient, type Answer, type Api, type PriceClient, type PriceData } from './price-client';

/** The hours of a month and the days, as Alibaba Cloud's calculator takes them. */
const A_MONTH = { Hour: 730, Day: 730 / 24 } as const;
const PATIENCE = { connectTimeout: 5_000, readTimeout: 15_000 } as const;

/**
 * Connects to the price API.
 *
 * @param endpoint a host, such as `business.ap-southeast-1.aliyuncs.com`; with `http://` one of this machine only
 * @throws PriceApiError without the client, or credentials
 */
export async function connectPriceApi(
  endpoint: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Promise<AskPrice> {
  const { host, protocol } = addressOf(endpoint);
  const client = loadPriceClient();
  const { credential, secrets } = await findCredential(client, env);
  const api = client.connect({ credential, endpoint: host, protocol, ...PATIENCE });
  return async question => {
    try {
      return await askOne(client, api, question);
    } catch (error) {
      throw error instanceof PriceApiError ? error : refusal(error as Refusal, secrets);
    }
  };
}

async function askOne(client: PriceClient, api: Api, question: Question): Promise<LivePrice> {
  const { product, region, module, config, priceType, isSubscription } = question;
  const asked = { moduleCode: module, config: product === 'ecs' ? `${config},Region:${region}` : config };
  const common = { productCode: product, region };
  if (isSubscription) {
    const moduleList = [new client.requests.GetSubscriptionPriceRequestModuleList(asked)];
    const period = { orderType: 'NewOrder', servicePeriodQuantity: 1, servicePeriodUnit: 'Month', quantity: 1 };
    const request = { ...common, ...period, subscriptionType: 'Subscription', moduleList };
    const data = dataOf(await api.getSubscriptionPrice(new client.requests.GetSubscriptionPriceRequest(request)));
    return priceOf(data, data.tradePrice, 1);
  }
  const moduleList = [new client.requests.GetPayAsYouGoPriceRequestModuleList({ ...asked, priceType })];
  const request = { ...common, subscriptionType: 'PayAsYouGo', moduleList };
  const data = dataOf(await api.getPayAsYouGoPrice(new client.requests.GetPayAsYouGoPriceRequest(request)));
  const detail = data.moduleDetails?.moduleDetail?.find(({ moduleCode }) => moduleCode === module);
  return priceOf(data, detail?.costAfterDiscount, A_MONTH[priceType]);
}

/** The API says by a field, and not by its status, that it knows no price. */
function dataOf({ body }: Answer): PriceData {
  if (body?.success === true && body.data) return body.data;
  throw Object.assign(new Error(body?.message ?? '?'), { code: body?.code ?? '?', statusCode: 200 });
}

function priceOf({ currency }: PriceData, price: number | undefined, times: number): LivePrice {
  if (currency === undefined || !Number.isFinite(price)) throw new PriceApiError('no-price');
  return { price: Math.round((price as number) * times * 100) / 100, currency };
}

/** What went wrong, in a line. A refused signature is answered with what was signed: none of that is shown. */
function refusal({ message = '', code, statusCode }: Refusal, secrets: readonly string[]): PriceApiError {
  const [said = ''] = message.replace(/^([\w.]+: )?code: \d+, /, '').split(/ ?server string to sign| request id: /i);
  const isOfAll =
    statusCode === undefined ||
    /^(InvalidAccessKeyId|InvalidSecurityToken|Signature|NotAuthorized|NoPermission|Forbidden|Throttling)/.test(
      code ?? '',
    );
  const line = secrets.reduce(
    (text, secret) => text.replaceAll(secret, '…'),
    code === undefined ? said : `${code}: ${said}`,
  );
  // A network that does not answer is told with the whole address; the host is enough.
  return new PriceApiError(
    'refused',
    plainLine(line)
      .replace(/\/?\?\S*/g, '')
      .slice(0, 300),
    isOfAll,
  );
}

/** The names that Terraform's provider reads come first, then the default chain of Alibaba Cloud's own programs. */
async function findCredential(client: PriceClient, env: Readonly<Record<string, string | undefined>>) {
  const {
    ALICLOUD_ACCESS_KEY: accessKeyId,
    ALICLOUD_SECRET_KEY: accessKeySecret,
    ALICLOUD_SECURITY_TOKEN: securityToken,
  } = env;
  const type = securityToken ? 'sts' : 'access_key';
  const given = accessKeyId && accessKeySecret ? { type, accessKeyId, accessKeySecret, securityToken } : undefined;
  try {
    const credential = new client.Credential(given);
    const found = await credential.getCredential();
    const secrets = [found.accessKeyId, found.accessKeySecret, found.securityToken].filter(
      one => one !== undefined && one !== '',
    );
    return { credential, secrets: secrets as string[] };
  } catch {
    // What the chain says of each place has a dozen lines, and may quote a file of credentials.
    throw new PriceApiError('no-credentials', '', true);
  }
}

function addressOf(endpoint = 'business.aliyuncs.com'): { host: string; protocol: 'HTTP' | 'HTTPS' } {
  const [, scheme = 'https', host = ''] = /^(?:(https?):\/\/)?([\w.-]+(?::\d+)?)$/.exec(endpoint) ?? [];
  const isHere = /^(127\.0\.0\.1|localhost)(:|$)/.test(host);
  if (host === '' || (scheme === 'http' && !isHere)) {
    throw new RangeError(`'--live' names a host, such as business.ap-southeast-1.aliyuncs.com, got '${endpoint}'`);
  }
  return { host, protocol: scheme === 'http' ? 'HTTP' : 'HTTPS' };
}

interface Refusal {
  readonly message?: string;
  readonly code?: string;
  readonly statusCode?: number;
}
