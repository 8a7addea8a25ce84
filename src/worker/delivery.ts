import type { HomeView, KnownBlock } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Store, Tx } from '../store/db.ts';
import type { OutboxRow, Posted } from '../store/outbox.ts';
import type { ChartBlock } from '../views/digest-chart.ts';
import type { Breaker } from './breaker.ts';
import type { Budget } from './budget.ts';

/** What a row has become at the moment of sending. `wait` is a moment (epoch ms), `drop` a code. */
export type Rendered =
  | { send: 'post'; text: string; blocks: Block[] }
  | { send: 'update'; channel: string; ts: string; text: string; blocks: Block[] }
  | { send: 'delete'; channel: string; ts: string }
  | { send: 'publish'; user: string; view: HomeView }
  /** A picture below a message that stands in the channel, yet to be painted. */
  | {
      send: 'upload';
      channel: string;
      thread: string;
      name: string;
      title: string;
      alt: string;
      comment: string;
      svg: string;
    }
  | { drop: string }
  | { wait: number };

export type Block = KnownBlock | ChartBlock;

/** What the rest of the app has to say about a message on its way. */
export interface DeliverHooks {
  /** Just before a post, outside any transaction: is the recipient still the right one? */
  beforePost?(row: OutboxRow): Promise<'go' | { drop: string } | { wait: number }>;
  /** The channel in which a post of ours to this recipient may be looked up; null: unknown, or not permitted. */
  lookUpIn?(tx: Tx, row: OutboxRow): string | null;
  /** In the transaction that notes a post as sent. */
  sent?(tx: Tx, row: OutboxRow, posted: Posted): void;
  /** In the transaction that gives a message up; 'unsure': it may stand in Slack, and nobody can tell. */
  failed?(tx: Tx, row: OutboxRow, reason: string): void;
}

export interface DeliverOptions {
  store: Store;
  clients: { bulk: WebClient };
  clock: Clock;
  log: Log;
  /** Names this start of the process: what another start was sending is looked up. */
  epoch: string;
  render(tx: Tx, row: OutboxRow): Rendered;
  hooks?: DeliverHooks;
  /** Shared with whoever else calls Slack in bulk. */
  budget?: Budget;
  /** Stands in for the network when a picture is brought; absent: the real one. */
  fetch?: typeof globalThis.fetch | undefined;
  /** How many may be on their way at once. */
  atOnce?: number;
}

/** Everything that sending one message needs. */
export interface Desk extends DeliverOptions {
  hooks: DeliverHooks;
  budget: Budget;
  breaker: Breaker;
  /** Rows whose chart Slack refused: sent without it. */
  withoutChart: Set<number>;
}
