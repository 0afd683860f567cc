import { join } from 'node:path';
import { declarationsIn, exportsOf, withDeclarations } from '../declaration-text';
import { ENTRIES, reachedDeclarations } from '../declarations';
import { Documented, documented, Member } from './documented';

/** All that the declarations of the library say, for pages to be made from. */
export class Library {
  public static read(): Library {
    return withDeclarations(folder => {
      const [main, testing] = ENTRIES.map(entry => exportsOf(join(folder, entry)).map(documented));
      const all = [...reachedDeclarations(ENTRIES.map(entry => join(folder, entry)))].flatMap(declarationsIn);
      return new Library(main as Documented[], testing as Documented[], all.map(documented));
    });
  }

  private readonly byName: ReadonlyMap<string, Documented>;

  private constructor(
    /** What `pigeon-constructs` exports. */
    public readonly main: readonly Documented[],
    /** What `pigeon-constructs/testing` exports. */
    public readonly testing: readonly Documented[],
    all: readonly Documented[],
  ) {
    this.byName = new Map([...all, ...testing, ...main].map(each => [each.name, each]));
  }

  /** @throws when nothing of the name is declared */
  public get(name: string): Documented {
    const found = this.byName.get(name);
    if (!found) throw new Error(`nothing is declared by the name '${name}'`);
    return found;
  }

  public has(name: string): boolean {
    return this.byName.has(name);
  }

  /** What a class or an interface has, its own first, then that of what it extends. */
  public membersOf(of: string | Documented): Member[] {
    const { members, parents } = typeof of === 'string' ? this.get(of) : of;
    const inherited = parents
      .filter(parent => this.has(parent.name))
      .flatMap(parent => this.membersOf(parent.name).filter(member => parent.has(member.name)));
    const own = new Set(members.map(member => member.name));
    return [...members, ...inherited.filter(member => !own.has(member.name))];
  }

  /** What a class extends, itself first. */
  public lineage(name: string): string[] {
    if (!this.has(name)) return [name];
    return [name, ...this.get(name).parents.flatMap(parent => this.lineage(parent.name))];
  }

  /** Which page of the reference tells of something that is exported. */
  public pageOf(name: string): string {
    const found = this.main.find(each => each.name === name);
    if (!found) return 'testing';
    const [folder = '', file] = found.module.split('/');
    return file === undefined ? 'system' : folder;
  }

  public isExported(name: string): boolean {
    return [...this.main, ...this.testing].some(each => each.name === name);
  }
}
