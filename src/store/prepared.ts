import type { Tx } from './db.ts';
import type { Db } from './driver.ts';

/**
 * For the few queries that are asked many times in every transaction: building one takes longer than running it, so
 * it is built once for each database and afterwards only given its values (`sql.placeholder`).
 */
export function prepared<Query>(build: (db: Db) => Query): (tx: Tx) => Query {
  const built = new WeakMap<Db, Query>();
  return ({ db }) => {
    const query = built.get(db) ?? build(db);
    built.set(db, query);
    return query;
  };
}
