import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Server, ServerCredentials, status, type UntypedServiceImplementation } from '@grpc/grpc-js';
import type { SimulatedProvider } from '../provider/simulated-provider';
import { providerService, writeSchema } from './definition';
import { providerMethods } from './provider-methods';
import { schemaMessage, type SchemaTypes } from './schema-message';

/** Asks and answers, as the codec reads and writes them. */
type Method = (request: never) => object | Promise<object>;

/** A provider that Terraform can reach, instead of a plugin of its own. */
export class ProviderServer {
  /**
   * Starts to serve a provider to processes of this machine.
   * @param types what the schema tells of (default: everything)
   */
  public static async start(provider: SimulatedProvider, types?: SchemaTypes): Promise<ProviderServer> {
    const server = new Server({ 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 });
    const schema = writeSchema(schemaMessage(provider.facts, types));
    server.addService(providerService(), implementation({ GetSchema: () => schema, ...providerMethods(provider) }));
    const folder = mkdtempSync(join(tmpdir(), 'rehearse-'));
    // Windows has no such sockets for Terraform; there a port of this machine does.
    const socket = process.platform === 'win32' ? undefined : join(folder, 'provider.sock');
    const port = await bind(server, socket ? `unix:${socket}` : '127.0.0.1:0');
    return new ProviderServer(server, folder, provider.facts.source, socket ?? `127.0.0.1:${port}`);
  }

  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    private readonly source: string,
    private readonly address: string,
  ) {}

  /** What makes Terraform or OpenTofu use this provider: variables for the environment of its process. */
  public get environment(): Readonly<Record<string, string>> {
    const attachment = {
      Protocol: 'grpc',
      ProtocolVersion: 5,
      Pid: process.pid,
      // The engine must not end this process when it is done.
      Test: true,
      Addr: { Network: this.address.startsWith('127.') ? 'tcp' : 'unix', String: this.address },
    };
    const name = this.source.replace(/^registry\.terraform\.io\//, '');
    // OpenTofu has a registry of its own, and finds the provider under that name.
    const sources = [`registry.terraform.io/${name}`, `registry.opentofu.org/${name}`];
    return { TF_REATTACH_PROVIDERS: JSON.stringify(Object.fromEntries(sources.map(source => [source, attachment]))) };
  }

  /** Ends the service. Processes that still use it fail. */
  public stop(): void {
    this.server.forceShutdown();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (problem, port) =>
      problem ? reject(problem) : resolve(port),
    );
  });
}

/** The form that gRPC wants: an answer is given to a callback. */
function implementation(methods: Readonly<Record<string, Method>>): UntypedServiceImplementation {
  const entries = Object.entries(methods).map(([name, method]) => [
    name,
    (call: { request: unknown }, done: (problem: object | null, answer?: object) => void): void => {
      void (async () => method(call.request as never))().then(
        answer => done(null, answer),
        (problem: Error) => done({ code: status.INTERNAL, message: `${name}: ${problem.message}` }),
      );
    },
  ]);
  return Object.fromEntries(entries) as UntypedServiceImplementation;
}
