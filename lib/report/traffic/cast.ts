import type { WrittenStack } from '../stack-reader';
import { actor, INTERNET, type Actor, type ActorKind } from './actor';
import { actorsIn } from './actors';
import { covers, isAnywhere, overlap } from './address-range';

/** Everybody who takes part in the traffic of a stack. Who is known by an address alone is added when a rule names them. */
export class Cast {
  private readonly members: Map<string, Actor>;

  constructor(stack: WrittenStack) {
    this.members = new Map(actorsIn(stack).map(one => [one.id, one]));
  }

  public get all(): Actor[] {
    return [...this.members.values()];
  }

  public ofKind(...kinds: readonly ActorKind[]): Actor[] {
    return this.all.filter(({ kind }) => kinds.includes(kind));
  }

  public find(id: string): Actor | undefined {
    return this.members.get(id);
  }

  /** Whose resource an address is. */
  public of(address: string): Actor | undefined {
    return this.find(address) ?? this.all.find(({ parts }) => parts.includes(address));
  }

  /** The servers in a security group, or the group itself while it has none. */
  public inGroup(group: string): Actor[] {
    const members = this.all.filter(({ groups }) => groups.includes(group));
    return members.length > 0 ? members : [this.known('security-group', group)];
  }

  /** Who calls from a range of addresses: those of the stack whose vswitches are in it, and whoever else may have one. */
  public inRange(range: string): Actor[] {
    if (isAnywhere(range)) return [INTERNET];
    const inside = this.ofKind('load-balancer', 'servers').filter(({ ranges }) =>
      ranges.some(one => overlap(range, one)),
    );
    const isOneVswitch = inside.some(({ ranges }) => ranges.some(one => covers(one, range)));
    return isOneVswitch ? inside : [...inside, this.known('range', range)];
  }

  /** Somebody who is known by a name alone. */
  public known(kind: ActorKind, name: string): Actor {
    const id = `${kind}:${name}`;
    const found = this.members.get(id) ?? actor({ id, kind, name, isOurs: false });
    this.members.set(id, found);
    return found;
  }
}
