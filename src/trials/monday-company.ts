import type { CastMember } from '../practice/cast.ts';
import type { Workspace } from '../practice/workspace.ts';

/* A company of any size in which everybody talks on the same day: all are asked to prepare at the same minute. */

const ZONE = 'Europe/Oslo';
const REPORTS = 10;
const MINUTES = 30;
const FIRST_TALK = 8;

export const HR = 'U0HR';
export const HR_CHANNEL = 'C0HR';

/** Everybody but the first has a manager, ten to each. */
export function furnishLarge(workspace: Workspace, size: number): CastMember[] {
  const people = Array.from({ length: size }, (_, n) => member(n, size));
  workspace.addPerson({ id: HR, name: 'Harriet HR', locale: 'en-GB' });
  for (const { id, name, email, tz, locale } of people) workspace.addPerson({ id, name, email, tz, locale });
  const members = [HR, workspace.bot.userId];
  workspace.addChannel({ id: HR_CHANNEL, kind: 'private', name: 'hr', members });
  return people;
}

function member(n: number, size: number): CastMember {
  return {
    id: idOf(n),
    name: `Person ${n}`,
    email: `person.${n}@practice.example`,
    team: n === 0 ? null : teamOf(managerOf(n)),
    role: REPORTS * n + 1 < size ? 'manager' : 'employee',
    tz: ZONE,
    locale: n % 2 === 0 ? 'nb-NO' : 'en-GB',
    habit: 'steady',
  };
}

/** As HR uploads it. */
export function peopleFile(people: readonly CastMember[]): string {
  const rows = people.slice(1).map(({ id, team }, place) => {
    const n = place + 1;
    const manager = managerOf(n);
    const above = manager === 0 ? '' : teamOf(managerOf(manager));
    return [id, team, idOf(manager), above, 1, 'tuesday', timeOf(n), MINUTES].join(',');
  });
  return ['user_id,team,manager,parent_team,every_weeks,weekday,time,minutes', ...rows].join('\n');
}

const idOf = (n: number): string => `U0N${String(n).padStart(6, '0')}`;
const managerOf = (n: number): number => Math.floor((n - 1) / REPORTS);
const teamOf = (manager: number): string => `Team ${manager}`;

/** The talks of a manager, one after the other. */
function timeOf(n: number): string {
  const at = FIRST_TALK * 60 + ((n - 1) % REPORTS) * MINUTES;
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
