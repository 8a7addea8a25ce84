import { weekNumber } from '../domain/pulse.ts';
import { type StatementId, STATEMENTS, statementsOfWeek } from '../domain/statements.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';

/** What a week asks by the settings of now. A week that has opened keeps what it opened with. */
export function statementsBySettings(tx: Tx, week: string): StatementId[] {
  const { activeStatements, statementsPerWeek } = settings(tx);
  const active = activeStatements.filter((id) => STATEMENTS.some((statement) => statement.id === id));
  return statementsOfWeek(weekNumber(week), active, statementsPerWeek);
}
