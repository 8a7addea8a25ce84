import type { KnownBlock } from '@slack/types';
import { faultOf } from '../log.ts';
import type { Tx } from '../store/db.ts';
import { LeaseLost } from '../store/lease.ts';
import {
  claim,
  drop,
  findRow,
  isRepeatable,
  markFailed,
  markPending,
  markSent,
  markUnsure,
  type OutboxRow,
  type Posted,
} from '../store/outbox.ts';
import { StoreError } from '../store/problem.ts';
import type { Method } from './budget.ts';
import type { Block, Desk, Rendered } from './delivery.ts';
import { classify, type Outcome } from './outcome.ts';
import { sendPicture } from './picture.ts';
import { POLICIES } from './policy.ts';

/** With the growing waits between them these last through an outage of two hours. */
const MAX_ATTEMPTS = 8;
const MINUTE = 60_000;
const NO_CONNECTION_PAUSE_MS = 5_000;

type Sendable = Extract<Rendered, { send: string }>;
const METHODS = {
  post: 'chat.postMessage',
  update: 'chat.update',
  delete: 'chat.delete',
  publish: 'views.publish',
  upload: 'files.completeUploadExternal',
} as const;

/**
 * Sends one waiting row: asks whether it may go, renders and claims it in one transaction, calls Slack, notes what
 * came of it. Whatever goes wrong with this row stays with this row. A token of its lane has been taken.
 */
export async function sendRow(desk: Desk, { id, fact }: OutboxRow): Promise<void> {
  const { method } = POLICIES[fact.kind];
  const may = await mayGo(desk, id, method);
  desk.budget.giveBack(method);
  // Slack may have asked for patience meanwhile: then the row waits with the others.
  const ready = may && desk.budget.wait(method) === 0 && prepare(desk, id);
  if (!ready) return;
  const { row, message } = ready;
  const used = METHODS[message.send];
  desk.budget.take(used);
  if (message.send === 'post' || message.send === 'upload') desk.budget.posting(row.recipient);
  const { outcome, posted } = await call(desk, row, message);
  desk.store.transact((tx) => note(desk, tx, row, message, outcome, posted));
  count(desk, used, outcome);
  report(desk, row, used, outcome);
}

/** What puts something new where it was not. */
const NEW: ReadonlySet<Method> = new Set(['chat.postMessage', 'files.completeUploadExternal']);

async function mayGo(desk: Desk, id: number, method: Method): Promise<boolean> {
  const row = desk.store.read((tx) => findRow(tx, id));
  if (!row || !NEW.has(method) || !desk.hooks.beforePost) return row !== null;
  const verdict = await desk.hooks.beforePost(row).catch((error: unknown) => {
    desk.log.error('outbox.check_failed', { id, ...faultOf(error) });
    return { wait: desk.clock.now() + MINUTE };
  });
  if (verdict === 'go') return true;
  desk.store.transact((tx) => putAside(desk, tx, row, verdict));
  return false;
}

/** Null when there is nothing to send (any more). A row that cannot be rendered is our mistake, and only its own. */
function prepare(desk: Desk, id: number): { row: OutboxRow; message: Sendable } | null {
  try {
    return desk.store.transact((tx) => {
      const waiting = findRow(tx, id);
      if (!waiting || waiting.state !== 'pending' || waiting.notBefore > tx.now) return null;
      const message = isLate(waiting, tx.now) ? { drop: 'expired' } : desk.render(tx, waiting);
      if (!('send' in message)) return putAside(desk, tx, waiting, message);
      const row = claim(tx, desk.epoch, id);
      return row && { row, message };
    });
  } catch (error) {
    if (error instanceof StoreError || error instanceof LeaseLost) throw error;
    desk.log.error('outbox.not_rendered', { id, ...faultOf(error) });
    desk.store.transact((tx) => markFailed(tx, id, 'not_rendered'));
    return null;
  }
}

const isLate = (row: OutboxRow, now: number) => row.expiresAt !== null && row.expiresAt <= now;

function putAside(desk: Desk, tx: Tx, row: OutboxRow, why: { drop: string } | { wait: number }): null {
  if ('drop' in why) {
    drop(tx, row.id, why.drop);
    tx.afterCommit(() => desk.log.info('outbox.dropped', { id: row.id, kind: row.fact.kind, why: why.drop }));
  } else markPending(tx, row.id, { counted: false, notBefore: Math.max(why.wait, tx.now + 1000) });
  return null;
}

type Called = { outcome: Outcome; posted: Posted | null };

async function call(desk: Desk, row: OutboxRow, message: Sendable): Promise<Called> {
  if (message.send === 'upload') return { outcome: await sendPicture(desk, message), posted: null };
  try {
    const posted = await callSlack(desk, row, message);
    return { outcome: { class: 'ok' }, posted };
  } catch (error) {
    return { outcome: classify(error), posted: null };
  }
}

