import { sql } from 'drizzle-orm';
import type { Fact, FactKind } from '../domain/messages.ts';
import { dateAt, timeAt, weekdayOf } from '../domain/time.ts';
import type { Message } from '../practice/shown.ts';
import { isSetupFact } from '../service/notices.ts';
import { checkinById } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { absencesOf, personBySlackId } from '../store/people.ts';
import { pairById } from '../store/teams.ts';
import type { Findings } from './simulated-findings.ts';
import type { Machine } from './simulated-machine.ts';
import type { Args } from './simulated-life.ts';

/** The public holidays of Norway in 2027 on weekdays, worked out by hand: Easter Sunday is the 28th of March. */
const HOLIDAYS = ['2027-01-01', '2027-03-25', '2027-03-26', '2027-03-29', '2027-05-06', '2027-05-17'];
/** Everybody is read once a day, and a new zone must last before it counts. */
const ZONE_SETTLES_MS = 28 * 3_600_000;
const QUIET_AFTER_MS = 5_000;
const KEPT_MS = 35 * 24 * 3_600_000;
/** What comes of the calendar alone. Anything else comes again when somebody does again what a restore took away. */
const BY_CLOCK: ReadonlySet<FactKind> = new Set(['prompt', 'reminder', 'welcome', 'digest', 'ask_talked']);
const AT_ANY_HOUR: ReadonlySet<FactKind> = new Set([
  'help',
  'help_answered',
  'public_win',
  'digest_held',
  'digest_lost',
  'digest_readers',
  'no_pictures',
]);

type Row = { notBefore: number; fact: Fact; said: string };
type Post = { message: Message; kind: FactKind };

/** Every message that the app says by itself: that it comes once, at the right hour, and not to who has answered. */
export class Posts {
  /** Who has moved to another zone, when, and from where. */
  readonly moved = new Map<string, { at: number; from: string }>();
  restoredAt = 0;
  /** In how many milliseconds after its moment each prompt has come, while all was well. */
  readonly late: number[] = [];
  sent = 0;
  doubles = 0;
  /** Whether nothing has gone wrong for a while. */
  isCalm = (): boolean => false;
  readonly #machine: Machine;
  readonly #findings: Findings;
  readonly #rows = new Map<string, Row>();
  /** By recipient and what is said. */
  readonly #said = new Map<string, Post[]>();
  readonly #suspects = new Set<string>();
  readonly #came = new Set<string>();

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#findings = machine.options.findings;
  }

  /** A post is on its way: the row behind it still says what it is. */
  leaves(args: Args): void {
    const nonce = nonceOf(args);
    if (nonce === null) return;
    const row = this.#machine.app!.store.read((tx) => rowOf(tx, nonce, args['channel']!));
    if (row === null) return this.#findings.broken('I10', `a post without a row: ${nonce}`);
    this.#rows.set(nonce, row);
    this.#machine.app!.store.read((tx) => this.#judge(tx, args['channel']!, row));
  }

  /** What stands in Slack because of it. */
  arrives(args: Args): void {
    const nonce = nonceOf(args);
    const row = nonce === null ? undefined : this.#rows.get(nonce);
    if (nonce === null || row === undefined) return;
    const { workspace } = this.#machine.options;
    const channel = args['channel']!.replace(/^U/, 'D');
    const message = workspace.messages
      .get(channel)
      ?.findLast((one) => one.metadata?.event_payload['n'] === nonce);
    const posts = this.#said.get(row.said) ?? [];
    if (message === undefined || posts.some((post) => post.message === message)) return;
    const before = posts.filter(
      ({ kind, message: { ts } }) => BY_CLOCK.has(kind) || Number(ts) * 1000 > this.restoredAt,
    );
    this.#said.set(row.said, [...before, { message, kind: row.fact.kind }]);
    this.#came.add(nonce);
    this.sent += 1;
    if (before.length > 0) this.#suspects.add(row.said);
  }

  /** Whether the post with this mark has ever stood in Slack. */
  came = (nonce: string): boolean => this.#came.has(nonce);

  /** Two that stand there at once; one that was found twice has been taken away by now. */
  findDoubles(): void {
    for (const said of this.#suspects) {
      const standing = this.#said.get(said)!.filter(({ message }) => this.#stands(message));
      if (standing.length < 2) continue;
      this.doubles += 1;
      const at = standing
        .map(({ message }) => new Date(Number(message.ts) * 1000).toISOString())
        .join(' and ');
      this.#findings.broken('I1', `${said} stands there twice: ${at}`);
    }
    this.#suspects.clear();
  }

  /** Slack keeps messages for some weeks, as companies set it; what is older is nobody's double any more. */
  forgetOld(): void {
    const { workspace, world } = this.#machine.options;
    const oldest = (world.now() - KEPT_MS) / 1000;
    for (const [channel, all] of workspace.messages)
      if (all.length > 0 && Number(all[0]!.ts) < oldest)
        workspace.messages.set(
          channel,
          all.filter(({ ts }) => Number(ts) >= oldest),
        );
    for (const [said, posts] of this.#said)
      if (posts.every(({ message }) => Number(message.ts) < oldest)) this.#said.delete(said);
    this.#rows.clear();
  }

  #stands = (message: Message): boolean =>
    this.#machine.options.workspace.messages.get(message.channel)?.includes(message) === true;

  // ---- at the right time -----------------------------------------------------------------------------------

  #judge(tx: Tx, recipient: string, { fact, notBefore, said }: Row): void {
    const now = this.#machine.clock.now();
    this.#judgeQuiet(tx, fact, now, said);
    if (this.#machine.skew !== 0) return;
    if (fact.kind === 'prompt' && this.isCalm()) this.late.push(now - notBefore);
    if (!recipient.startsWith('U') || AT_ANY_HOUR.has(fact.kind) || isSetupFact(fact)) return;
    const { tz } = this.#machine.options.workspace.person(recipient);
    const moved = this.moved.get(recipient);
    const zones = moved !== undefined && now - moved.at < ZONE_SETTLES_MS ? [tz, moved.from] : [tz];
    const wrong = zones.map((zone) => wrongHour(tx, recipient, zone, now));
    if (wrong.every((why) => why !== null)) this.#findings.broken('I5', `${said} came ${wrong[0]}`);
  }

  /** Nobody is reminded of what is done. */
  #judgeQuiet(tx: Tx, fact: Fact, now: number, said: string): void {
    if (!('checkin' in fact)) return;
    const row = checkinById(tx, fact.checkin);
    const asksEmployee = fact.kind === 'prompt' || fact.kind === 'reminder';
    const done = asksEmployee ? row?.preparedAt : fact.kind === 'manager_reminder' ? row?.answeredAt : null;
    if (done != null && now - done > QUIET_AFTER_MS)
      this.#findings.broken('I6', `${said} came after the answer`);
  }
}

