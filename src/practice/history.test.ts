import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ADMIN_ID, castMember, furnish, HR_CHANNEL, HR_IDS, TEAMS, TOUR } from './cast.ts';
import { HISTORY, liveHistory } from './history.ts';
import { createPractice, type Practice } from './practice.ts';

/*
 * Four weeks of two teams, into the month in which other questions are asked: what the first start of the practice
 * workspace does for twelve weeks of eight.
 */
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
  await liveHistory(practice, (done) => days.push(done), { teams, weeks: 4 });
}, 60_000);
afterAll(() => practice.stop());

const messagesOf = (user: string) => practice.workspace.messages.get(`D${user.slice(1)}`) ?? [];

describe('the first four weeks', () => {
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
    expect(days).toEqual(Array.from({ length: 4 * 5 + 2 }, (_, day) => day + 1));
  });
  it('end after a digest for each week, with a prompt before the employee of the tour', () => {
    const told = practice.workspace.messages.get(HR_CHANNEL) ?? [];
    expect(told.map(({ user }) => user)).toEqual(Array(3).fill(practice.workspace.bot.userId));
    expect(JSON.stringify(messagesOf(TOUR.employee).at(-1)?.blocks)).toContain('checkin.prepare');
    expect(castMember(TOUR.employee)!.name).toBe('Kari Østby');
  });
});

/** What somebody reads on a screen that a button of their Home opens. */
async function opened(user: string, action: string): Promise<string> {
  await practice.act({ do: 'home', user });
  await practice.act({ do: 'click', user, at: { home: true }, action_id: action });
  return JSON.stringify(practice.workspace.modals.get(user)!.pop()!.view.blocks);
}

describe('what the company learns', () => {
  it('is counted by tags of HR, from people’s own goals', async () => {
    expect(await opened(HR_IDS[0]!, 'competence.open')).toContain('Kundeservice');
    const tagged = practice.app.store.read((tx) => tx.db.all(`SELECT * FROM tagged WHERE "of" = 'goal'`));
    expect(tagged.length).toBeGreaterThan(1);
  });
  it('is what a manager has written and shared, and HR reads it', async () => {
    expect(await opened(HR_IDS[0]!, 'practice.list')).toContain('Ola Lunde');
  });
});
