import { expect, it } from 'vitest';
import { movableClock } from '../clock.ts';
import { CAST, castMember, furnish, HR_CHANNEL, TEAMS, talkTimes, TOUR } from './cast.ts';
import { Workspace } from './workspace.ts';

const teamOf = (name: string) => TEAMS.find((team) => team.name === name)!;

it('sixty people in eight teams, each with an id of their own', () => {
  expect([CAST.length, TEAMS.length]).toEqual([60, 8]);
  expect(new Set(CAST.map(({ id }) => id)).size).toBe(60);
  expect(CAST.every(({ id }) => /^U0[A-Z]+$/.test(id))).toBe(true);
});

it('one team is too small to be shown, one is abroad, and one manager has nine reports', () => {
  expect(TEAMS.filter(({ members }) => members.length < 5).map(({ name }) => name)).toEqual(['Stab']);
  expect(TEAMS.filter(({ members }) => members.length === 9)).toHaveLength(1);
  const zones = new Set(CAST.filter(({ team }) => team === 'New York').map(({ tz }) => tz));
  expect([...zones]).toEqual(['America/New_York']);
});

it('the three of the tour are an employee, her manager and HR', () => {
  const [kari, ola, ingrid] = [TOUR.employee, TOUR.manager, TOUR.hr].map((id) => castMember(id)!);
  expect([kari!.role, ola!.role, ingrid!.role]).toEqual(['employee', 'manager', 'hr']);
  expect(teamOf(kari!.team!).manager).toBe(ola!.name);
});

it('talks follow one another and end before the working day does', () => {
  expect(talkTimes({ ...teamOf('Kundeservice'), members: ['A', 'B', 'C'] })).toEqual([
    '09:00',
    '09:30',
    '10:00',
  ]);
  for (const team of TEAMS) expect(talkTimes(team).at(-1)! <= '17:30').toBe(true);
});

it('the HR channel is private and has HR in it only', () => {
  const workspace = new Workspace(movableClock(0));
  furnish(workspace);
  const { kind, members } = workspace.channels.get(HR_CHANNEL)!;
  expect([kind, members.map((id) => castMember(id)!.role)]).toEqual(['private', ['hr', 'hr']]);
});
