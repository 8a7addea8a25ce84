/**
 * The members of the first circle met when following `next` from any of the starts, or null: nobody is above
 * themself. Serves the tree of teams and the line of managers.
 */
export function findLoop<T>(starts: Iterable<T>, next: (of: T) => T | null | undefined): T[] | null {
  const safe = new Set<T>();
  for (const start of starts) {
    const path: T[] = [];
    let at: T | null | undefined = start;
    while (at !== null && at !== undefined && !safe.has(at)) {
      const before = path.indexOf(at);
      if (before >= 0) return path.slice(before);
      path.push(at);
      at = next(at);
    }
    for (const one of path) safe.add(one);
  }
  return null;
}
