import { existsSync, statSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { addWeeks, dateAt, weekOf } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import type { Accounts } from './simulated-accounts.ts';
import { COMPANY_ZONE } from './simulated-company.ts';
import type { Kept } from './simulated-kept.ts';
import type { Machine } from './simulated-machine.ts';
import type { Posts } from './simulated-posts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WAL_BYTES = 68 * 2 ** 20;
/** Older weeks are settled: they are looked at once more at the end. */
const LOOKS_BACK_WEEKS = 3;

/** What each state of a check-in may become. */
const BECOMES: Record<string, string[]> = {
  planned: ['prompted', 'held', 'skipped', 'missed', 'left_out'],
  prompted: ['planned', 'held', 'skipped', 'missed', 'left_out'],
  left_out: ['planned', 'prompted', 'held'],
  skipped: ['planned', 'prompted', 'missed', 'left_out', 'held'],
  missed: ['held'],
  held: [],
};

/** What must be true of the database, once a week and at the end: I10, I12, I13, and what `kept` and `accounts` look at. */
export class Checks {
  readonly #machine: Machine;
  readonly #kept: Kept;
  readonly #accounts: Accounts;
  readonly #posts: Posts;
  #states = new Map<string, string>();

  constructor(machine: Machine, kept: Kept, accounts: Accounts, posts: Posts) {
    this.#machine = machine;
    this.#kept = kept;
    this.#accounts = accounts;
    this.#posts = posts;
  }

  /** Between two pieces of work. By a wrong clock nothing can be judged. */
  weekly(): void {
    const { app } = this.#machine;
    if (app === null || this.#machine.skew !== 0 || !app.health()['clock']) return;
    app.store.read((tx) => {
      this.#sound(tx);
      this.#steps(tx);
      this.#bounded(tx);
      this.#kept.words(tx, tx.now - LOOKS_BACK_WEEKS * 7 * DAY);
      this.#accounts.of(tx, weeksAgo(tx, LOOKS_BACK_WEEKS));
    });
  }

  /** Just before the close of a week. */
  answersOf(week: string): void {
    const { app } = this.#machine;
    if (app !== null && this.#machine.skew === 0) app.store.read((tx) => this.#kept.answers(tx, week));
  }

  /** A restored copy has gone back. */
  forgetSteps(): void {
    this.#states = new Map();
  }

  /** After a week in which nothing went wrong. */
  atRest(): void {
    const app = this.#machine.app!;
    for (const [name, well] of Object.entries(app.health()))
      if (!well) this.#broken('I12', `${name} is not well`);
    app.store.read((tx) => {
      this.#settled(tx);
      this.#sound(tx);
      this.#kept.words(tx, 0);
      for (const back of [2, 1]) this.#accounts.of(tx, weeksAgo(tx, back));
      this.#accounts.judges();
      const damaged = JSON.stringify(tx.db.all(sql`PRAGMA quick_check(1)`));
      if (damaged !== '[{"quick_check":"ok"}]') this.#broken('I10', damaged);
    });
  }

  #settled(tx: Tx): void {
    const before = tx.now - 10 * MINUTE;
    const stuck = tx.db.all<{ state: string; fact: string }>(sql`SELECT state, fact FROM outbox
      WHERE state IN ('pending', 'unsure', 'sending', 'held') AND not_before < ${before}`);
    for (const { state, fact } of stuck) this.#broken('I12', `a message is still ${state}: ${fact}`);
    const open = tx.db.all<{ week: string }>(
      sql`SELECT week FROM pulse_week WHERE closed_at IS NULL AND closes_at < ${before}`,
    );
    for (const { week } of open) this.#broken('I12', `${week} has not been closed`);
  }

  #sound(tx: Tx): void {
    const dangling = tx.db.all(sql`PRAGMA foreign_key_check`);
    if (dangling.length > 0) this.#broken('I10', `rows point to nothing: ${JSON.stringify(dangling[0])}`);
    const sent = tx.db.all<{
      nonce: string;
      fact: string;
      ts: string | null;
    }>(sql`SELECT nonce, fact, ts FROM outbox
      WHERE state = 'sent' AND not_before > ${tx.now - LOOKS_BACK_WEEKS * 7 * DAY}
        AND fact ->> 'kind' NOT IN ('home', 'refresh', 'refresh_older', 'win_taken_back', 'digest_picture')`);
    for (const { nonce, fact, ts } of sent)
      if (ts === null || !this.#posts.came(nonce))
        this.#broken('I10', `counts as sent and has never come: ${fact}`);
  }

  #steps(tx: Tx): void {
    const rows = tx.db.all<{ id: string; state: string }>(
      sql`SELECT id, state FROM checkin WHERE week >= ${weeksAgo(tx, LOOKS_BACK_WEEKS)}`,
    );
    for (const { id, state } of rows) {
      const before = this.#states.get(id) ?? state;
      if (before !== state && !BECOMES[before]!.includes(state))
        this.#broken('I10', `${id} was ${before} and is ${state}`);
    }
    this.#states = new Map(rows.map(({ id, state }) => [id, state]));
  }

  #bounded(tx: Tx): void {
    const seen = tx.db.all(sql`SELECT key FROM seen WHERE at < ${tx.now - 3 * DAY}`).length;
    const old = tx.db.all(sql`SELECT id FROM outbox
      WHERE not_before < ${tx.now - 93 * DAY} AND state IN ('sent', 'failed', 'dropped')`).length;
    if (seen + old > 0) this.#broken('I13', `${seen} deliveries and ${old} messages are kept for too long`);
    const wal = `${this.#machine.options.file}-wal`;
    if (existsSync(wal) && statSync(wal).size > WAL_BYTES)
      this.#broken('I13', 'the log of the database has grown');
  }

  #broken(invariant: string, what: string): void {
    this.#machine.options.findings.broken(invariant, what);
  }
}

const weeksAgo = (tx: Tx, weeks: number): string => addWeeks(weekOf(dateAt(COMPANY_ZONE, tx.now)), -weeks);