async function callSlack(
  desk: Desk,
  row: OutboxRow,
  message: Exclude<Sendable, { send: 'upload' }>,
): Promise<Posted | null> {
  const { chat, views } = desk.clients.bulk;
  switch (message.send) {
    case 'post': {
      const { channel, ts } = await chat.postMessage({
        channel: row.recipient,
        text: message.text,
        blocks: shown(desk, row, message.blocks),
        metadata: { event_type: 'samtale', event_payload: { n: row.nonce } },
        unfurl_links: false,
        unfurl_media: false,
      });
      if (!channel || !ts) throw new Error('Slack said ok without saying where.');
      return { channel, ts };
    }
    case 'update': {
      const { channel, ts, text, blocks } = message;
      await chat.update({ channel, ts, text, blocks: shown(desk, row, blocks) });
      return null;
    }
    case 'delete':
      await chat.delete({ channel: message.channel, ts: message.ts });
      return null;
    case 'publish':
      await views.publish({ user_id: message.user, view: message.view });
      return null;
  }
}

const isChart = (block: Block) => block.type === 'data_visualization';

const shown = (desk: Desk, row: OutboxRow, blocks: Block[]) =>
  (desk.withoutChart.has(row.id) ? blocks.filter((block) => !isChart(block)) : blocks) as KnownBlock[];

function note(
  desk: Desk,
  tx: Tx,
  row: OutboxRow,
  message: Sendable,
  outcome: Outcome,
  posted: Posted | null,
) {
  switch (outcome.class) {
    case 'ok':
      markSent(tx, row.id, posted);
      desk.withoutChart.delete(row.id);
      if (posted) desk.hooks.sent?.(tx, row, posted);
      return;
    case 'limited':
    case 'unreachable':
    case 'global':
      return markPending(tx, row.id, { counted: false, reason: outcome.code });
    case 'early':
      return repeatLater(tx, row);
    case 'unsure':
      return isRepeatable(row.fact) ? repeatLater(tx, row) : markUnsure(tx, row.id, outcome.code);
    case 'gone':
      return drop(tx, row.id, outcome.code);
    case 'poison':
      if (canGoWithoutChart(desk, row, message, outcome.code)) {
        desk.withoutChart.add(row.id);
        return markPending(tx, row.id, { counted: false, reason: outcome.code });
      }
      return giveUp(desk, tx, row, outcome.code);
    case 'recipient':
      return giveUp(desk, tx, row, outcome.code);
  }
}

/** Not every workspace and client knows charts yet; the same numbers stand in the message as text. */
const canGoWithoutChart = (desk: Desk, row: OutboxRow, message: Sendable, code: string) =>
  code.startsWith('invalid_blocks') &&
  'blocks' in message &&
  message.blocks.some(isChart) &&
  !desk.withoutChart.has(row.id);

export function giveUp(desk: Desk, tx: Tx, row: OutboxRow, reason: string): void {
  markFailed(tx, row.id, reason);
  desk.withoutChart.delete(row.id);
  desk.hooks.failed?.(tx, row, reason);
}

/** For what may be done twice: later, later still, then no more; the next change asks anew. */
export function repeatLater(tx: Tx, row: OutboxRow): void {
  if (row.attempts >= MAX_ATTEMPTS) return drop(tx, row.id, 'unsure');
  markPending(tx, row.id, { counted: true, notBefore: tx.now + 5_000 * 2 ** row.attempts, reason: 'unsure' });
}

/** A post that was looked up and is not there is sent again: at once, then later and later, then no more. */
export function sendAgain(desk: Desk, tx: Tx, row: OutboxRow): void {
  if (row.attempts >= MAX_ATTEMPTS) return giveUp(desk, tx, row, 'attempts');
  const notBefore = tx.now + (MINUTE / 2) * (2 ** row.attempts - 2);
  markPending(tx, row.id, { counted: true, notBefore, reason: 'not_found' });
}

/** What the outcome says about Slack rather than about the row. */
export function count({ budget, breaker }: Desk, method: Method, outcome: Outcome): void {
  switch (outcome.class) {
    case 'limited':
      return budget.limited(method, outcome.afterMs);
    case 'unreachable':
      budget.pause(method, NO_CONNECTION_PAUSE_MS);
      return breaker.failure();
    case 'unsure':
      return breaker.failure();
    case 'early':
      return;
    case 'global':
      return breaker.trip('refused');
    case 'ok':
      budget.clean(method);
      return breaker.success();
    default:
      return breaker.success();
  }
}

function report(
  { log, withoutChart }: Desk,
  { id, fact }: OutboxRow,
  method: Method,
  outcome: Outcome,
): void {
  const fields = { id, kind: fact.kind, method, class: outcome.class };
  if (outcome.class === 'ok') return log.debug('outbox.sent', fields);
  const goesAgain = withoutChart.has(id);
  const isOurs = outcome.class === 'poison' || outcome.class === 'global';
  const level = isOurs && !goesAgain ? 'error' : 'warn';
  log[level]('outbox.not_sent', { ...fields, code: outcome.code });
}
