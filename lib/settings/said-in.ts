import { continues, isLayer, Layer } from './presets';
import { SourcePath } from './source';

/**
 * Where a file says the setting at `path` of an environment: in the environment itself, or in what is common to all. Of a
 * setting that nobody says, where the nearest section around it is said.
 */
export function saidIn(file: Layer, environment: string, path: SourcePath): SourcePath {
  const own = ['environments', environment, ...path];
  let [under, over] = [file['common'], childOf(file['environments'], environment)];
  for (const key of path) {
    const [below, above] = [childOf(under, key), childOf(over, key)];
    if (above === undefined) {
      return below === undefined ? own : ['common', ...path];
    }
    if (!continues(below, above)) {
      return own;
    }
    [under, over] = [below, above];
  }
  return own;
}

function childOf(value: unknown, key: string | number): unknown {
  return isLayer(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}
