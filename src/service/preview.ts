import { EMPTY_PREVIEW, type Preview, type TalkLine, type TeamLine } from '../domain/setup.ts';
import { dateAt, timeAt } from '../domain/time.ts';
import type { PairCadence, Team } from '../store/teams.ts';
import { nameIn, type Roster } from './roster.ts';
import type { PersonStep, Plan } from './wishes.ts';

/** What a plan will do, in names and dates. */
export function previewOf(plan: Plan, roster: Roster): Preview {
  const named = (steps: PersonStep[]) => steps.map(({ before }) => before.name);
  const teamNames = new Map([...roster.teams].map(([id, { name }]) => [id, name]));
  for (const { after } of plan.teams) teamNames.set(after.id, after.name);
  const line = (team: Team): TeamLine => ({
    name: team.name,
    manager: team.managerId === null ? null : nameIn(roster, team.managerId),
    parent: team.parentId === null ? null : (teamNames.get(team.parentId) ?? null),
  });
  return {
    ...EMPTY_PREVIEW,
    newTeams: plan.teams.filter(({ before }) => before === null).map(({ after }) => line(after)),
    changedTeams: plan.teams
      .filter(({ before, after }) => before !== null && after.archivedAt === null)
      .map(({ after }) => line(after)),
    archivedTeams: plan.teams.filter(({ after }) => after.archivedAt !== null).map(({ after }) => after.name),
    joining: named(plan.people.filter(({ before, takesPart }) => takesPart && before.enrolledAt === null)),
    leaving: named(plan.people.filter(({ before, takesPart }) => !takesPart && before.enrolledAt !== null)),
    moving: named(plan.people.filter(isMoving)),
    firstTalks: inOrder(
      plan.people.flatMap(({ before, pair }) =>
        pair?.step === 'start' ? [talk(before.name, nameIn(roster, pair.managerId), pair)] : [],
      ),
    ),
    newTimes: inOrder(
      plan.people.flatMap(({ before, pair }) =>
        pair?.step === 'retime' ? [talk(before.name, nameIn(roster, pair.pair.managerId), pair)] : [],
      ),
    ),
    ending: named(plan.people.filter(({ pair }) => pair?.step === 'end')),
    languages: plan.people.filter(({ before, language }) => language !== before.language).length,
    holidays: plan.people.filter(({ before, holidays }) => holidays !== before.holidays).length,
    overlaps: plan.overlaps.map(({ managerId, employees: [one, other], slot }) => ({
      manager: nameIn(roster, managerId),
      names: [nameIn(roster, one), nameIn(roster, other)],
      weekday: slot.weekday,
      time: slot.time,
    })),
    manyReports: plan.manyReports.map(({ managerId, reports }) => ({
      manager: nameIn(roster, managerId),
      reports,
    })),
    welcomes: welcomesIn(plan),
  };
}

/** Whose team ends goes nowhere: of them it is said that they have no manager. */
const isMoving = ({ before, takesPart, teamId, pair }: PersonStep) =>
  takesPart &&
  !(teamId === null && pair?.step === 'end') &&
  before.enrolledAt !== null &&
  (teamId !== before.teamId || (pair?.step === 'start' && pair.ends !== null));

const talk = (
  name: string,
  manager: string,
  { firstDate, cadence }: { firstDate: string; cadence: PairCadence },
): TalkLine => ({ name, manager, date: firstDate, time: cadence.time, everyWeeks: cadence.everyWeeks });

const inOrder = (talks: TalkLine[]) =>
  talks.toSorted((a, b) => `${a.date} ${a.time} ${a.name}`.localeCompare(`${b.date} ${b.time} ${b.name}`));

function welcomesIn({ welcomes }: Plan): Preview['welcomes'] {
  const first = welcomes.reduce<Plan['welcomes'][number] | null>(
    (least, one) => (least === null || one.at < least.at ? one : least),
    null,
  );
  if (first === null) return null;
  const { zone } = first.person;
  return {
    names: welcomes.map(({ person }) => person.name),
    from: { date: dateAt(zone, first.at), time: timeAt(zone, first.at) },
  };
}
