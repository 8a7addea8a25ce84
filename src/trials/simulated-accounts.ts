import { sql } from 'drizzle-orm';
import { isDueWeek } from '../domain/cadence.ts';
import { dateAt, weekOf } from '../domain/time.ts';
import { cadenceOf } from '../service/pairs.ts';
import type { Tx } from '../store/db.ts';
import { personById } from '../store/people.ts';
import { activePairs } from '../store/teams.ts';
import type { Findings } from './simulated-findings.ts';
import type { Posts } from './simulated-posts.ts';
import type { Weather } from './simulated-weather.ts';

const MOST_OWED = 0.001;
/** So much time without troubles between a prompt's moment and the talk must do. */
const ENOUGH_MS = 2 * 60 * 60_000;

/** Why a prompt had no point any more: nobody has been let down. */
const POINTLESS = new Set([
  'prepared',
  'held',
  'skipped',
  'left_out',
  'missed',
  'deactivated',
  'paused',
  'user_not_found',
  'user_disabled',
]);

/** Written down when nobody was asked. */
const UNASKED = new Set([
  'prompt_too_late',
  'not_asked_unanswered',
  'left_out_paused',
  'left_out_deactivated',
]);

type Prompted = {
  id: string;
  state: string;
  reason: string | null;
  prompted_at: number | null;
  talk_at: number;
  prepared: number;
  talked: number;
  sent: string | null;
  why: string | null;
  nonce: string | null;
  notes: string | null;
};

/** Whether each talk that was due has been asked for, or it is written down why not (I4). */
export class Accounts {
  delivered = 0;
  pointless = 0;
  /** Not delivered although there was time; and because there was none. */
  owed = 0;
  excused = 0;
  readonly #findings: Findings;
  readonly #weather: Weather;
  readonly #posts: Posts;

  constructor(findings: Findings, weather: Weather, posts: Posts) {
    this.#findings = findings;
    this.#weather = weather;
    this.#posts = posts;
  }

  /** Every talk of a week that is long over: asked, or not asked for a reason that is written down. */
  of(tx: Tx, week: string): void {
    const rows = tx.db.all<Prompted>(sql`
      SELECT c.id, c.state, c.reason, c.prompted_at, c.talk_at, c.prepared_at IS NOT NULL AS prepared,
        c.employee_talked_at IS NOT NULL AS talked, o.state AS sent, o.reason AS why, o.nonce,
        (SELECT group_concat(what) FROM checkin_note n WHERE n.checkin_id = c.id) AS notes
      FROM checkin c JOIN pair p ON p.id = c.pair_id JOIN person e ON e.id = p.employee_id
      LEFT JOIN outbox o ON o.recipient = e.slack_id AND o.key = 'prompt:' || c.id
      WHERE c.week = ${week}`);
    for (const row of rows) this.#accountedFor(row);
    const known = new Set(
      tx.db
        .all<{ id: string }>(sql`SELECT pair_id AS id FROM checkin WHERE week = ${week}`)
        .map(({ id }) => id),
    );
    for (const pair of activePairs(tx)) {
      const isOld = weekOf(dateAt(personById(tx, pair.employeeId)!.zone, pair.startedAt)) < week;
      if (isOld && isDueWeek(cadenceOf(pair), week) && !known.has(pair.id))
        this.#findings.broken('I4', `the pair ${pair.id} has nothing in ${week}`);
    }
  }

  /** Of the prompts for which there was time, practically all must have come. */
  judges(): void {
    const all = this.delivered + this.owed;
    if (this.owed > MOST_OWED * all) this.#findings.broken('I4', `${this.owed} of ${all} prompts never came`);
  }

  #accountedFor(row: Prompted): void {
    const notes = (row.notes ?? '').split(',');
    if (row.state === 'planned' || row.state === 'prompted')
      return this.#findings.broken('I4', `${row.id} is still ${row.state}`);
    if (row.reason === 'downtime') this.#findings.reached('left-out-downtime');
    if (notes.includes('prompt_too_late')) this.#findings.reached('prompt-too-late');
    if (notes.includes('prompted_late')) this.#findings.reached('prompt-late');
    if (row.prompted_at === null) {
      const explained =
        row.state !== 'missed' || row.prepared || row.talked || notes.some((what) => UNASKED.has(what));
      if (!explained)
        this.#findings.broken('I4', `${row.id} was not asked for, and nothing says why: ${row.notes}`);
      return;
    }
    if (row.sent === 'sent' && !this.#posts.came(row.nonce!))
      this.#findings.broken('I4', `the prompt of ${row.id} counts as sent and has never come`);
    if (row.sent === 'sent') this.delivered += 1;
    else if (row.sent === null && row.state !== 'left_out')
      this.#findings.broken('I4', `the prompt of ${row.id} has gone`);
    else if (row.sent === null || POINTLESS.has(row.why ?? '')) this.pointless += 1;
    else this.#undelivered(row);
  }

  #undelivered({ id, sent, why, prompted_at: from, talk_at: to }: Prompted): void {
    if (sent === 'pending' || sent === 'unsure' || sent === 'sending')
      return this.#findings.broken('I4', `the prompt of ${id} is still ${sent}`);
    if (why === 'maybe_sent') this.#findings.reached('could-not-look-up');
    const wasTime = this.#weather.wellBetween(from!, to) >= ENOUGH_MS;
    if (wasTime && why !== 'maybe_sent') this.owed += 1;
    else this.excused += 1;
  }
}
