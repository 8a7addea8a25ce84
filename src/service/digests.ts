import { type DigestData, digestOf } from '../domain/digest.ts';
import { type ChannelProblem, type Fact, keyOf } from '../domain/messages.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { nextSendable } from '../domain/prompts.ts';
import { digestDate } from '../domain/pulse.ts';
import { addWeeks, dateAt } from '../domain/time.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Tx } from '../store/db.ts';
import { enqueue, findByKey, repeat, withdraw } from '../store/outbox.ts';
import { peopleWithRole, type Person, rolesOf } from '../store/people.ts';
import { addPublication, cellsOf, factsOf, newestPublications } from '../store/publications.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { versionWords } from '../store/versions.ts';
import { type PulseWeek, pulseWeekOf } from '../store/weeks.ts';
import { calendarOf } from './pairs.ts';
import { send } from './sending.ts';
import { statementsOfWeekRow } from './statement-bank.ts';

/*
 * From the ledger to the HR channel. Nothing here knows a person next to an answer: there are none left.
 */

/** For whom a digest is: the company's HR. */
export const HR_AUDIENCE = 'hr';

/** Two windows of four weeks, and the one before for what is news. */
export const WEEKS_LOOKED_AT = 9;

/**
 * What the message shows. `late`: the date on which it should have come, when that has passed; `scale`: what the scores
 * meant in that week, null: in the words of the app.
 */
export type Digest = {
  data: DigestData;
  minimum: number;
  late: string | null;
  scale: ScaleWords | null;
};

/** A function of what was written at the closes alone, so that it says the same whenever it is asked. */
export function digestOfWeek(tx: Tx, week: string): DigestData {
  const from = addWeeks(week, 1 - WEEKS_LOOKED_AT);
  const row = pulseWeekOf(tx, week);
  return digestOf({
    week,
    weeks: factsOf(tx, from, week),
    cells: cellsOf(tx, from, week),
    statements: row === undefined ? [] : statementsOfWeekRow(tx, row).active,
    minimum: row?.minimum ?? settings(tx).minimumGroup,
  });
}

/** The digest of a closed week as it would be posted now. */
export function digestNow(tx: Tx, week: string): Digest {
  const { zone, holidays, minimumGroup } = settings(tx);
  const due = digestDate(week, holidays);
  const late = dateAt(zone, tx.now) > due ? due : null;
  const row = pulseWeekOf(tx, week);
  const scale = versionWords(tx, row?.scale ?? null) as ScaleWords | null;
  return { data: digestOfWeek(tx, week), minimum: row?.minimum ?? minimumGroup, late, scale };
}

/** Keeps what is going to be said, and says it in the HR channel. */
export function publishDigest(tx: Tx, { week }: PulseWeek): void {
  addPublication(tx, HR_AUDIENCE, digestOfWeek(tx, week));
  post(tx, week);
}

function post(tx: Tx, week: string): void {
  const { hrChannel, zone, holidays } = settings(tx);
  if (hrChannel === null) return hold(tx, week);
  const fact: Fact = { kind: 'digest', week };
  const notBefore = nextSendable(tx.now, zone, { country: holidays, absences: [] });
  enqueue(tx, { recipient: hrChannel, key: keyOf(fact), fact, notBefore });
}

const keyOfDigest = (week: string): string => keyOf({ kind: 'digest', week });

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
  if (!rolesOf(tx, person.id).has('admin')) return refuse('not_allowed');
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
