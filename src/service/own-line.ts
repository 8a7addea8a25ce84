import type { Score, StatementId, StatementWords } from '../domain/statements.ts';
import { addWeeks, mondayOf } from '../domain/time.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { type OwnAnswer, ownAnswers } from '../store/pulse.ts';
import { versionWords } from '../store/versions.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { wordsAsked } from './statement-bank.ts';
import { weeksNow } from './statements.ts';

/** The own answers to one statement in one wording and with one set of meanings; shown to this person alone. */
export type OwnLine = {
  statement: StatementId;
  /** As it was asked; null: in the words of the app. */
  words: StatementWords | null;
  /** The version of the meanings of the scores; null: those that come with the app. */
  scale: string | null;
  meanings: ScaleWords | null;
  /** Asked in another wording or with other meanings since. */
  earlier: boolean;
  /** Of the weeks in which it was asked, the oldest first; Mondays. Null: not answered. */
  answers: { monday: string; score: Score | null }[];
};

/** By statement, what is asked now first. Nothing for somebody who keeps no copies. */
export function myLines(tx: Tx, person: Person): OwnLine[] {
  const kept = ownAnswers(tx, person.id);
  const lines = new Map<string, OwnLine>();
  const wordsIn = wordsAsked(tx);
  for (const week of weeksSince(tx, kept)) {
    const scale = pulseWeekOf(tx, week)?.scale ?? null;
    for (const { statement, wording, score } of askedIn(tx, week, kept)) {
      const key = `${statement} ${wording} ${scale}`;
      const line = lines.get(key) ?? newLine(tx, statement, wordsIn(statement, wording), scale);
      line.answers.push({ monday: mondayOf(week), score });
      lines.delete(key); // the newest last
      lines.set(key, line);
    }
  }
  return sorted([...lines.values()].flatMap(fromFirstAnswer));
}

const newLine = (tx: Tx, statement: StatementId, words: OwnLine['words'], scale: string | null): OwnLine => {
  const meanings = versionWords(tx, scale) as ScaleWords | null;
  return { statement, words, scale, meanings, earlier: false, answers: [] };
};

function weeksSince(tx: Tx, kept: OwnAnswer[]): string[] {
  const weeks: string[] = [];
  const first = kept[0]?.week;
  if (first === undefined) return weeks;
  for (let week = first; week <= weeksNow(tx).current; week = addWeeks(week, 1)) weeks.push(week);
  return weeks;
}

/** What was kept of a week, and the statements of it without an answer; those of a week that is still open may get one. */
function askedIn(tx: Tx, week: string, kept: OwnAnswer[]) {
  const given = kept.filter((one) => one.week === week);
  const row = pulseWeekOf(tx, week);
  const open = row === undefined || row.closesAt > tx.now;
  const missing = open
    ? []
    : row.statements.filter(({ id }) => !given.some(({ statement }) => statement === id));
  return [...given, ...missing.map(({ id, wording }) => ({ statement: id, wording, score: null }))];
}

function fromFirstAnswer(line: OwnLine): OwnLine[] {
  const first = line.answers.findIndex(({ score }) => score !== null);
  return first < 0 ? [] : [{ ...line, answers: line.answers.slice(first) }];
}

/** The last line of a statement is the one that goes on. */
function sorted(lines: OwnLine[]): OwnLine[] {
  const newest = new Map(lines.map((line) => [line.statement, line]));
  return lines
    .map((line) => ({ ...line, earlier: newest.get(line.statement) !== line }))
    .toSorted((a, b) => Number(a.earlier) - Number(b.earlier) || (a.statement < b.statement ? -1 : 1));
}
