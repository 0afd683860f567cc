import { App, TerraformElement, TerraformResource, TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { rememberMove, type Path } from './former-paths';

/**
 * Says that the construct at `to` is the one that was at `from`, in another place or under another name: what it made is
 * kept, and not destroyed and made anew. Everything below it moves along, and keeps the names that it has in the cloud,
 * since for many resources another name is another resource.
 *
 *     const stack = new PigeonWebStack(app, 'shop', { region });
 *     moveConstruct(stack, 'Backend', 'Api/Servers');
 *     const api = new Construct(stack, 'Api');
 *     new PigeonWebBackend(api, 'Servers', …);
 *
 * Call it before the construct is made, and leave it in place for good: without it the names would change.
 *
 * @param stack what both paths begin below
 * @param from the path it had, such as `Web/Network`; several, oldest first, where it has moved more than once
 * @param to the path it has now
 * @throws when the construct at `to` is there already: its names are made by then
 */
export function moveConstruct(stack: TerraformStack, from: string | readonly string[], to: string): void {
  const places = [...(typeof from === 'string' ? [from] : from), to].map(parsePath);
  const [first, now] = [places[0] as Path, places.at(-1) as Path];
  if (places.some((place, index) => index > 0 && place.join('/') === (places[index - 1] as Path).join('/'))) {
    throw new RangeError(`'${to}' is where it was: a move goes from one path to another`);
  }
  if (find(stack, now)) {
    throw new RangeError(`'${stack.node.id}/${to}' is there already: say moveConstruct before it is made`);
  }
  rememberMove(stack, first, now);
  new MovedBlocks(stack, `Moved ${places.map(place => place.join('/')).join(' ')}`.replaceAll('/', '.'), places);
}

function parsePath(path: string): Path {
  const ids = path.split('/');
  if (ids.some(id => id === '')) {
    throw new RangeError(`a path is ids with '/' between them, such as 'Web/Network', got '${path}'`);
  }
  return ids;
}

function find(stack: TerraformStack, path: Path): Construct | undefined {
  return path.reduce<Construct | undefined>(
    (scope, id) => scope?.node.tryFindChild(id) as Construct | undefined,
    stack,
  );
}

interface MovedBlock {
  readonly from: string;
  readonly to: string;
}

/** The `moved` blocks of everything in a construct. They are known when all is made, so they are made at the synthesis. */
class MovedBlocks extends TerraformElement {
  constructor(
    private readonly stack: TerraformStack,
    id: string,
    private readonly places: readonly Path[],
  ) {
    super(stack, id);
    this.node.addValidation({ validate: () => this.problems() });
  }

  public override toTerraform(): unknown {
    const blocks = this.blocks();
    return blocks.length === 0 ? {} : { moved: blocks };
  }

  public override toHclTerraform(): unknown {
    const blocks = this.blocks().map(({ from, to }) => ({ to: reference(to), from: reference(from) }));
    return blocks.length === 0 ? {} : { moved: blocks };
  }

  private get now(): Path {
    return this.places.at(-1) as Path;
  }

  /** From each place to the next, for each resource. */
  private blocks(): MovedBlock[] {
    return this.resources().flatMap(resource => {
      const below = pathOf(resource).slice(this.now.length);
      const addresses = this.places
        .slice(0, -1)
        .map(place => `${resource.terraformResourceType}.${logicalId([...place, ...below])}`);
      return [...addresses, addressOf(resource)]
        .map((to, index, all) => ({ from: all[index - 1] ?? to, to }))
        .filter(({ from, to }) => from !== to);
    });
  }

  private resources(): TerraformResource[] {
    return (find(this.stack, this.now)?.node.findAll() ?? []).filter(isResource);
  }

  private problems(): string[] {
    if (this.resources().length === 0) {
      return [`'${this.now.join('/')}' has moved there, and makes no resource; is the path right?`];
    }
    const current = new Map(
      this.stack.node
        .findAll()
        .filter(isResource)
        .map(resource => [addressOf(resource), resource.node.path]),
    );
    return this.blocks().flatMap(({ from }) => {
      const path = current.get(from);
      return path === undefined ? [] : [`'${path}' is still there, and cannot have moved`];
    });
  }
}

function isResource(construct: unknown): construct is TerraformResource {
  return TerraformResource.isTerraformResource(construct);
}

function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

function pathOf(resource: TerraformResource): Path {
  const stack = TerraformStack.of(resource);
  return resource.node.scopes.slice(stack.node.scopes.length).map(scope => scope.node.id);
}

/** What cdktf calls the resource at a path, found out by asking it. */
function logicalId(path: Path): string {
  const stack = new TerraformStack(new App({ skipValidation: true }), 'former');
  const scope = path.slice(0, -1).reduce<Construct>((parent, id) => new Construct(parent, id), stack);
  return new TerraformElement(scope, path.at(-1) as string).friendlyUniqueId;
}

function reference(value: string): object {
  return { value, isBlock: false, type: 'simple', storageClassType: 'reference' };
}
