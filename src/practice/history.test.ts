import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_ID, castMember, furnish, HR_CHANNEL, TEAMS, TOUR } from './cast.ts';
import { HISTORY, liveHistory } from './history.ts';
import { createPractice, type Practice } from './practice.ts';

/* Two weeks of two teams: what the first start of the practice workspace does for twelve weeks of eight. */
const teams = TEAMS.filter(({ name }) => name === 'Kundeservice' || name === 'Stab');
const inTeams = new Set(teams.flatMap(({ manager, members }) => [manager, ...members]));

let practice: Practice;
const days: number[] = [];

beforeAll(async () => {
  practice = await createPractice({
    start: HISTORY.start,
    config: { adminUserIds: [ADMIN_ID] },
    furnish,
  });
  await liveHistory(practice, (done) => days.push(done), { teams, weeks: 2 });
});
afterAll(() => practice.stop());

const messagesOf = (user: string) => practice.workspace.messages.get(`D${user.slice(1)}`) ?? [];

describe('the first two weeks', () => {
  it('break no rule of Slack and trouble nobody', () => {
    const { violations, troubles, traffic } = practice.workspace;
    expect(violations).toEqual([]);
    expect(troubles).toEqual([]);
    expect(traffic.filter(({ ok }) => !ok)).toEqual([]);
  });
  it('reach the people of the teams and nobody else', () => {
    const reached = [...practice.workspace.people.values()].filter(({ id }) => messagesOf(id).length > 0);
    expect(reached.map(({ name }) => name).toSorted()).toEqual([...inTeams].toSorted());
  });
  it('are told day by day', () => {
    expect(days).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  });
  it('end after the first digest, with a prompt before the employee of the tour', () => {
    const told = practice.workspace.messages.get(HR_CHANNEL) ?? [];
    expect(told.map(({ user }) => user)).toEqual([practice.workspace.bot.userId]);
    expect(JSON.stringify(messagesOf(TOUR.employee).at(-1)?.blocks)).toContain('checkin.prepare');
    expect(castMember(TOUR.employee)!.name).toBe('Kari Østby');
  });
});
