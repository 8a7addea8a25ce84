import { may } from '../domain/access.ts';
import type { DigestData } from '../domain/digest-data.ts';
import { type DigestLine, digestLine, LINE_WEEKS } from '../domain/digest-line.ts';
import { digestOf } from '../domain/digest.ts';
import type { LedgerCell } from '../domain/ledger.ts';
import { type ChannelProblem, type Fact, keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { nextSendable } from '../domain/prompts.ts';
import { digestDate } from '../domain/pulse.ts';
import type { StatementId } from '../domain/statements.ts';
import { addWeeks, dateAt } from '../domain/time.ts';
import { WEEKS_LOOKED_AT } from '../domain/trends.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, findByKey, repeat, withdraw } from '../store/outbox.ts';
import { peopleWithRole, type Person, rolesOf } from '../store/people.ts';
import {
  addPublication,
  cellsOf,
  factsOf,
  newestPublications,
  publishedBefore,
} from '../store/publications.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { versionWords } from '../store/versions.ts';
import { type PulseWeek, pulseWeekOf } from '../store/weeks.ts';
import { maySendFiles } from './own-files.ts';
import { calendarOf } from './pairs.ts';
import { isBaselineWeek } from './pilot-state.ts';
import { send } from './sending.ts';
import { activeIn } from './statement-bank.ts';

/*
 * From the ledger to the HR channel. Nothing here knows a person next to an answer: there are none left.
 */

/** For whom a digest is: the company's HR. */
export const HR_AUDIENCE = 'hr';

/** No question is proposed again within so many digests. */
const LATELY = 4;

/**
 * What the message and its picture show. `line`: null while it is too early for one. `late`: the date on which it should
 * have come, when that has passed. `scale`: what the scores meant in that week, null: in the words of the app.
 */
export type Digest = {
  data: DigestData;
  line: DigestLine | null;
  minimum: number;
  late: string | null;
  scale: ScaleWords | null;
};

/** A function of what was written at the closes alone, so that it says the same whenever it is asked. */
export const digestOfWeek = (tx: Tx, week: string): DigestData => digestsUpTo(tx, week, 1).digests.at(-1)!;

/** The same of the last closed weeks, the oldest first, and what they are made of. Throws when `week` itself is not closed. */
function digestsUpTo(tx: Tx, week: string, count: number): { digests: DigestData[]; cells: LedgerCell[] } {
  const from = addWeeks(week, 2 - count - WEEKS_LOOKED_AT);
  const weeks = factsOf(tx, from, week);
  const cells = cellsOf(tx, from, week);
  const lately = askedLately(publishedBefore(tx, week, HR_AUDIENCE, LATELY));
  const closed = weeks.filter((one) => one.week === week || one.week > addWeeks(week, -count));
  if (closed.at(-1)?.week !== week) throw new Error(`week ${week} is not closed`);
  const digests = closed.map((one) =>
    digestOf({
      week: one.week,
      weeks,
      cells,
      statements: activeIn(tx, one.week),
      minimum: minimumOf(tx, one.week),
      lately,
    }),
  );
  return { digests, cells };
}

/** About what digests, the newest first, proposed a question. */
export const askedLately = (before: readonly DigestData[]): StatementId[] =>
  before.slice(0, LATELY).flatMap((said) => (said.kind === 'numbers' && said.opening ? [said.opening] : []));

const minimumOf = (tx: Tx, week: string): number =>
  pulseWeekOf(tx, week)?.minimum ?? settings(tx).minimumGroup;

/** The digest of a closed week as it would be posted now. */
export function digestNow(tx: Tx, week: string): Digest {
  const { zone, holidays } = settings(tx);
  const due = digestDate(week, holidays);
  const late = dateAt(zone, tx.now) > due ? due : null;
  const { digests, cells } = digestsUpTo(tx, week, LINE_WEEKS);
  const scale = pulseWeekOf(tx, week)?.scale ?? null;
  return {
    data: digests.at(-1)!,
    line: digestLine(week, digests, cells),
    minimum: minimumOf(tx, week),
    late,
    scale: versionWords(tx, scale) as ScaleWords | null,
  };
}

/** Keeps what is going to be said, and says it in the HR channel. */
export function publishDigest(tx: Tx, { week }: PulseWeek): void {
  const digest = digestOfWeek(tx, week);
  addPublication(tx, HR_AUDIENCE, digest);
  // What the opening week of a pilot has asked is told at the end of the pilot, beside what is said then.
  if (digest.kind === 'numbers' || !isBaselineWeek(tx, week)) post(tx, week);
}

function post(tx: Tx, week: string): void {
  const { hrChannel, zone, holidays } = settings(tx);
  if (hrChannel === null) return hold(tx, week);
  const fact: Fact = { kind: 'digest', week };
  const notBefore = nextSendable(tx.now, zone, { country: holidays, absences: [] });
  enqueue(tx, { recipient: hrChannel, key: keyOf(fact), fact, notBefore });
}

const keyOfDigest = (week: string): string => keyOf({ kind: 'digest', week });

// ---- the picture -------------------------------------------------------------------------------------------

/** The digest stands in the channel: its picture follows, if there is a line to draw. */
export function digestPosted(tx: Tx, channel: string, week: string): void {
  if (digestNow(tx, week).line === null) return;
  if (!maySendFiles(tx)) return tellNoPictures(tx);
  const fact: Fact = { kind: 'digest_picture', week };
  enqueue(tx, { recipient: channel, key: keyOf(fact), fact, expiresAt: tx.now + PICTURE_WAITS_MS });
}

/** A picture that comes days after its digest would only be a message more. */
const PICTURE_WAITS_MS = 24 * 60 * 60 * 1000;

/** That the administrators have been told; kept, since the messages themselves are forgotten. */
const TOLD_NO_PICTURES = 'told_no_pictures';

export function tellNoPictures(tx: Tx): void {
  if (getRuntime(tx, TOLD_NO_PICTURES) !== null) return;
  setRuntime(tx, TOLD_NO_PICTURES, 'yes');
  tell(tx, peopleWithRole(tx, 'admin'), { kind: 'no_pictures' });
}

/** Where the digest of a week stands; null: nowhere that is known. */
export function digestThread(tx: Tx, channel: string, week: string): string | null {
  const row = findByKey(tx, channel, keyOfDigest(week));
  return row?.state === 'sent' ? row.ts : null;
}

// ---- no channel, another channel ---------------------------------------------------------------------------

/** The newest digest that found no channel; older ones are of no news by then. */
const HELD = 'digest_held';
/** The channel that was set the last time we looked. */
const CHANNEL = 'digest_channel';
const MOST_MOVED = 8;

function hold(tx: Tx, week: string): void {
  const alreadyTold = (getRuntime(tx, HELD) ?? '') !== '';
  setRuntime(tx, HELD, week);
  if (!alreadyTold) tellDigestHeld(tx, week, 'unset');
}

/** Tells the administrators, in their working hours, why a digest waits; once for each reason. */
export function tellDigestHeld(tx: Tx, week: string, why: ChannelProblem): void {
  tell(tx, peopleWithRole(tx, 'admin'), { kind: 'digest_held', week, why });
}

/** Nobody can say whether a digest stands in the channel: an administrator looks, and posts it again if it does not. */
export function tellDigestLost(tx: Tx, week: string): void {
  tell(tx, peopleWithRole(tx, 'admin'), { kind: 'digest_lost', week, at: tx.now });
}

/** The digest goes out all the same: who sits in the channel is HR's choice, but nobody should be there unnoticed. */
export function noteReaders(tx: Tx, channel: string, members: readonly string[]): void {
  const hr = peopleWithRole(tx, 'hr');
  const others = members.filter((id) => !hr.some(({ slackId }) => slackId === id)).length;
  if (others === 0) return;
  const told = new Map([...hr, ...peopleWithRole(tx, 'admin')].map((person) => [person.id, person]));
  tell(tx, [...told.values()], { kind: 'digest_readers', channel, others });
}

function tell(tx: Tx, people: Person[], fact: Fact): void {
  for (const person of people)
    send(tx, person, fact, { at: nextSendable(tx.now, person.zone, calendarOf(tx, person)) });
}

/** Once more to the channel of now, when an administrator has looked and it is not there. */
export function postAgain(tx: Tx, person: Person, week: string): { ok: true } | Refusal {
  if (!may(rolesOf(tx, person.id), 'digest.post_again')) return refuse('not_allowed');
  const { hrChannel } = settings(tx);
  if (hrChannel === null || !repeat(tx, hrChannel, keyOfDigest(week))) return refuse('outdated');
  return { ok: true };
}

/** HR has chosen a channel, or another one: what waits goes there. How many digests moved. */
export function followChannel(tx: Tx): number {
  const channel = settings(tx).hrChannel ?? '';
  const before = getRuntime(tx, CHANNEL) ?? '';
  if (channel === before) return 0;
  setRuntime(tx, CHANNEL, channel);
  const recent = newestPublications(tx, HR_AUDIENCE, MOST_MOVED).toReversed();
  const waiting = recent.filter((week) => findByKey(tx, before, keyOfDigest(week))?.state === 'pending');
  withdraw(tx, waiting.map(keyOfDigest));
  const held = getRuntime(tx, HELD) ?? '';
  if (channel !== '') setRuntime(tx, HELD, '');
  const moving = held === '' ? waiting : [...waiting, held];
  for (const week of moving) post(tx, week);
  return moving.length;
}
