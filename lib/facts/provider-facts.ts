import { join } from 'node:path';
import { FactsFile } from './facts-file';
import type { ResourceFacts } from './model';
import { parseSection } from './parse-facts';
import { readResource } from './read-model';

let embedded: ProviderFacts | undefined;

/**
 * What is known about the alicloud provider: which arguments each type has, and how the provider treats them.
 *
 * Files are read at the first question about them, and a type is parsed at the first question about it, so a stack pays
 * for what it uses.
 */
export class ProviderFacts {
  /** The facts that come with this package. */
  public static embedded(): ProviderFacts {
    // The same relative path holds from lib/facts, and from the bundles in dist/lib and dist/bin.
    embedded ??= ProviderFacts.fromFolder(join(__dirname, '../../provider/facts'));
    return embedded;
  }

  /** Facts of another folder of the same form, such as those of another version of the provider. */
  public static fromFolder(folder: string): ProviderFacts {
    return new ProviderFacts(name => FactsFile.read(join(folder, name)));
  }

  private readonly resources: LazySections;
  private readonly dataSources: LazySections;
  private readonly block: LazySections;

  private constructor(open: (fileName: string) => FactsFile) {
    this.resources = new LazySections(() => open('resources.txt'));
    this.dataSources = new LazySections(() => open('data-sources.txt'));
    this.block = new LazySections(() => open('provider.txt'));
  }

  /** Version of the provider whose schema this is, such as `1.283.0`. */
  public get version(): string {
    return this.origin('schema');
  }

  /** Version of the provider that was asked how it behaves. It may be older than `version`. */
  public get behaviourVersion(): string {
    return this.origin('behaviour');
  }

  /** Address of the provider in a registry, host first. */
  public get source(): string {
    return this.origin('source');
  }

  /** The facts of a resource type such as `alicloud_vpc`, or nothing when the provider has no such type. */
  public resource(type: string): ResourceFacts | undefined {
    return this.resources.get(type);
  }

  /** The facts of a data source type such as `alicloud_zones`, or nothing when the provider has no such type. */
  public dataSource(type: string): ResourceFacts | undefined {
    return this.dataSources.get(type);
  }

  /** The arguments of the provider block. */
  public provider(): ResourceFacts {
    const facts = this.block.get('alicloud');
    if (facts === undefined) throw new Error('provider.txt of the provider facts has no section `provider alicloud`');
    return facts;
  }

  /** Every resource type, in alphabetical order. */
  public resourceTypes(): readonly string[] {
    return this.resources.names();
  }

  /** Every data source type, in alphabetical order. */
  public dataSourceTypes(): readonly string[] {
    return this.dataSources.names();
  }

  private origin(word: string): string {
    const section = this.block.text('about');
    const value = section && parseSection(section).words.get(word)?.[0];
    if (!value)
      throw new Error(`provider.txt of the provider facts does not say '${word}' in its section 'facts about'`);
    return value;
  }
}

/** The sections of a file, read and parsed when asked for, once. */
class LazySections {
  private readonly parsed = new Map<string, ResourceFacts>();
  private opened?: FactsFile;

  constructor(private readonly open: () => FactsFile) {}

  public names(): readonly string[] {
    return this.file().names();
  }

  public text(name: string): string | undefined {
    return this.file().section(name);
  }

  public get(name: string): ResourceFacts | undefined {
    const known = this.parsed.get(name);
    if (known) return known;
    const text = this.text(name);
    if (text === undefined) return undefined;
    const facts = readResource(parseSection(text));
    this.parsed.set(name, facts);
    return facts;
  }

  private file(): FactsFile {
    return (this.opened ??= this.open());
  }
}
