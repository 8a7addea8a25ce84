import { expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { appendAudit, auditName, purgeAudit, recentAudit } from './audit.ts';
import { createCipher } from './cipher.ts';
import { openStore } from './db.ts';
import { getRuntime, setRuntime } from './runtime.ts';
import { audit } from './schema.ts';
import { firstTime, purgeSeen } from './seen.ts';

const DAY = 24 * 3600_000;
const clock = movableClock(1000);
const open = () => openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });

test('the log names people by a keyed hash only', () => {
  const store = open();
  store.transact((tx) => {
    appendAudit(tx, { actor: 4711, what: 'role.granted', subject: 4712, detail: 'hr' });
    appendAudit(tx, { actor: 'cli', what: 'setting.changed' });
    const rows = recentAudit(tx, 10);
    expect(rows.map((row) => row.what)).toEqual(['setting.changed', 'role.granted']);
    expect(JSON.stringify(rows)).not.toMatch(/471[12]/);
    expect(rows[1]).toMatchObject({ actor: auditName(tx, 4711), subject: auditName(tx, 4712), detail: 'hr' });
    expect(rows[0]).toMatchObject({ actor: 'cli', subject: null });
  });
});

test('the purge takes what is old, and afterwards the log is append-only again', () => {
  const store = open();
  store.transact((tx) => appendAudit(tx, { actor: 'app', what: 'old' }));
  clock.advance(DAY);
  store.transact((tx) => appendAudit(tx, { actor: 'app', what: 'new' }));
  expect(store.transact((tx) => purgeAudit(tx, tx.now - 1))).toBe(1);
  expect(store.read((tx) => recentAudit(tx, 9))).toMatchObject([{ what: 'new' }]);
  expect(() => store.transact((tx) => tx.db.delete(audit).run())).toThrow('append-only');
});

test('a delivery is handled once, and its key is forgotten after a day', () => {
  const store = open();
  expect(store.transact((tx) => [firstTime(tx, 'e:1'), firstTime(tx, 'e:1'), firstTime(tx, 'e:2')])).toEqual([
    true,
    false,
    true,
  ]);
  clock.advance(DAY);
  expect(store.transact(purgeSeen)).toBe(0);
  clock.advance(1);
  expect(store.transact(purgeSeen)).toBe(2);
});

test('a fact of the running app is overwritten, and absent before it was set', () => {
  const store = open();
  store.transact((tx) => {
    expect(getRuntime(tx, 'tick_at')).toBeNull();
    setRuntime(tx, 'tick_at', '1');
    setRuntime(tx, 'tick_at', '2');
    expect(getRuntime(tx, 'tick_at')).toBe('2');
  });
});
