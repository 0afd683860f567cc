/** A name of a file for each name of a stack: no two alike, and none that leads out of a folder. */
export function fileNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    const plain = name.replace(/[^A-Za-z0-9_-]+/g, '-').slice(0, 100) || 'stack';
    let free = plain;
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${plain}-${count}`;
    taken.add(free.toLowerCase());
    return free;
  });
}
