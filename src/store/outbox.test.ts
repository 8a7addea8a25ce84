import { beforeEach, expect, test } from 'vitest';
import { type MovableClock, movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore, type Store, type Tx } from './db.ts';
import {
  claim,
  countsByState,
  drop,
  dropExpired,
  enqueue,
  findByKey,
  findRow,
  firstWaiting,
  markFailed,
  markPending,
  markSent,
  markUnsure,
  messagesAbout,
  nextDue,
  purgeOutbox,
  recoverOtherEpochs,
  statusRows,
  unsureRows,
} from './outbox.ts';

let store: Store;
let clock: MovableClock;
beforeEach(() => {
  clock = movableClock(1_000_000);
  store = openStore({ file: ':memory:', cipher: createCipher(Buffer.alloc(32, 7)), clock });
});

const doing = <T>(work: (tx: Tx) => T) => store.transact(work);
const prompt = { recipient: 'U1', key: 'prompt:c1', fact: { kind: 'prompt', checkin: 'c1' } } as const;
const home = { recipient: 'U1', key: 'home:1', fact: { kind: 'home', person: 1 } } as const;
const only = () => doing((tx) => statusRows(tx))[0]!;

test('the same message is put in once, also after it has been sent', () => {
  expect(doing((tx) => enqueue(tx, prompt))).toBe(true);
  expect(doing((tx) => enqueue(tx, prompt))).toBe(false);
  doing((tx) => claim(tx, 'e', 1) && markSent(tx, 1, { channel: 'D1', ts: '1.1' }));
  expect(doing((tx) => enqueue(tx, { ...prompt, notBefore: 5 }))).toBe(false);
  expect(doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2' }))).toBe(true);
  expect(doing((tx) => messagesAbout(tx, 'U1', 'c1'))).toMatchObject([{ channel: 'D1', ts: '1.1' }]);
  expect(doing((tx) => messagesAbout(tx, 'U2', 'c1'))).toEqual([]);
  expect(doing((tx) => findByKey(tx, 'U1', 'prompt:c1'))).toMatchObject({ id: 1, state: 'sent' });
});

test('bringing up to date uses one row again, however often it is asked for', () => {
  for (let n = 0; n < 3; n++) doing((tx) => enqueue(tx, { ...home, notBefore: tx.now + n }));
  expect(doing((tx) => statusRows(tx))).toMatchObject([{ state: 'pending', notBefore: 1_000_000 }]);
  doing((tx) => claim(tx, 'e', 1) && markSent(tx, 1, null));
  clock.advance(5);
  expect(doing((tx) => enqueue(tx, home))).toBe(true);
  expect(only()).toMatchObject({ state: 'pending', notBefore: 1_000_005, attempts: 0 });
});

test('a change that comes while the old state is on its way is sent afterwards', () => {
  doing((tx) => enqueue(tx, home));
  doing((tx) => claim(tx, 'e', 1));
  doing((tx) => enqueue(tx, home));
  doing((tx) => markSent(tx, 1, null));
  expect(only().state).toBe('pending');
});

test('a row is claimed once', () => {
  doing((tx) => enqueue(tx, prompt));
  expect(doing((tx) => claim(tx, 'e', 1))).toMatchObject({
    state: 'sending',
    attempts: 1,
    attemptAt: 1_000_000,
  });
  expect(doing((tx) => claim(tx, 'e', 1))).toBeNull();
});

test('the most pressing kind goes first, then the longest due; future and busy recipients wait', () => {
  doing((tx) => {
    const add = (
      recipient: string,
      notBefore: number,
      fact: { kind: 'prompt' | 'prepared'; checkin: string },
    ) => enqueue(tx, { recipient, key: `${fact.kind}:${fact.checkin}`, fact, notBefore });
    add('U1', tx.now - 5, { kind: 'prompt', checkin: 'a' });
    add('U2', tx.now - 9, { kind: 'prompt', checkin: 'b' });
    add('U3', tx.now - 1, { kind: 'prepared', checkin: 'c' });
    add('U4', tx.now + 1, { kind: 'prepared', checkin: 'd' });
  });
  const kinds = ['prepared', 'prompt'] as const;
  const order: (string | undefined)[] = [];
  for (let n = 0; n < 4; n++)
    order.push(
      doing(
        (tx) =>
          nextDue(
            tx,
            kinds,
            order.filter((one) => one !== undefined),
          )?.recipient,
      ),
    );
  expect(order).toEqual(['U3', 'U2', 'U1', undefined]);
  expect(doing((tx) => firstWaiting(tx, ['prompt'], []))).toBe(999_991);
  expect(doing((tx) => firstWaiting(tx, ['prepared'], ['U3']))).toBe(1_000_001);
  expect(doing((tx) => firstWaiting(tx, ['digest'], []))).toBeNull();
});

test('what another process was sending when it ended is unsure, what is ours is not touched', () => {
  doing((tx) => enqueue(tx, prompt) && enqueue(tx, { ...prompt, recipient: 'U2' }));
  doing((tx) => claim(tx, 'before', 1) && claim(tx, 'now', 2));
  expect(doing((tx) => recoverOtherEpochs(tx, 'now'))).toBe(1);
  expect(doing((tx) => unsureRows(tx).map((row) => row.id))).toEqual([1]);
  expect(doing((tx) => findRow(tx, 2)?.state)).toBe('sending');
});

test('an attempt that Slack surely did not take is not counted', () => {
  doing((tx) => enqueue(tx, prompt));
  doing((tx) => claim(tx, 'e', 1) && markPending(tx, 1, { counted: false, reason: 'ratelimited' }));
  expect(only()).toMatchObject({ state: 'pending', attempts: 0, reason: 'ratelimited' });
  doing((tx) => claim(tx, 'e', 1) && markPending(tx, 1, { counted: true, notBefore: 7 }));
  expect(only()).toMatchObject({ state: 'pending', attempts: 1, notBefore: 7 });
});

test('what is over stays over', () => {
  doing((tx) => enqueue(tx, prompt));
  doing((tx) => claim(tx, 'e', 1) && markSent(tx, 1, { channel: 'D1', ts: '1.1' }));
  doing((tx) => {
    markUnsure(tx, 1, 'x');
    markFailed(tx, 1, 'x');
    drop(tx, 1, 'x');
    markPending(tx, 1, { counted: true });
  });
  expect(only()).toMatchObject({ state: 'sent', reason: null });
});

test('a message past its time is dropped with that reason', () => {
  doing((tx) => enqueue(tx, { ...prompt, expiresAt: tx.now + 10 }));
  expect(doing(dropExpired)).toBe(0);
  clock.advance(10);
  expect(doing(dropExpired)).toBe(1);
  expect(only()).toMatchObject({ state: 'dropped', reason: 'expired' });
  expect(doing(countsByState)).toEqual({ dropped: 1 });
});

test('after ninety days what is done is forgotten, and what waits is kept', () => {
  doing((tx) => enqueue(tx, prompt) && enqueue(tx, { ...prompt, recipient: 'U2' }));
  doing((tx) => drop(tx, 1, 'x'));
  clock.advance(90 * 24 * 3600_000);
  expect(doing(purgeOutbox)).toBe(0);
  clock.advance(1);
  expect(doing(purgeOutbox)).toBe(1);
  expect(only().id).toBe(2);
});