function wrongHour(tx: Tx, user: string, zone: string, now: number): string | null {
  const [date, time] = [dateAt(zone, now), timeAt(zone, now)];
  if (time < '08:00' || time >= '18:00') return `at ${time} in ${zone}`;
  if (weekdayOf(date) > 5 || HOLIDAYS.includes(date)) return `on ${date}, a day off`;
  const person = personBySlackId(tx, user)!;
  return absencesOf(tx, person.id, date, date).length > 0 ? `on ${date}, an absence` : null;
}

function nonceOf(args: Args): string | null {
  const metadata = args['metadata'];
  return metadata === undefined
    ? null
    : (JSON.parse(metadata) as { event_payload: { n: string } }).event_payload.n;
}

function rowOf(tx: Tx, nonce: string, recipient: string): Row | null {
  const row = tx.db.get<{ key: string; fact: string; at: number } | undefined>(
    sql`SELECT key, fact, not_before AS at FROM outbox WHERE nonce = ${nonce}`,
  );
  if (row === undefined) return null;
  const fact = JSON.parse(row.fact) as Fact;
  return { fact, notBefore: row.at, said: `${recipient} ${sayingOf(tx, row.key, fact)}` };
}

/** By what it means and not by its id, which is another one when a restored copy plans the same week again. */
function sayingOf(tx: Tx, key: string, fact: Fact): string {
  if (!('checkin' in fact)) return key;
  const { week, pairId } = checkinById(tx, fact.checkin)!;
  const { employeeId, managerId } = pairById(tx, pairId)!;
  const more = fact.kind === 'ask_talked' ? `${fact.talkAt} ${fact.again}` : '';
  return `${fact.kind} ${week} ${employeeId}/${managerId} ${more}`;
}
