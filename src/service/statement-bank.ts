import {
  askedWording,
  BUILT_IN,
  type Statement,
  STATEMENTS,
  type StatementId,
  statementsOfWeek,
  type StatementWords,
  wordsOf,
} from '../domain/statements.ts';
import { BASELINE, BASELINE_WORDING } from '../domain/pilot.ts';
import { changedIn } from '../domain/asked.ts';
import { weekNumber } from '../domain/pulse.ts';
import { addWeeks } from '../domain/time.ts';
import { WEEKS_LOOKED_AT } from '../domain/trends.ts';
import { inForce } from '../domain/versions.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import { ownStatements, wordingRows } from '../store/statement-bank.ts';
import { versionsOf } from '../store/versions.ts';
import { askedWeeks, type PulseWeek, pulseWeekOf } from '../store/weeks.ts';
import { asksBaseline } from './pilot-state.ts';

/*
 * Everything that may be asked: the statements of the app and those of HR, in their words of now and of before. A week
 * that has opened is asked about by its own row and never by the settings of today.
 */

/** `own`: HR's. `reworded`: in words of HR's in place of the app's. */
export type BankStatement = Statement & {
  readonly active: boolean;
  readonly own: boolean;
  readonly reworded: boolean;
};

/** In the order in which they are shown, each in the wording that the next week opens with. */
export function bankOf(tx: Tx): BankStatement[] {
  const { activeStatements } = settings(tx);
  const rows = wordingRows(tx);
  const own = ownStatements(tx).map((one): Statement => ({ ...one, wording: 1 }));
  return [...BUILT_IN, ...own].map((statement) => {
    const written = rows.filter((row) => row.statement === statement.id);
    const words = Object.fromEntries(
      written.flatMap((row) => (row.words === null ? [] : [[row.wording, row.words]])),
    ) as Record<number, StatementWords>;
    const wording = written.at(-1)?.wording ?? statement.wording;
    const isOwn = own.includes(statement);
    const reworded = !isOwn && wording in words;
    return {
      ...statement,
      wording,
      words,
      active: activeStatements.includes(statement.id),
      own: isOwn,
      reworded,
    };
  });
}

/** The four questions of a pilot: nobody switches them on, and they are told of nowhere but in its report. */
const OPENING: Statement[] = BASELINE.map((id) => ({
  id,
  area: 'organisation',
  wording: BASELINE_WORDING,
  level: 'company',
}));

/** By what is switched on now, or by the pilot of now: all that may come, and what a week asks of it. */
export function statementsBySettings(tx: Tx, week: string): { active: BankStatement[]; asked: Statement[] } {
  const active = bankOf(tx).filter((one) => one.active);
  if (asksBaseline(tx, week)) return { active, asked: OPENING };
  const ids = active.map(({ id }) => id);
  const asked = statementsOfWeek(weekNumber(week), ids, settings(tx).statementsPerWeek);
  return { active, asked: asked.map((id) => active.find((one) => one.id === id)!) };
}

/** What the row of a week that opens now holds of its statements. */
export function rowOfStatements(tx: Tx, week: string): Pick<PulseWeek, 'statements' | 'active' | 'scale'> {
  const scale = inForce(versionsOf(tx, 'scale'), week);
  const kept = ({ id, wording }: Statement) => ({ id, wording: askedWording(wording, scale.changes) });
  const { active, asked } = statementsBySettings(tx, week);
  return { statements: asked.map(kept), active: active.map(kept), scale: scale.id };
}

/**
 * The statements of a week that has opened: what it asks, and all that were switched on then. `wording` is that under
 * which the answers of the week are kept.
 */
export function statementsOfWeekRow(
  tx: Tx,
  row: Pick<PulseWeek, 'statements' | 'active'>,
): { asked: Statement[]; active: Statement[] } {
  const bank: Statement[] = [...bankOf(tx), ...OPENING];
  const find = ({ id, wording }: PulseWeek['statements'][number]): Statement[] => {
    const statement = bank.find((one) => one.id === id);
    return statement === undefined ? [] : [{ ...statement, wording }];
  };
  return { asked: row.statements.flatMap(find), active: activeOf(row).flatMap(find) };
}

/** Those that were switched on in a week that has opened. */
export function activeIn(tx: Tx, week: string): Statement[] {
  const row = pulseWeekOf(tx, week);
  if (row === undefined) return [];
  const before = askedWeeks(tx, addWeeks(week, 1 - WEEKS_LOOKED_AT), addWeeks(week, -1)).toReversed();
  const earlier = before.map((one) => ({ week: one.week, active: activeOf(one) }));
  return statementsOfWeekRow(tx, row).active.map((one) => {
    const since = changedIn(week, one, earlier);
    return since === null ? one : { ...one, since };
  });
}

/** Weeks from before a choice was kept with them had the eight of the app. */
const activeOf = ({ active }: Pick<PulseWeek, 'active'>): PulseWeek['active'] =>
  active.length > 0 ? active : STATEMENTS.map(({ id, wording }) => ({ id, wording }));

/** Finds the words in which something was asked once; null: those of the app. */
export function wordsAsked(tx: Tx): (id: StatementId, asked: number) => StatementWords | null {
  const bank = new Map(bankOf(tx).map((one) => [one.id, one]));
  return (id, asked) => {
    const statement = bank.get(id);
    return statement === undefined ? null : wordsOf(statement, asked);
  };
}
