import { and, asc, count, desc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Fact, FactKind } from '../domain/messages.ts';
import { chunks } from './chunks.ts';
import type { Tx } from './db.ts';
import type { Db } from './driver.ts';
import { prepared } from './prepared.ts';
import { outbox } from './schema.ts';

export type OutboxRow = typeof outbox.$inferSelect;

export interface Outgoing {
  /** A Slack user id (direct message, Home tab) or a channel id. */
  recipient: string;
  /** Says the same thing once: a second row for the same recipient and key is not made. */
  key: string;
  fact: Fact;
  /** Not sent before; default: now. */
  notBefore?: number;
  /** Not sent at or after this moment; default: never too late. */
  expiresAt?: number;
}

/** The reason of a row that was given up because Slack may have it already. */
export const MAYBE_SENT = 'maybe_sent';

const DAY = 24 * 3600_000;
const kindOf = sql<FactKind>`${outbox.fact} ->> 'kind'`;

/**
 * Puts a message into the outbox; false when it was there already. Bringing something up to date
 * is different: its one row is used again, and several requests before the sending become one.
 */
export function enqueue(tx: Tx, message: Outgoing): boolean {
  const { recipient, key, fact, notBefore = tx.now, expiresAt = null } = message;
  const values = { recipient, key, fact, notBefore, expiresAt, nonce: tx.newId() };
  if (!isRepeatable(fact)) return once(tx).run(values).changes === 1;
  again(tx).run(values);
  return true;
}

const once = prepared((db, value) => inserting(db, value).onConflictDoNothing().prepare());

const again = prepared((db, value) => {
  const earliest = sql`CASE WHEN state = 'pending' THEN min(not_before, excluded.not_before)
    ELSE excluded.not_before END`;
  const set = {
    fact: sql`excluded.fact`,
    notBefore: earliest,
    expiresAt: sql`excluded.expires_at`,
    state: 'pending' as const,
    attempts: 0,
    reason: null,
  };
  return inserting(db, value)
    .onConflictDoUpdate({ target: [outbox.recipient, outbox.key], set })
    .prepare();
});

const inserting = (db: Db, value: typeof sql.placeholder) =>
  db.insert(outbox).values({
    recipient: value('recipient'),
    key: value('key'),
    fact: value('fact'),
    notBefore: value('notBefore'),
    expiresAt: value('expiresAt'),
    nonce: value('nonce'),
    state: 'pending',
  });

/** Sending it twice does no harm: the last state wins. */
export const isRepeatable = ({ kind }: Fact): boolean =>
  kind === 'refresh' || kind === 'refresh_older' || kind === 'home' || kind === 'win_taken_back';

const rowById = prepared((db, value) =>
  db
    .select()
    .from(outbox)
    .where(eq(outbox.id, value('id')))
    .prepare(),
);

export const findRow = (tx: Tx, id: number): OutboxRow | null => rowById(tx).get({ id }) ?? null;

/** What was given up waits again, because a person said so. False when there is nothing to repeat. */
export const repeat = (tx: Tx, recipient: string, key: string): boolean =>
  tx.db
    .update(outbox)
    .set({ state: 'pending', notBefore: tx.now, reason: null, channel: null, ts: null })
    .where(and(eq(outbox.recipient, recipient), eq(outbox.key, key), eq(outbox.state, 'failed')))
    .run().changes === 1;

const byMessage = prepared((db, value) =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.channel, value('channel')), eq(outbox.ts, value('ts'))))
    .prepare(),
);

/** The row behind a message that stands in Slack. */
export const findByMessage = (tx: Tx, channel: string, ts: string): OutboxRow | null =>
  byMessage(tx).get({ channel, ts }) ?? null;

const byKey = prepared((db, value) =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, value('recipient')), eq(outbox.key, value('key'))))
    .prepare(),
);

export const findByKey = (tx: Tx, recipient: string, key: string): OutboxRow | null =>
  byKey(tx).get({ recipient, key }) ?? null;

/** To somebody, under keys that begin like this; the newest first. */
export const rowsUnder = (tx: Tx, recipient: string, prefix: string): OutboxRow[] =>
  tx.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.recipient, recipient), sql`substr(${outbox.key}, 1, ${prefix.length}) = ${prefix}`))
    .orderBy(desc(outbox.id))
    .all();

const about = prepared((db, value) =>
  db
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.recipient, value('recipient')),
        sql`${outbox.fact} ->> 'checkin' = ${value('checkin')}`,
        eq(outbox.state, 'sent'),
      ),
    )
    .orderBy(desc(outbox.id))
    .prepare(),
);

/** The messages to somebody about a check-in that stand in Slack, newest first. */
export const messagesAbout = (tx: Tx, recipient: string, checkin: string): OutboxRow[] =>
  about(tx).all({ recipient, checkin });

const heard = prepared((db, value) =>
  db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        sql`${outbox.recipient} IN (SELECT value FROM json_each(${value('recipients')}))`,
        sql`${outbox.fact} ->> 'checkin' = ${value('checkin')}`,
        or(inArray(outbox.state, ['sending', 'unsure', 'sent']), eq(outbox.reason, MAYBE_SENT)),
      ),
    )
    .limit(1)
    .prepare(),
);

