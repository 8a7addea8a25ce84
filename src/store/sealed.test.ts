import { is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { expect, test } from 'vitest';
import * as schema from './schema.ts';
import { PLACES } from './sealed.ts';

/** Sealed with the key of its week; who answered is a keyed hash. */
const OTHERWISE = ['pulse_answer.score', 'pulse_answer.who', 'pulse_answered.who'];

test('every column with words of people is known', () => {
  const columns = Object.values(schema)
    .flatMap((table) => (is(table, SQLiteTable) ? [getTableConfig(table)] : []))
    .flatMap(({ name, columns }) => columns.map((column) => ({ table: name, column })))
    .filter(({ column }) => column.getSQLType() === 'blob')
    .map(({ table, column }) => `${table}.${column.name}`);
  const known = PLACES.map(({ table, column }) => `${table}.${column}`);
  expect([...known, ...OTHERWISE].toSorted()).toEqual(columns.toSorted());
});
