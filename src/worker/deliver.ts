import type { FactKind } from '../domain/messages.ts';
import { faultOf } from '../log.ts';
import type { Tx } from '../store/db.ts';
import {
  dropExpired,
  firstWaiting,
  nextDue,
  type OutboxRow,
  recoverOtherEpochs,
  recoverOwn,
  unsureRows,
  waitingKinds,
} from '../store/outbox.ts';
import { createBreaker, type Trip } from './breaker.ts';
import { createBudget } from './budget.ts';
import type { DeliverOptions, Desk } from './delivery.ts';
import { GRACE_MS, settle } from './lookup.ts';
import { classify } from './outcome.ts';
import { KINDS, LANES } from './policy.ts';
import { sendRow } from './send.ts';

const AT_ONCE = 4;
/** Each row is looked at for itself when its turn comes; this only clears away what would wait long for it. */
const CLEAN_EVERY_MS = 60_000;

export interface Deliver {
  /**
   * Sends all that may be sent now. Resolves to the next moment (clock ms) at which something could be sent, null when
   * nothing waits. Calls while it runs become one more round. Rejects only when the store fails.
   */
  drain(): Promise<number | null>;
  /** Why nothing is sent at the moment, if so. */
  held(): Trip | null;
}

interface Task {
  recipient: string;
  run(): Promise<void>;
}

export function createDeliver(options: DeliverOptions): Deliver {
  const { store, clock, log, epoch, atOnce = AT_ONCE } = options;
  const desk: Desk = {
    ...options,
    hooks: options.hooks ?? {},
    budget: options.budget ?? createBudget(clock),
    breaker: createBreaker(clock),
    withoutChart: new Set(),
  };
  /** By row and attempt. */
  const unsureSince = new Map<string, number>();
  let cleanAt = 0;
  let leftovers: 'of others' | 'of ours' | null = 'of others';
  let running: Promise<number | null> | null = null;
  let again = false;

  async function round(): Promise<number | null> {
    store.transact((tx) => {
      recover(tx);
      if (clock.mono() >= cleanAt) dropExpired(tx);
    });
    if (clock.mono() >= cleanAt) cleanAt = clock.mono() + CLEAN_EVERY_MS;
    leftovers = 'of ours';
    await probe(desk);
    await work();
    leftovers = null;
    return store.read(nextMoment);
  }

  function recover(tx: Tx): void {
    const rows =
      (leftovers ? recoverOtherEpochs(tx, epoch) : 0) + (leftovers === 'of ours' ? recoverOwn(tx, epoch) : 0);
    if (rows > 0) tx.afterCommit(() => log.info('outbox.interrupted', { rows }));
  }

  /** At most `atOnce` on their way, never two to one recipient. */
  async function work(): Promise<void> {
    const underWay = new Map<string, Promise<void>>();
    const failures: unknown[] = [];
    for (;;) {
      for (let task = pick(underWay); task; task = pick(underWay)) {
        const { recipient } = task;
        const end = () => void underWay.delete(recipient);
        underWay.set(
          recipient,
          task
            .run()
            .catch((error: unknown) => void failures.push(error))
            .then(end),
        );
      }
      if (underWay.size === 0) break;
      await Promise.race(underWay.values());
      if (failures.length > 0) await Promise.all(underWay.values());
      if (failures.length > 0) throw failures[0];
    }
  }

  function pick(underWay: Map<string, unknown>): Task | null {
    if (underWay.size >= atOnce || desk.breaker.open() || !store.hasRoom()) return null;
    return store.read((tx) => pickUnsure(tx, underWay) ?? pickDue(tx, underWay));
  }

  function pickUnsure(tx: Tx, underWay: Map<string, unknown>): Task | null {
    if (desk.budget.wait('conversations.history') > 0) return null;
    const row = unsureRows(tx).find((one) => graceLeft(one) <= 0 && !underWay.has(one.recipient));
    return row ? { recipient: row.recipient, run: () => settle(desk, row) } : null;
  }

  function pickDue(tx: Tx, underWay: Map<string, unknown>): Task | null {
    const known = waitingKinds(tx, KINDS);
    for (const { method, kinds } of LANES) {
      if (desk.budget.wait(method) > 0) continue;
      const cooling = method === 'chat.postMessage' ? desk.budget.cooling() : [];
      const row = nextDue(tx, kinds, [...underWay.keys(), ...cooling], known);
      if (!row) continue;
      desk.budget.take(method);
      return { recipient: row.recipient, run: () => sendRow(desk, row) };
    }
    return null;
  }

  /**
   * On the clock that never steps back, from the moment this process first saw this attempt as unsure: a jump of
   * the wall clock must not shorten it.
   */
  function graceLeft(row: OutboxRow): number {
    const since = unsureSince.get(attemptOf(row)) ?? clock.mono();
    unsureSince.set(attemptOf(row), since);
    return Math.ceil(since + GRACE_MS - clock.mono());
  }

  function nextMoment(tx: Tx): number | null {
    const unsure = unsureRows(tx);
    const looking = unsure.map(
      (row) => tx.now + Math.max(graceLeft(row), desk.budget.wait('conversations.history')),
    );
    forget(unsure);
    if (desk.breaker.open()) return tx.now + Math.max(1, desk.breaker.wait());
    const known = waitingKinds(tx, KINDS);
    const moments = [...looking, ...LANES.flatMap((lane) => laneMoments(tx, lane, known))];
    return moments.length > 0 ? Math.max(tx.now + 1, Math.min(...moments)) : null;
  }

  function laneMoments(
    tx: Tx,
    { method, kinds }: (typeof LANES)[number],
    known: Map<FactKind, number>,
  ): number[] {
    const soonest = tx.now + desk.budget.wait(method);
    const cooling = method === 'chat.postMessage' ? desk.budget.cooling() : [];
    const free = firstWaiting(tx, kinds, cooling, known);
    const any = cooling.length > 0 ? firstWaiting(tx, kinds, [], known) : null;
    const cooled = tx.now + Math.ceil(Math.min(...cooling.map((channel) => desk.budget.waitFor(channel))));
    return [
      ...(free === null ? [] : [Math.max(free, soonest)]),
      ...(any === null ? [] : [Math.max(any, soonest, cooled)]),
    ];
  }

  function forget(unsure: OutboxRow[]): void {
    const still = new Set(unsure.map(attemptOf));
    for (const one of unsureSince.keys()) if (!still.has(one)) unsureSince.delete(one);
  }

  async function rounds(): Promise<number | null> {
    try {
      for (;;) {
        again = false;
        const next = await round();
        if (!again) return next;
      }
    } finally {
      running = null;
    }
  }

  return {
    drain() {
      again = true;
      return (running ??= rounds());
    },
    held: () => desk.breaker.open(),
  };
}

const attemptOf = ({ id, attempts }: OutboxRow) => `${id} ${attempts}`;

/** One small call asks whether Slack takes anything again. */
async function probe({ breaker, clients, log }: Desk): Promise<void> {
  if (!breaker.open() || breaker.wait() > 0) return;
  try {
    await clients.bulk.auth.test();
    breaker.success();
    log.info('slack.reachable_again');
  } catch (error) {
    breaker.stillBroken();
    log.warn('slack.still_unreachable', { class: classify(error).class, code: faultOf(error).code });
  }
}
