import type { ServiceDefinition } from '@grpc/grpc-js';
import { fromJSON } from '@grpc/proto-loader';
import { protocol } from './messages';

let known: ServiceDefinition | undefined;

/** The provider service of Terraform's plugin protocol 5. */
export function providerService(): ServiceDefinition {
  known ??= load();
  return known;
}

function load(): ServiceDefinition {
  const definition = fromJSON(protocol() as Parameters<typeof fromJSON>[0], {
    keepCase: true,
    longs: Number,
    oneofs: true,
  });
  const service = { ...(definition['tfplugin5.Provider'] as ServiceDefinition) };
  const getSchema = service['GetSchema'];
  if (getSchema === undefined) throw new Error('the protocol has no method GetSchema');
  // A schema of 1,906 types takes a second to write, and is asked for in every run: it comes here written already.
  const write = getSchema.responseSerialize;
  const responseSerialize = (answer: unknown): Buffer => (Buffer.isBuffer(answer) ? answer : write(answer as object));
  return { ...service, GetSchema: { ...getSchema, responseSerialize } };
}

/** The written form of a `GetSchema` answer. */
export function writeSchema(answer: object): Buffer {
  return providerService()['GetSchema']!.responseSerialize(answer);
}
