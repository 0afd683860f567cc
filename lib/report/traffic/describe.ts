import type { Words } from '../words';
import type { Actor } from './actor';

/** What an actor is called, in one line. */
export function actorName(actor: Actor, words: Words): string {
  const kind = kindName(actor, words);
  const isSaid = actor.kind === 'internet' || actor.kind === 'servers' || actor.name === '';
  return isSaid ? kind : `${kind} ${actor.name}`;
}

/** What kind of thing it is; servers are called by their name. */
export function kindName({ kind, name }: Actor, words: Words): string {
  switch (kind) {
    case 'internet':
      return words.internet;
    case 'range':
      return words.addresses;
    case 'prefix-list':
      return words.prefixList;
    case 'host':
      return words.host;
    case 'cdn':
      return words.cdn;
    case 'bucket':
      return words.bucket;
    case 'load-balancer':
      return words.loadBalancer;
    case 'security-group':
      return words.securityGroup;
    case 'nat':
      return words.nat;
    case 'database':
      return words.database;
    case 'cache':
      return words.cache;
    case 'servers':
      return name;
  }
}

/** Such as `HTTPS 443`, `tcp 80, 443`, `any port`. */
export function portsText(protocol: string, ports: readonly string[], words: Words): string {
  const isAnyPort = ports.length === 0 || ports.includes('all');
  if (protocol === 'all') return isAnyPort ? words.anyPort : `${words.anyProtocol} ${ports.join(', ')}`;
  const name = protocol.startsWith('http') || protocol === 'quic' ? protocol.toUpperCase() : protocol;
  return isAnyPort ? `${name}, ${words.anyPort}` : `${name} ${ports.join(', ')}`;
}

/** Which requests, such as `/api, /api/*`; empty for all. */
export function pathsText(paths: readonly string[], words: Words): string {
  return paths.map(path => (path.startsWith('!') ? words.allBut(path.slice(1)) : path)).join(', ');
}

/** Ports in their order, each once. */
export function sortPorts(ports: readonly string[]): string[] {
  return [...new Set(ports)].toSorted((a, b) => parseInt(a, 10) - parseInt(b, 10) || (a < b ? -1 : 1));
}