/** Whether anything about a check-in has left for one of these people, surely or perhaps. */
export const hasHeard = (tx: Tx, recipients: readonly string[], checkin: string): boolean =>
  heard(tx).get({ recipients: JSON.stringify(recipients), checkin }) !== undefined;

/*
 * The index of waiting rows by kind is found only when the query says 'pending' and the kind's expression literally.
 * Thousands wait on a Monday morning, so each kind is asked for by itself: a few steps in the index, never a scan.
 */
const PENDING = sql`${outbox.state} = 'pending'`;
const notAmong = (recipients: ReturnType<typeof sql.placeholder>) =>
  sql`${outbox.recipient} NOT IN (SELECT value FROM json_each(${recipients}))`;

const firstByKind = prepared((db, value) =>
  db
    .select({
      kind: sql<FactKind>`value`,
      at: sql<number | null>`(SELECT not_before FROM outbox WHERE state = 'pending'
        AND fact ->> 'kind' = value ORDER BY not_before LIMIT 1)`,
    })
    .from(sql`json_each(${value('kinds')})`)
    .prepare(),
);

/** Of these kinds those that have a waiting row, in the same order: when the first may go. */
export function waitingKinds(tx: Tx, kinds: readonly FactKind[]): Map<FactKind, number> {
  const rows = firstByKind(tx).all({ kinds: JSON.stringify(kinds) });
  return new Map(rows.flatMap(({ kind, at }) => (at === null ? [] : [[kind, at] as const])));
}

const dueOfKind = prepared((db, value) =>
  db
    .select()
    .from(outbox)
    .where(
      and(PENDING, eq(kindOf, value('kind')), lte(outbox.notBefore, value('now')), notAmong(value('except'))),
    )
    .orderBy(asc(outbox.notBefore), asc(outbox.id))
    .limit(1)
    .prepare(),
);

/** The kinds in their order of importance: the first kind goes first, then the longest due. */
export function nextDue(
  tx: Tx,
  kinds: readonly FactKind[],
  except: readonly string[],
  known = waitingKinds(tx, kinds),
): OutboxRow | null {
  for (const kind of kinds) {
    if ((known.get(kind) ?? Infinity) > tx.now) continue;
    const row = dueOfKind(tx).get({ kind, now: tx.now, except: JSON.stringify(except) });
    if (row) return row;
  }
  return null;
}

const firstOfKind = prepared((db, value) =>
  db
    .select({ at: outbox.notBefore })
    .from(outbox)
    .where(and(PENDING, eq(kindOf, value('kind')), notAmong(value('except'))))
    .orderBy(asc(outbox.notBefore))
    .limit(1)
    .prepare(),
);

/** When the first waiting row of these kinds may go; null when none waits. */
export function firstWaiting(
  tx: Tx,
  kinds: readonly FactKind[],
  except: readonly string[],
  known = waitingKinds(tx, kinds),
): number | null {
  const firstOf = (kind: FactKind): number | undefined =>
    except.length === 0 ? known.get(kind) : firstOfKind(tx).get({ kind, except: JSON.stringify(except) })?.at;
  const first = kinds.filter((kind) => known.has(kind)).flatMap((kind) => firstOf(kind) ?? []);
  return first.length > 0 ? Math.min(...first) : null;
}

/** Rows whose message may or may not stand in Slack. */
export const unsureRows = (tx: Tx): OutboxRow[] => unsure(tx).all();

const unsure = prepared((db) =>
  db
    .select()
    .from(outbox)
    .where(sql`${outbox.state} = 'unsure'`)
    .orderBy(asc(outbox.id))
    .prepare(),
);

const claiming = prepared((db, value) =>
  db
    .update(outbox)
    .set({
      state: 'sending',
      epoch: sql`${value('epoch')}`,
      attemptAt: sql`${value('now')}`,
      attempts: sql`${outbox.attempts} + 1`,
    })
    .where(and(eq(outbox.id, value('id')), eq(outbox.state, 'pending')))
    .returning()
    .prepare(),
);

/**
 * Takes a waiting row, committed before the request leaves; null when it is no longer waiting. Every change
 * after this one applies only while the row is still 'sending': a row that was asked for anew meanwhile stays asked for.
 */
export const claim = (tx: Tx, epoch: string, id: number): OutboxRow | null =>
  claiming(tx).get({ epoch, id, now: tx.now }) ?? null;

export interface Posted {
  channel: string;
  ts: string;
}

const sending = prepared((db, value) =>
  db
    .update(outbox)
    .set({
      state: 'sent',
      reason: null,
      channel: sql`coalesce(${value('channel')}, channel)`,
      ts: sql`coalesce(${value('ts')}, ts)`,
    })
    .where(and(eq(outbox.id, value('id')), inArray(outbox.state, ['sending', 'unsure'])))
    .prepare(),
);

export function markSent(tx: Tx, id: number, posted: Posted | null): void {
  sending(tx).run({ id, channel: posted?.channel ?? null, ts: posted?.ts ?? null });
}

