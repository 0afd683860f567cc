import { isListValue, isObjectValue, type ObjectValue, type Value } from '../values/value';

/** Something that the cloud's API refuses although the provider plans it. */
export interface ApiRule {
  /** The types it is about. */
  readonly types: readonly string[];
  /** Why the arguments are refused, or nothing when they are fine. `others` are the resources of a type that exist already, with their ids. */
  refuse(args: ObjectValue, others: (type: string) => readonly ObjectValue[], type: string): string | undefined;
}

/** A rule about the arguments of one resource. */
export function refuse(types: string, why: string, isWrong: (args: ObjectValue) => boolean): ApiRule {
  return { types: types.split(' '), refuse: args => (isWrong(args) ? why : undefined) };
}

/** Text that must match, where it is given. */
export function mustMatch(types: string, path: string, pattern: RegExp, form: string): ApiRule {
  return {
    types: types.split(' '),
    refuse: args => {
      const wrong = valuesAt(args, path).find(
        value => typeof value === 'string' && value !== '' && !pattern.test(value),
      );
      return wrong === undefined ? undefined : `'${path}' must be ${form}, got '${String(wrong)}'`;
    },
  };
}

/** Text that must be one of a few, where it is given. */
export function mustBeOneOf(types: string, path: string, allowed: string): ApiRule {
  const values = allowed.split(' ');
  return mustMatch(
    types,
    path,
    new RegExp(`^(${values.join('|').replaceAll('.', '\\.')})$`),
    `one of ${values.join(', ')}`,
  );
}

/** A number, or text that is one, that must lie within `min` and `max`, where it is given. */
export function mustLieWithin(types: string, path: string, min: number, max: number): ApiRule {
  return {
    types: types.split(' '),
    refuse: args => {
      const wrong = given(args, path).find(value => !(Number(value) >= min && Number(value) <= max));
      return wrong === undefined ? undefined : `'${path}' must lie within ${min} and ${max}, got ${String(wrong)}`;
    },
  };
}

/** Arguments of which one at least must be given. */
export function mustHave(types: string, paths: string): ApiRule {
  const names = paths.split(' ');
  return refuse(types, `${names.map(name => `'${name}'`).join(' or ')} is missing`, args =>
    names.every(name => given(args, name).length === 0),
  );
}

/** The values at a path such as `health_check_config.health_check_path`, in each of the blocks on the way. */
export function valuesAt(args: Value, path: string): Value[] {
  return path
    .split('.')
    .reduce<Value[]>(
      (values, step) => values.flatMap(value => (isObjectValue(value) ? spread(value[step] ?? null) : [])),
      [args],
    );
}

/** The values at a path that are given: neither null nor empty. */
export function given(args: Value, path: string): Value[] {
  return valuesAt(args, path).filter(value => value !== null && value !== '');
}

/** The first value at a path. */
export function first(args: Value, path: string): Value {
  return valuesAt(args, path)[0] ?? null;
}

function spread(value: Value): readonly Value[] {
  return isListValue(value) ? value : [value];
}
