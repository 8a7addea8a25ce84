import { addDays, dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import { grantRole, setEnrolled, setTeam, setWelcomed, upsertPerson } from '../store/people.ts';
import { setSetting } from '../store/settings.ts';
import { addStrength } from '../store/strengths.ts';
import { insertTeam, startPairs } from '../store/teams.ts';

/* A company of any size for the measurements, written straight into the database. */

export const ZONE = 'Europe/Oslo';
const REPORTS = 10;
const TUESDAY = 2;
const FRIDAY = 5;

/** Everybody but the first has a manager, ten to each; so many have their talk on Tuesdays, the rest on Fridays. */
export function enrolCompany(tx: Tx, size: number, onTuesdays: number): void {
  const managers: { person: number; team: string }[] = [];
  const people = Array.from({ length: size }, (_, n) => {
    const above = managers[Math.floor((n - 1) / REPORTS)];
    const id = join(tx, n, above?.team ?? null);
    if (REPORTS * n + 1 < size)
      managers.push({
        person: id,
        team: insertTeam(tx, { name: `Team ${n}`, parentId: above?.team ?? null, managerId: id }).id,
      });
    return id;
  });
  grantRole(tx, people[0]!, 'hr');
  setSetting(tx, 'zone', ZONE);
  setSetting(tx, 'hrChannel', 'CHR');
  pairUp(tx, people, { managers: managers.map(({ person }) => person), onTuesdays });
}

function join(tx: Tx, n: number, team: string | null): number {
  const plain = { email: null, zone: ZONE, locale: null, kind: 'member', deactivated: false } as const;
  const { id } = upsertPerson(tx, { slackId: slackIdOf(n), name: `Person ${n}`, ...plain });
  if (team !== null) setTeam(tx, id, team);
  setEnrolled(tx, id, tx.now);
  setWelcomed(tx, id, tx.now);
  return id;
}

export const slackIdOf = (n: number): string => `U${n}`;

/** As if all had talked before: no manager has to name a strength first. */
function pairUp(
  tx: Tx,
  people: readonly number[],
  { managers, onTuesdays }: { managers: readonly number[]; onTuesdays: number },
): void {
  const firstDate = addDays(dateAt(ZONE, tx.now), 1);
  const pairs = people.slice(1).map((employeeId, n) => ({
    employeeId,
    managerId: managers[Math.floor(n / REPORTS)]!,
    everyWeeks: 1,
    weekday: n < onTuesdays ? TUESDAY : FRIDAY,
    time: `${String(8 + (n % 9)).padStart(2, '0')}:00`,
    minutes: 30,
    firstDate,
  }));
  for (const [n, pairId] of startPairs(tx, pairs).entries()) {
    const { employeeId: personId, managerId: authorId } = pairs[n]!;
    addStrength(tx, { personId, authorId, pairId, text: 'Patience' });
  }
}