export const markUnsure = (tx: Tx, id: number, reason: string): void =>
  change(tx, id, ['sending'], { state: 'unsure', reason });

export const markFailed = (tx: Tx, id: number, reason: string): void =>
  change(tx, id, ['pending', 'sending', 'unsure'], { state: 'failed', reason });

/** Has become pointless, or may already have been said. */
export const drop = (tx: Tx, id: number, reason: string): void =>
  change(tx, id, ['pending', 'sending', 'unsure'], { state: 'dropped', reason });

/** Back to waiting. An attempt that Slack surely did not accept is not counted. */
export function markPending(
  tx: Tx,
  id: number,
  why: { counted: boolean; notBefore?: number; reason?: string },
): void {
  change(tx, id, ['pending', 'sending', 'unsure'], {
    state: 'pending',
    reason: why.reason ?? null,
    ...(why.counted ? {} : { attempts: sql`max(0, ${outbox.attempts} - 1)` }),
    ...(why.notBefore === undefined ? {} : { notBefore: why.notBefore }),
  });
}

type Change = Partial<Record<keyof OutboxRow, unknown>>;

function change(tx: Tx, id: number, from: OutboxRow['state'][], set: Change): void {
  tx.db
    .update(outbox)
    .set(set as Partial<OutboxRow>)
    .where(and(eq(outbox.id, id), inArray(outbox.state, from)))
    .run();
}

/** At the start: what another process was sending when it ended may or may not have arrived. Returns how many. */
export const recoverOtherEpochs = (tx: Tx, epoch: string): number =>
  recover(tx, or(isNull(outbox.epoch), sql`${outbox.epoch} <> ${epoch}`));

/** After a failure between sending and noting it down, when nothing of ours is under way. Returns how many. */
export const recoverOwn = (tx: Tx, epoch: string): number => recover(tx, eq(outbox.epoch, epoch));

function recover(tx: Tx, whose: ReturnType<typeof eq> | undefined): number {
  return tx.db
    .update(outbox)
    .set({ state: 'unsure', reason: 'interrupted' })
    .where(and(eq(outbox.state, 'sending'), whose))
    .run().changes;
}

/** Drops what can no longer be sent in time; returns how many. */
export function dropExpired(tx: Tx): number {
  return tx.db
    .update(outbox)
    .set({ state: 'dropped', reason: 'expired' })
    .where(and(sql`${outbox.state} = 'pending'`, lte(outbox.expiresAt, tx.now)))
    .run().changes;
}

/** What an onlooker may see of a message: never its text, which does not exist before it is sent. */
export interface OutboxStatus {
  id: number;
  recipient: string;
  kind: FactKind;
  state: OutboxRow['state'];
  notBefore: number;
  expiresAt: number | null;
  attempts: number;
  attemptAt: number | null;
  reason: string | null;
}

/** Newest first. */
export function statusRows(tx: Tx, limit = 200): OutboxStatus[] {
  const { id, recipient, state, notBefore, expiresAt, attempts, attemptAt, reason } = outbox;
  const shown = { id, recipient, kind: kindOf, state, notBefore, expiresAt, attempts, attemptAt, reason };
  return tx.db.select(shown).from(outbox).orderBy(desc(outbox.id)).limit(limit).all();
}

const firstUnsure = prepared((db) =>
  db
    .select({ at: sql<number | null>`min(${outbox.notBefore})` })
    .from(outbox)
    .where(sql`${outbox.state} = 'unsure'`)
    .prepare(),
);

/** When the next waiting message of these kinds may go out, or an unsure one be looked up; null when there is none. */
export function nextOutgoing(tx: Tx, kinds: readonly FactKind[]): number | null {
  const moments = [firstWaiting(tx, kinds, []), firstUnsure(tx).get()?.at ?? null];
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
}

export function countsByState(tx: Tx): Partial<Record<OutboxRow['state'], number>> {
  const rows = tx.db.select({ state: outbox.state, n: count() }).from(outbox).groupBy(outbox.state).all();
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
}

/** Messages older than 90 days that are done with; their keys carry a week, so they do not come again. */
export function purgeOutbox(tx: Tx): number {
  const done = inArray(outbox.state, ['sent', 'failed', 'dropped']);
  return tx.db
    .delete(outbox)
    .where(and(done, lt(outbox.notBefore, tx.now - 90 * DAY)))
    .run().changes;
}

/** Whether any of these has left for Slack, surely or perhaps. A key that names a person is theirs alone. */
export const anyLeft = (tx: Tx, keys: readonly string[]): boolean =>
  chunks(keys).some((some) => {
    const left = and(inArray(outbox.key, some), inArray(outbox.state, ['sending', 'unsure', 'sent']));
    return tx.db.select({ id: outbox.id }).from(outbox).where(left).limit(1).get() !== undefined;
  });

/** Takes back what has not left yet, as if it had never been asked for. */
export function withdraw(tx: Tx, keys: readonly string[]): void {
  for (const some of chunks(keys)) {
    tx.db
      .delete(outbox)
      .where(and(inArray(outbox.key, some), inArray(outbox.state, ['pending', 'dropped'])))
      .run();
  }
}
