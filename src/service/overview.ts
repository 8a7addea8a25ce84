import { may } from '../domain/access.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import type { SettingLine } from '../domain/setup.ts';
import { dateAt } from '../domain/time.ts';
import type { Tx } from '../store/db.ts';
import {
  absencesFrom,
  coverage,
  peopleByIds,
  peopleWithRole,
  type Person,
  personById,
  type Role,
  roleRequests,
  rolesOf,
} from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { busyManagers, memberCounts, membersOf, type Team, teams } from '../store/teams.ts';
import { asText } from './settings.ts';
import { askedOf, canUndo } from './setup.ts';
import { firstTime } from './teams.ts';

/** What HR and administrators see of the setup on Home. */
export type Overview = {
  hrChannel: string | null;
  channelProblem: ChannelProblem | null;
  hr: string[];
  admins: string[];
  mayTest: boolean;
  requests: { personId: number; role: Role; name: string; by: string | null; mine: boolean }[];
  teams: TeamOverview[];
  moreTeams: number;
  enrolled: number;
  paired: number;
  paused: number;
  /** Managers with more talks than they can keep up, and the most that one of them has; null: there is none. */
  span: { managers: number; most: number; limit: number } | null;
  settings: SettingLine[];
  pending: string | null;
  undo: string | null;
};

export type TeamOverview = {
  id: string;
  name: string;
  manager: string | null;
  members: number;
  when: { weekday: number; time: string; everyWeeks: number } | null;
};

const TEAMS_SHOWN = 12;

/** Null for everybody else. */
export function overviewOf(tx: Tx, person: Person): Overview | null {
  const roles = rolesOf(tx, person.id);
  if (!may(roles, 'setup.company')) return null;
  const set = settings(tx);
  const all = teams(tx);
  const counts = memberCounts(tx);
  return {
    hrChannel: set.hrChannel,
    channelProblem: channelProblemNow(tx),
    hr: peopleWithRole(tx, 'hr').map(({ name }) => name),
    admins: peopleWithRole(tx, 'admin').map(({ name }) => name),
    mayTest: may(roles, 'setup.test'),
    requests: requestsFor(tx, person),
    teams: all.slice(0, TEAMS_SHOWN).map((team) => teamLine(tx, team, counts.get(team.id) ?? 0)),
    moreTeams: Math.max(0, all.length - TEAMS_SHOWN),
    ...coverage(tx),
    span: spanOf(tx, set.spanLimit),
    settings: (['holidays', 'zone', 'minimumGroup', 'promptLead', 'language'] as const).map((name) => ({
      name,
      value: asText(set[name]),
    })),
    pending: askedOf(tx, person)?.id ?? null,
    undo: canUndo(tx, person),
  };
}

function teamLine(tx: Tx, team: Team, members: number): TeamOverview {
  const { weekday, time, everyWeeks } = firstTime(tx, membersOf(tx, team.id));
  const known = weekday !== undefined && time !== undefined && everyWeeks !== undefined;
  return {
    id: team.id,
    name: team.name,
    manager: team.managerId === null ? null : personById(tx, team.managerId)!.name,
    members,
    when: known ? { weekday, time, everyWeeks } : null,
  };
}

export function spanOf(tx: Tx, limit: number): Overview['span'] {
  const busy = busyManagers(tx, limit);
  if (busy.length === 0) return null;
  return { managers: busy.length, most: Math.max(...busy.map(({ reports }) => reports)), limit };
}

export function requestsFor(tx: Tx, person: Person): Overview['requests'] {
  return roleRequests(tx).map(({ personId, role, askedBy }) => ({
    personId,
    role,
    name: personById(tx, personId)!.name,
    by: askedBy === null ? null : personById(tx, askedBy)!.name,
    mine: askedBy === person.id || personId === person.id,
  }));
}

export type ComingAbsence = { id: string; name: string; from: string; to: string };

/** Everybody's absences from today on, the next first. */
export function absencesAhead(tx: Tx, most: number): ComingAbsence[] {
  const rows = absencesFrom(tx, dateAt(settings(tx).zone, tx.now)).slice(0, most);
  const names = new Map(
    peopleByIds(
      tx,
      rows.map(({ personId }) => personId),
    ).map(({ id, name }) => [id, name]),
  );
  return rows.map(({ id, personId, from, to }) => ({ id, name: names.get(personId)!, from, to }));
}

/** What was wrong with the HR channel when it was last looked at. */
export const channelProblemNow = (tx: Tx): ChannelProblem | null =>
  (getRuntime(tx, 'hr_channel_problem') || null) as ChannelProblem | null;

export const noteChannelProblem = (tx: Tx, problem: ChannelProblem | null): void =>
  setRuntime(tx, 'hr_channel_problem', problem ?? '');

/** The rights that Slack has given the app, as it said at the last start. */
export function grantedScopes(tx: Tx): Set<string> {
  const identity = getRuntime(tx, 'identity');
  return new Set(identity === null ? [] : (JSON.parse(identity) as { scopes?: string[] }).scopes);
}
