import { sql } from 'drizzle-orm';
import type { Tx } from './db.ts';
import type { Db } from './driver.ts';

/**
 * For the queries that are asked many times an hour: building one takes longer than running it, so it is built once
 * for each database and afterwards only given its values. `value` stands for one of them; it reaches the database as it
 * is, except in `values` and `set`, where its column still says how it is stored.
 */
export function prepared<Query>(build: (db: Db, value: typeof sql.placeholder) => Query): (tx: Tx) => Query {
  const built = new WeakMap<Db, Query>();
  return ({ db }) => {
    const query = built.get(db) ?? build(db, sql.placeholder);
    built.set(db, query);
    return query;
  };
}
