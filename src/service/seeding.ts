import type { Tx } from '../store/db.ts';
import { grantRole, peopleWithRole, personBySlackId } from '../store/people.ts';
import { hasSettings, setSetting } from '../store/settings.ts';

/** What the environment says of a company that has not said anything itself yet. */
export type FirstValues = { zone: string; holidays: string | null; adminUserIds: readonly string[] };

/** Fills an empty database. Once the company has settings or an administrator of its own, theirs win. */
export function seed(tx: Tx, { zone, holidays, adminUserIds }: FirstValues): void {
  if (!hasSettings(tx)) {
    setSetting(tx, 'zone', zone);
    setSetting(tx, 'holidays', holidays);
  }
  if (peopleWithRole(tx, 'admin').length > 0) return;
  for (const slackId of adminUserIds) {
    const person = personBySlackId(tx, slackId);
    if (person !== undefined) grantRole(tx, person.id, 'admin');
  }
}
