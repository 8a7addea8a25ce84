import { beforeEach, expect, test } from 'vitest';
import { type MovableClock, movableClock } from '../clock.ts';
import { createCipher } from './cipher.ts';
import { openStore, type Store, type Tx } from './db.ts';
import {
  anyLeft,
  claim,
  countsByState,
  drop,
  dropExpired,
  enqueue,
  findByKey,
  findByMessage,
  findRow,
  firstWaiting,
  hasHeard,
  isRepeatable,
  markFailed,
  markPending,
  markSent,
  markUnsure,
  MAYBE_SENT,
  messagesAbout,
  nextDue,
  nextOutgoing,
  type OutboxRow,
  purgeOutbox,
  recoverOtherEpochs,
  recoverOwn,
  repeat,
  rowsUnder,
  statusRows,
  unsureRows,
  waitingKinds,
  withdraw,
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

/** One row in each state, to one recipient each; the key is the state. Returns the ids by state. */
function oneInEachState(recipient = 'U1', checkin = 'c1'): Record<OutboxRow['state'], number> {
  const states = ['pending', 'sending', 'unsure', 'sent', 'failed', 'dropped'] as const;
  const ids = states.map((state) =>
    doing((tx) => {
      enqueue(tx, { recipient, key: state, fact: { kind: 'prompt', checkin } });
      const { id } = findByKey(tx, recipient, state)!;
      if (state !== 'pending') claim(tx, 'e', id);
      if (state === 'unsure') markUnsure(tx, id, 'timeout');
      if (state === 'sent') markSent(tx, id, { channel: 'D1', ts: `1.${id}` });
      if (state === 'failed') markFailed(tx, id, 'no');
      if (state === 'dropped') drop(tx, id, 'pointless');
      return [state, id] as const;
    }),
  );
  return Object.fromEntries(ids) as Record<OutboxRow['state'], number>;
}
const stateOf = (id: number) => doing((tx) => findRow(tx, id)?.state ?? 'gone');

test('only a row that was given up is repeated, as if it had never been sent', () => {
  const ids = oneInEachState();
  clock.advance(5);
  const repeated = Object.keys(ids).filter((key) => doing((tx) => repeat(tx, 'U1', key)));
  expect(repeated).toEqual(['failed']);
  expect(doing((tx) => findRow(tx, ids.failed))).toMatchObject({
    state: 'pending',
    notBefore: 1_000_005,
    reason: null,
    channel: null,
    ts: null,
  });
  expect(doing((tx) => repeat(tx, 'U2', 'failed'))).toBe(false);
});

test('each change is possible only from the states in which it makes sense', () => {
  const changes: [(tx: Tx, id: number) => void, to: string, from: string[]][] = [
    [(tx, id) => void claim(tx, 'e', id), 'sending', ['pending']],
    [(tx, id) => markSent(tx, id, null), 'sent', ['sending', 'unsure']],
    [(tx, id) => markUnsure(tx, id, 'x'), 'unsure', ['sending']],
    [(tx, id) => markFailed(tx, id, 'x'), 'failed', ['pending', 'sending', 'unsure']],
    [(tx, id) => drop(tx, id, 'x'), 'dropped', ['pending', 'sending', 'unsure']],
    [(tx, id) => markPending(tx, id, { counted: true }), 'pending', ['sending', 'unsure']],
  ];
  for (const [n, [change, to, from]] of changes.entries()) {
    for (const [state, id] of Object.entries(oneInEachState(`U${n}`))) {
      doing((tx) => change(tx, id));
      expect([to, state, stateOf(id)]).toEqual([to, state, from.includes(state) ? to : state]);
    }
  }
});

test('why something failed, was dropped or is unsure is written down', () => {
  const ids = oneInEachState();
  const reasons = doing((tx) => statusRows(tx).map(({ state, reason }) => [state, reason]));
  expect(Object.fromEntries(reasons)).toEqual({
    pending: null,
    sending: null,
    unsure: 'timeout',
    sent: null,
    failed: 'no',
    dropped: 'pointless',
  });
  doing((tx) => markSent(tx, ids.unsure, { channel: 'D2', ts: '2.2' }));
  expect(doing((tx) => findRow(tx, ids.unsure))).toMatchObject({
    state: 'sent',
    reason: null,
    channel: 'D2',
  });
});

test('the row behind a message is found by its place in Slack', () => {
  const { sent } = oneInEachState();
  expect(doing((tx) => findByMessage(tx, 'D1', `1.${sent}`)?.id)).toBe(sent);
  expect(doing((tx) => [findByMessage(tx, 'D1', '9.9'), findByMessage(tx, 'D2', `1.${sent}`)])).toEqual([
    null,
    null,
  ]);
  expect(doing((tx) => [findByKey(tx, 'U1', 'nothing'), findRow(tx, 99)])).toEqual([null, null]);
});

test('an update leaves the place of a message as it is', () => {
  doing((tx) => enqueue(tx, home));
  doing((tx) => claim(tx, 'e', 1) && markSent(tx, 1, { channel: 'D1', ts: '1.1' }));
  doing((tx) => enqueue(tx, home));
  doing((tx) => claim(tx, 'e', 1) && markSent(tx, 1, null));
  expect(doing((tx) => findRow(tx, 1))).toMatchObject({ state: 'sent', channel: 'D1', ts: '1.1' });
});

test('rows under a beginning of a key come newest first, and only to that recipient', () => {
  doing((tx) => {
    for (const key of ['goal:1', 'goal:2', 'my:goal:3', 'Goal:4']) enqueue(tx, { ...prompt, key });
    enqueue(tx, { ...prompt, key: 'goal:5', recipient: 'U2' });
  });
  expect(doing((tx) => rowsUnder(tx, 'U1', 'goal:').map(({ key }) => key))).toEqual(['goal:2', 'goal:1']);
});

test('the messages about a check-in that stand in Slack come newest first', () => {
  const first = oneInEachState('U1', 'c1').sent;
  const second = doing((tx) => {
    enqueue(tx, { ...prompt, key: 'again' });
    const { id } = findByKey(tx, 'U1', 'again')!;
    claim(tx, 'e', id);
    markSent(tx, id, { channel: 'D1', ts: '7.7' });
    return id;
  });
  oneInEachState('U1', 'c2');
  expect(doing((tx) => messagesAbout(tx, 'U1', 'c1').map(({ id }) => id))).toEqual([second, first]);
});

test('somebody has heard of a check-in when anything about it has left, surely or perhaps', () => {
  const heard = (state: OutboxRow['state'], reason?: string) => {
    const recipient = `U-${state}-${reason}`;
    for (const [other, id] of Object.entries(oneInEachState(recipient, recipient)))
      if (other !== state) doing((tx) => tx.db.run(`DELETE FROM outbox WHERE id = ${id}`));
    if (reason)
      doing((tx) => tx.db.run(`UPDATE outbox SET reason = '${reason}' WHERE recipient = '${recipient}'`));
    return doing((tx) => hasHeard(tx, ['U0', recipient], recipient));
  };
  const states = ['pending', 'sending', 'unsure', 'sent', 'failed', 'dropped'] as const;
  expect(states.filter((state) => heard(state))).toEqual(['sending', 'unsure', 'sent']);
  expect([heard('dropped', MAYBE_SENT), heard('failed', MAYBE_SENT), heard('dropped', 'expired')]).toEqual([
    true,
    true,
    false,
  ]);
  oneInEachState('U1', 'c1');
  expect(
    doing((tx) => [hasHeard(tx, ['U1'], 'c2'), hasHeard(tx, ['U2'], 'c1'), hasHeard(tx, [], 'c1')]),
  ).toEqual([false, false, false]);
});

test('which kinds wait, and since when, is told in the order asked for; what is under way does not wait', () => {
  oneInEachState();
  doing((tx) => enqueue(tx, { ...home, notBefore: tx.now + 7 }));
  doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2', notBefore: tx.now - 7 }));
  expect([...doing((tx) => waitingKinds(tx, ['prompt', 'digest', 'home']))]).toEqual([
    ['prompt', 999_993],
    ['home', 1_000_007],
  ]);
});

test('what is due is looked for only among the kinds that are known to wait', () => {
  doing((tx) => enqueue(tx, prompt));
  const due = (known: Map<'prompt', number>) =>
    doing((tx) => nextDue(tx, ['prompt'], [], known)?.recipient ?? null);
  expect([
    due(new Map([['prompt', 1_000_000]])),
    due(new Map([['prompt', 1_000_001]])),
    due(new Map()),
  ]).toEqual(['U1', null, null]);
  doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2' }));
  expect(doing((tx) => nextDue(tx, ['prompt'], []))?.recipient).toBe('U1');
});

test('the first that may go is told without the recipients that are busy', () => {
  doing((tx) => enqueue(tx, { ...prompt, notBefore: 10 }));
  doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2', notBefore: 20 }));
  doing((tx) => enqueue(tx, { ...home, notBefore: 30 }));
  const first = (...except: string[]) => doing((tx) => firstWaiting(tx, ['home', 'prompt'], except));
  expect([first(), first('U1'), first('U2'), first('U1', 'U2')]).toEqual([10, 20, 10, null]);
});

test('the next thing to leave is a waiting message or an unsure one, whichever comes first', () => {
  expect(doing((tx) => nextOutgoing(tx, ['prompt']))).toBeNull();
  doing((tx) => enqueue(tx, { ...prompt, notBefore: 50 }));
  expect(doing((tx) => [nextOutgoing(tx, ['prompt']), nextOutgoing(tx, ['home'])])).toEqual([50, null]);
  doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2', notBefore: 40 }));
  doing((tx) => claim(tx, 'e', 2) && markUnsure(tx, 2, 'x'));
  expect(doing((tx) => [nextOutgoing(tx, ['prompt']), nextOutgoing(tx, ['home'])])).toEqual([40, 40]);
});

test('what this process left half done is unsure, and nothing else', () => {
  const ids = oneInEachState();
  doing((tx) => enqueue(tx, { ...prompt, recipient: 'U2' }));
  doing((tx) => claim(tx, 'other', ids.dropped + 1));
  expect(doing((tx) => [recoverOwn(tx, 'nobody'), recoverOwn(tx, 'e')])).toEqual([0, 1]);
  expect(doing((tx) => findRow(tx, ids.sending))).toMatchObject({ state: 'unsure', reason: 'interrupted' });
  expect(doing((tx) => [recoverOtherEpochs(tx, 'other'), recoverOtherEpochs(tx, 'e')])).toEqual([0, 1]);
  expect(doing(countsByState)).toEqual({ pending: 1, unsure: 3, sent: 1, failed: 1, dropped: 1 });
});

test('what waits can be put off', () => {
  doing((tx) => enqueue(tx, prompt));
  doing((tx) => markPending(tx, 1, { counted: false, notBefore: 1_000_009 }));
  expect(only()).toMatchObject({ state: 'pending', notBefore: 1_000_009 });
});

test('an attempt that is not counted never makes their number negative', () => {
  doing((tx) => enqueue(tx, prompt));
  doing((tx) => markPending(tx, 1, { counted: false }));
  expect(only()).toMatchObject({ attempts: 0, reason: null, notBefore: 1_000_000 });
});

test('asked for anew, a row has the fact, the end and the moment of now, and a clean record', () => {
  doing((tx) => enqueue(tx, { ...home, notBefore: tx.now + 50, expiresAt: 5 }));
  doing((tx) =>
    enqueue(tx, { ...home, notBefore: tx.now + 90, expiresAt: 6, fact: { kind: 'home', person: 2 } }),
  );
  expect(doing((tx) => findRow(tx, 1))).toMatchObject({
    notBefore: 1_000_050,
    expiresAt: 6,
    fact: { kind: 'home', person: 2 },
  });
  doing((tx) => claim(tx, 'e', 1) && markFailed(tx, 1, 'no'));
  doing((tx) => enqueue(tx, { ...home, notBefore: tx.now + 90 }));
  expect(doing((tx) => findRow(tx, 1))).toMatchObject({
    state: 'pending',
    notBefore: 1_000_090,
    expiresAt: null,
    attempts: 0,
    reason: null,
  });
});

test('bringing up to date and taking back may be done twice, everything else may not', () => {
  const kinds = ['refresh', 'home', 'win_taken_back', 'prompt', 'digest'] as const;
  expect(kinds.filter((kind) => isRepeatable({ kind } as OutboxRow['fact']))).toEqual([
    'refresh',
    'home',
    'win_taken_back',
  ]);
});

test('the status of a message tells everything but words, the newest first and no more than asked for', () => {
  doing(
    (tx) => enqueue(tx, { ...prompt, expiresAt: tx.now + 9 }) && enqueue(tx, { ...prompt, recipient: 'U2' }),
  );
  doing((tx) => claim(tx, 'e', 1));
  expect(doing((tx) => statusRows(tx).map(({ id }) => id))).toEqual([2, 1]);
  expect(doing((tx) => statusRows(tx, 1).map(({ id }) => id))).toEqual([2]);
  expect(doing((tx) => statusRows(tx)[1])).toEqual({
    id: 1,
    recipient: 'U1',
    kind: 'prompt',
    state: 'sending',
    notBefore: 1_000_000,
    expiresAt: 1_000_009,
    attempts: 1,
    attemptAt: 1_000_000,
    reason: null,
  });
});

test('only what waits expires', () => {
  const ids = oneInEachState();
  doing((tx) => tx.db.run('UPDATE outbox SET expires_at = 1000000'));
  expect(doing(dropExpired)).toBe(1);
  expect([stateOf(ids.pending), stateOf(ids.unsure), stateOf(ids.sending)]).toEqual([
    'dropped',
    'unsure',
    'sending',
  ]);
});

test('only what is done with is forgotten after ninety days', () => {
  const ids = oneInEachState();
  clock.advance(90 * 24 * 3600_000 + 1);
  expect(doing(purgeOutbox)).toBe(3);
  expect(Object.values(ids).map(stateOf)).toEqual(['pending', 'sending', 'unsure', 'gone', 'gone', 'gone']);
});

test('of some keys it is known whether any has left, and what has not can be taken back', () => {
  const ids = oneInEachState();
  const left = Object.keys(ids).filter((key) => doing((tx) => anyLeft(tx, [key, 'nothing'])));
  expect(left).toEqual(['sending', 'unsure', 'sent']);
  expect(doing((tx) => anyLeft(tx, []))).toBe(false);
  doing((tx) => withdraw(tx, ['pending', 'sent', 'unsure']));
  expect(Object.values(ids).map(stateOf)).toEqual(['gone', 'sending', 'unsure', 'sent', 'failed', 'dropped']);
  doing((tx) => withdraw(tx, Object.keys(ids)));
  expect(Object.values(ids).map(stateOf)).toEqual(['gone', 'sending', 'unsure', 'sent', 'failed', 'gone']);
});
