import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { movableClock } from '../clock.ts';
import { closesAt } from '../domain/pulse.ts';
import type { Score } from '../domain/statements.ts';
import { addWeeks, momentOf } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Tx } from '../store/db.ts';
import { openPoints } from '../store/points.ts';
import { statusRows } from '../store/outbox.ts';
import {
  addAbsence,
  grantRole,
  personById,
  setEnrolled,
  setPaused,
  setTeam,
  upsertPerson,
} from '../store/people.ts';
import { cellsOf, factsOf, publicationOf } from '../store/publications.ts';
import { setSetting, settings } from '../store/settings.ts';
import { insertTeam, startPair, teamById } from '../store/teams.ts';
import { pulseWeekOf } from '../store/weeks.ts';
import { digestMessage } from '../views/digest.ts';
import { digestNow, digestOfWeek } from './digests.ts';
import { myLines, type OwnLine } from './own-line.ts';
import { nextPulseMoment, pulseDue } from './pulse.ts';
import { answer, deleteMyCopies, myAnswers, raiseTopic, reachWeek, readNotice } from './statements.ts';

const ZONE = 'Europe/Oslo';
const W13 = '2027-W13';
const at = (date: string, time: string) => momentOf(ZONE, date, time);
/** Monday of week 12: everything is set up before week 13 opens. */
const SET_UP = at('2027-03-22', '09:00');
const MONDAY = at('2027-03-29', '00:00');
const CLOSE = at('2027-04-05', '12:00');
/** Week 14 begins with Easter Monday, a public holiday; the Tuesday after it is a working day. */
const TUESDAY = at('2027-04-06', '09:00');
const CADENCE = { everyWeeks: 1, weekday: 2, time: '10:00', minutes: 20, firstDate: '2027-03-23' };
const NAMES = ['Kari', 'Ola', 'Amir', 'Ingrid', 'Jonas', 'Sara', 'Nils', 'Mona', 'Tor', 'Eva', 'Liv', 'Per'];

const folder = mkdtempSync(join(tmpdir(), 'pulse-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

type Options = { teams?: number[]; file?: string; now?: number; channel?: string | null };

/** Teams of so many people, each with a manager who has no row of their own; set up a week before week 13. */
function company({ teams = [6, 6], file = ':memory:', now = SET_UP, channel = 'G1' }: Options = {}) {
  const clock = movableClock(now);
  const store = openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock });
  const people = store.transact((tx) => {
    setSetting(tx, 'zone', ZONE);
    setSetting(tx, 'holidays', 'NO');
    setSetting(tx, 'hrChannel', channel);
    grantRole(tx, joins(tx, 'UADMIN', 'Astrid', null), 'admin');
    return teams.flatMap((size, number) => addTeam(tx, number, size));
  });
  const due = () => {
    while (store.transact(pulseDue) > 0) continue;
  };
  const to = (moment: number) => {
    clock.set(moment);
    due();
  };
  const say = (
    id: number,
    week: string,
    score: Score | ((statement: string) => Score | null),
    keep: 0 | 8 = 0,
  ) =>
    store.transact((tx) => {
      const person = readNotice(tx, personById(tx, id)!);
      const given = new Map<string, Score>();
      for (const { id: statement } of pulseWeekOf(tx, week)!.statements) {
        const one = typeof score === 'function' ? score(statement) : score;
        if (one !== null) given.set(statement, one);
      }
      return answer(tx, person, week, given, keep);
    });
  const mine = (id: number, week: string) =>
    store.read((tx) => {
      const reached = reachWeek(tx, personById(tx, id)!, week);
      return reached.ok ? [...myAnswers(tx, personById(tx, id)!, reached.my)] : reached.why;
    });
  return { clock, store, people, due, to, say, mine };
}

function joins(tx: Tx, slackId: string, name: string, teamId: string | null): number {
  const from = {
    slackId,
    name,
    email: null,
    zone: ZONE,
    locale: null,
    kind: 'member',
    deactivated: false,
  } as const;
  const { id } = upsertPerson(tx, from);
  if (teamId !== null) {
    setTeam(tx, id, teamId);
    setEnrolled(tx, id, tx.now);
  }
  return id;
}

function addTeam(tx: Tx, number: number, size: number): number[] {
  const managerId = joins(tx, `UM${number}`, `Manager ${number}`, null);
  const team = insertTeam(tx, { name: `Team Nordlys ${number}`, parentId: null, managerId });
  return Array.from({ length: size }, (_, n) => {
    const name = `${NAMES[n % NAMES.length]} Nordmann ${number}`;
    const employeeId = joins(tx, `U${number}N${n}`, name, team.id);
    startPair(tx, { employeeId, managerId, ...CADENCE });
    return employeeId;
  });
}

// ---- the opening -------------------------------------------------------------------------------------------

test('a company set up in the middle of a week gets its first statements on the next Monday', () => {
  const { due, to, mine, people } = company();
  due();
  expect(mine(people[0]!, '2027-W12')).toBe('joined');
  to(MONDAY - 1);
  expect(mine(people[0]!, W13)).toBe('not_open');
  to(MONDAY);
  expect(mine(people[0]!, W13)).toEqual([]);
});

test('a week is opened once, also when the app was down on Monday', () => {
  const { store, to, due } = company();
  to(at('2027-03-31', '15:00'));
  const asked = store.read((tx) => pulseWeekOf(tx, W13)!);
  expect(asked).toMatchObject({ opensAt: MONDAY, closesAt: CLOSE, minimum: 5 });
  expect(asked.statements).toHaveLength(4);
  store.transact((tx) => setSetting(tx, 'statementsPerWeek', 6));
  due();
  expect(store.read((tx) => pulseWeekOf(tx, W13)!.statements)).toHaveLength(4);
});

test('who joins after Monday is not asked and not counted until the next week', () => {
  const { store, to, people, say, mine } = company();
  to(MONDAY);
  to(at('2027-03-30', '10:00'));
  const late = store.transact((tx) => joins(tx, 'ULATE', 'Late', personById(tx, people[0]!)!.teamId));
  expect(mine(late, W13)).toBe('joined');
  expect(say(late, W13, 5)).toMatchObject({ ok: false });
  for (const id of people) say(id, W13, 3);
  to(CLOSE);
  expect(store.read((tx) => cellsOf(tx, W13, W13)).every(({ heads }) => heads === 6)).toBe(true);
  expect(mine(late, '2027-W14')).toEqual([]);
});

test('who is away for the whole week is not asked, and who is away for a part of it is', () => {
  const { store, to, people, mine } = company();
  const [away, partly, paused] = people as [number, number, number];
  store.transact((tx) => {
    // Easter Monday is a holiday: Tuesday to Friday is all of the week.
    addAbsence(tx, { personId: away, from: '2027-03-30', to: '2027-04-02', source: 'self' });
    addAbsence(tx, { personId: partly, from: '2027-03-30', to: '2027-04-01', source: 'self' });
    setPaused(tx, paused, tx.now);
  });
  to(MONDAY);
  expect([away, partly, paused].map((id) => mine(id, W13))).toEqual(['not_this_week', [], 'not_this_week']);
});

test('a manager without a row of their own is not asked', () => {
  const { store, to, mine } = company();
  to(MONDAY);
  const manager = store.read((tx) =>
    tx.db.query.person.findFirst({ where: (p, { eq }) => eq(p.slackId, 'UM0') }).sync()!,
  );
  expect(mine(manager.id, W13)).toBe('not_enrolled');
});

// ---- answering ---------------------------------------------------------------------------------------------

test('a person answers, changes, skips, and reads only what is their own', () => {
  const { to, people, say, mine } = company();
  const [kari, ola] = people as [number, number];
  to(MONDAY);
  say(kari, W13, 4);
  expect(mine(kari, W13)).toHaveLength(4);
  expect(mine(ola, W13)).toEqual([]);
  say(kari, W13, (statement) => (mine0(statement) ? 2 : null));
  const changed = mine(kari, W13);
  expect(changed).toHaveLength(1);
  expect(changed[0]![1]).toBe(2);
  say(kari, W13, () => null);
  expect(mine(kari, W13)).toEqual([]);
});

const mine0 = (statement: string) => statement.startsWith('I1') || statement.startsWith('I2');

test('last week can be answered until Monday 12:00, and at that moment no longer', () => {
  const { clock, to, people, say, mine } = company();
  to(MONDAY);
  clock.set(CLOSE - 1);
  expect(say(people[0]!, W13, 4)).toMatchObject({ ok: true });
  clock.set(CLOSE);
  expect(say(people[0]!, W13, 1)).toEqual({ ok: false, why: 'period_closed' });
  expect(mine(people[0]!, W13)).toBe('closed');
});

test('nothing is kept before the notice has been read', () => {
  const { store, to, people } = company();
  to(MONDAY);
  const kept = store.transact((tx) =>
    answer(tx, personById(tx, people[0]!)!, W13, new Map([['I1', 5]]), null),
  );
  expect(kept).toEqual({ ok: false, why: 'outdated' });
});

test('a leader is told in whose sum the answers will be', () => {
  const { store, to, people } = company({ teams: [6] });
  const led = store.transact((tx) => {
    const boss = people[0]!;
    startPair(tx, {
      employeeId: joins(tx, 'UNEW', 'New', personById(tx, boss)!.teamId),
      managerId: boss,
      ...CADENCE,
    });
    return boss;
  });
  to(MONDAY);
  const countedIn = (id: number) =>
    store.read((tx) => {
      const reached = reachWeek(tx, personById(tx, id)!, W13);
      return reached.ok ? reached.my.countedIn : reached.why;
    });
  expect([countedIn(led), countedIn(people[1]!)]).toEqual(['nobody', 'company']);
});

const scores = ({ answers }: OwnLine) => answers.map(({ score }) => score);

test('own copies are kept only by choice, are read alone, and go when the person says so', () => {
  const { store, to, people, say } = company();
  const [kari, ola] = people as [number, number];
  const lines = (id: number) => store.read((tx) => myLines(tx, personById(tx, id)!));
  to(MONDAY);
  say(kari, W13, 4, 8);
  say(ola, W13, 2);
  expect(lines(kari).map(scores)).toEqual([[4], [4], [4], [4]]);
  expect(lines(ola)).toEqual([]);
  say(kari, W13, 5, 8);
  to(CLOSE);
  expect(lines(kari).flatMap(scores)).toEqual([5, 5, 5, 5]);
  store.transact((tx) => deleteMyCopies(tx, personById(tx, kari)!));
  expect(lines(kari)).toEqual([]);
  expect(store.read((tx) => personById(tx, kari)!.keepWeeks)).toBe(0);
});

test('own copies are gone after the weeks for which they were to be kept', () => {
  const { store, to, people, say } = company();
  to(MONDAY);
  say(people[0]!, W13, 4, 8);
  const lines = () => store.read((tx) => myLines(tx, personById(tx, people[0]!)!));
  to(closesAt(ZONE, addWeeks(W13, 7)));
  expect(lines()).toHaveLength(4);
  to(closesAt(ZONE, addWeeks(W13, 8)));
  to(closesAt(ZONE, addWeeks(W13, 8)));
  expect(lines()).toEqual([]);
});

test('a topic stands on the agenda like any other point', () => {
  const { store, people } = company();
  store.transact((tx) => raiseTopic(tx, personById(tx, people[0]!)!, 'My career path'));
  const points = store.read((tx) => {
    const pair = tx.db.query.pair.findFirst({ where: (p, { eq }) => eq(p.employeeId, people[0]!) }).sync()!;
    return openPoints(tx, pair.id);
  });
  expect(points.map(({ authorId, text }) => [authorId, text])).toEqual([[people[0], 'My career path']]);
});

// ---- the close ---------------------------------------------------------------------------------------------

test('at the close the answers become sums of blocks and are gone, with their key', () => {
  const { store, to, people, say } = company();
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  expect(store.weekKeys.keyOf(W13)).not.toBeNull();
  to(CLOSE);
  const cells = store.read((tx) => cellsOf(tx, W13, W13));
  expect(cells).toHaveLength(8);
  expect(cells.every(({ n, sum, heads }) => n === 6 && sum === 24 && heads === 6)).toBe(true);
  expect(store.weekKeys.keyOf(W13)).toBeNull();
  const left = store.read((tx) => [
    tx.db.query.pulseAnswer.findMany().sync().length,
    tx.db.query.pulseMember.findMany({ where: (m, { eq }) => eq(m.week, W13) }).sync().length,
    tx.db.query.pulseAnswered.findMany().sync().length,
  ]);
  expect(left).toEqual([0, 0, 48]);
});

test('a second close changes nothing', () => {
  const { store, to, people, say, due } = company();
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  to(CLOSE);
  const before = store.read((tx) => [cellsOf(tx, W13, W13), factsOf(tx, W13, W13)]);
  due();
  due();
  expect(store.read((tx) => [cellsOf(tx, W13, W13), factsOf(tx, W13, W13)])).toEqual(before);
});

test('a team of four shows no number, and neither does a company of four', () => {
  const { store, to, people, say } = company({ teams: [4, 6] });
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  to(CLOSE);
  const cells = store.read((tx) => cellsOf(tx, W13, W13));
  expect(cells.every(({ n, groups }) => n === 10 && groups.length === 2)).toBe(true);
  const small = company({ teams: [4] });
  small.to(MONDAY);
  for (const id of small.people) small.say(id, W13, 4);
  small.to(CLOSE);
  expect(small.store.read((tx) => cellsOf(tx, W13, W13))).toEqual([]);
  expect(small.store.read((tx) => digestOfWeek(tx, W13)).kind).toBe('too_few');
});

test('under five leaders are counted nowhere', () => {
  const { store, to, people, say } = company({ teams: [6] });
  store.transact((tx) => {
    const managerId = joins(tx, 'UTOP', 'Top', null);
    const team = personById(tx, people[0]!)!.teamId;
    for (const slackId of ['UL1', 'UL2']) {
      const leader = joins(tx, slackId, slackId, team);
      startPair(tx, { employeeId: leader, managerId, ...CADENCE });
      startPair(tx, { employeeId: joins(tx, `${slackId}X`, 'Led', null), managerId: leader, ...CADENCE });
      people.push(leader);
    }
  });
  to(MONDAY);
  for (const id of people) say(id, W13, 1);
  to(CLOSE);
  const cells = store.read((tx) => cellsOf(tx, W13, W13));
  expect(cells.map(({ kind, n }) => [kind, n])).toEqual(Array.from({ length: 4 }, () => ['block', 6]));
});

test('how a person answered in an open week is in no byte that can be read without the key of the week', () => {
  const file = join(folder, `${++files}`, 'samtale.db');
  const { store, to, people, say } = company({ file });
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  const sealed = store.read((tx) =>
    tx.db.query.pulseAnswer
      .findMany()
      .sync()
      .map(({ score }) => score),
  );
  expect(sealed).toHaveLength(48);
  store.checkpoint();
  const holds = () =>
    sealed.filter((score) => [file, `${file}-wal`].some((name) => readFileSync(name).includes(score)));
  expect(holds()).toHaveLength(48);
  copyFileSync(file, `${file}.copy`);
  to(CLOSE);
  expect(holds()).toEqual([]);
  expect(readFileSync(`${file}.weekkeys`, 'utf8')).not.toContain(W13);
  store.close();
});

test('an older copy of the database gives nothing readable after the close, and is not closed with other numbers', async () => {
  const file = join(folder, `${++files}`, 'samtale.db');
  const { store, to, people, say } = company({ file });
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  const copy = join(folder, `${files}`, 'copy.db');
  await store.backup(copy);
  to(CLOSE);
  store.close();
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  copyFileSync(copy, file);
  const clock = movableClock(CLOSE + 1);
  const restored = openStore({ file, cipher: createCipher(Buffer.alloc(32, 7)), clock });
  expect(restored.read((tx) => tx.db.query.pulseAnswer.findMany().sync())).toHaveLength(48);
  expect(restored.weekKeys.keyOf(W13)).toBeNull();
  while (restored.transact(pulseDue) > 0) continue;
  expect(restored.read((tx) => [cellsOf(tx, W13, W13), factsOf(tx, W13, W13)])).toEqual([[], []]);
  expect(restored.read((tx) => tx.db.query.pulseAnswer.findMany().sync())).toEqual([]);
  restored.close();
});

test('in an older copy of a week that is still open, answers begin anew', async () => {
  const file = join(folder, `${++files}`, 'samtale.db');
  const { store, to, people, say, mine } = company({ file });
  to(MONDAY);
  say(people[0]!, W13, 4);
  store.weekKeys.destroy(W13);
  expect(mine(people[0]!, W13)).toEqual([]);
  for (const id of people.slice(1)) say(id, W13, 2);
  to(CLOSE);
  expect(
    store
      .read((tx) => cellsOf(tx, W13, W13))
      .map(({ n }) => n)
      .toSorted((a, b) => a - b),
  ).toEqual([5, 5, 5, 5, 6, 6, 6, 6]);
  store.close();
});

test('a close that is rolled back destroys nothing', () => {
  const { store, clock, to, people, say, mine } = company();
  to(MONDAY);
  say(people[0]!, W13, 4);
  clock.set(CLOSE);
  const half = () =>
    store.transact((tx) => {
      pulseDue(tx);
      throw new Error('the disk is full');
    });
  expect(half).toThrow('the disk is full');
  clock.set(CLOSE - 1);
  expect(mine(people[0]!, W13)).toHaveLength(4);
});

test('a key that outlived its week because of a crash is destroyed at the next look', () => {
  const { store, to, due } = company();
  to(MONDAY);
  to(CLOSE);
  store.weekKeys.create(W13);
  store.weekKeys.create('2026-W01');
  store.weekKeys.create('2027-W14');
  due();
  expect(store.weekKeys.weeks()).toEqual(['2027-W14']);
});

test('who answered is forgotten after nine weeks', () => {
  const { store, to, people, say } = company();
  const weeks = () =>
    store.read(
      (tx) =>
        new Set(
          tx.db.query.pulseAnswered
            .findMany()
            .sync()
            .map(({ week }) => week),
        ),
    );
  for (let n = 0; n < 11; n += 1) {
    const week = addWeeks(W13, n);
    to(MONDAY + n * 7 * 24 * 3600_000 + 3600_000);
    for (const id of people) say(id, week, 4);
    to(closesAt(ZONE, week));
  }
  expect([...weeks()].toSorted()).toEqual(Array.from({ length: 9 }, (_, n) => addWeeks(W13, n + 2)));
});

// ---- the digest --------------------------------------------------------------------------------------------

const digests = (store: ReturnType<typeof company>['store']) =>
  store
    .read((tx) => statusRows(tx))
    .filter(({ kind }) => kind === 'digest' || kind === 'digest_held')
    .map(({ kind, recipient, state }) => `${kind} ${recipient} ${state}`)
    .toReversed();

test('on the first working day from Tuesday 09:00 the digest goes to the HR channel, once', () => {
  const { store, to, people, say, due } = company();
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  to(TUESDAY - 1);
  expect(digests(store)).toEqual([]);
  expect(store.read(nextPulseMoment)).toBe(TUESDAY);
  to(TUESDAY);
  due();
  expect(digests(store)).toEqual(['digest G1 pending']);
});

test('what was published is never computed anew, whatever is set afterwards', () => {
  const { store, to, people, say } = company();
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  to(TUESDAY);
  const now = () => JSON.stringify(store.read((tx) => digestOfWeek(tx, W13)));
  const before = now();
  expect(store.read((tx) => JSON.stringify(publicationOf(tx, W13, 'hr')!.content))).toBe(before);
  store.transact((tx) => {
    setSetting(tx, 'activeStatements', ['I1', 'I2', 'T1']);
    setSetting(tx, 'minimumGroup', 10);
    setTeam(tx, people[0]!, null);
  });
  to(TUESDAY + 20 * 24 * 3600_000);
  expect(now()).toBe(before);
});

test('without a channel the digest is kept, the administrators hear of it once, and it goes out when there is one', () => {
  const { store, to, people, say, due } = company({ channel: null });
  for (let n = 0; n < 2; n += 1) {
    to(MONDAY + n * 7 * 24 * 3600_000 + 3600_000);
    for (const id of people) say(id, addWeeks(W13, n), 4);
  }
  to(TUESDAY + 7 * 24 * 3600_000);
  expect(digests(store)).toEqual(['digest_held UADMIN pending']);
  store.transact((tx) => setSetting(tx, 'hrChannel', 'G2'));
  due();
  expect(digests(store)).toEqual(['digest_held UADMIN pending', 'digest G2 pending']);
  store.transact((tx) => setSetting(tx, 'hrChannel', 'G3'));
  due();
  expect(digests(store)).toEqual(['digest_held UADMIN pending', 'digest G3 pending']);
});

test('after downtime the digest comes late and says so, in working hours', () => {
  const { store, clock, to, people, say } = company();
  to(MONDAY);
  for (const id of people) say(id, W13, 4);
  to(at('2027-04-10', '22:00'));
  const row = store.read((tx) => statusRows(tx)).find(({ kind }) => kind === 'digest')!;
  expect(row.notBefore).toBe(at('2027-04-12', '08:00'));
  clock.set(row.notBefore);
  expect(store.read((tx) => digestNow(tx, W13)).late).toBe('2027-04-06');
});

test('a week in which nobody was asked has no digest', () => {
  const { store, to } = company({ teams: [] });
  to(MONDAY);
  to(CLOSE);
  to(TUESDAY);
  expect(digests(store)).toEqual([]);
});

test('the digest names no person and no team, in either language', () => {
  const { store, to, people, say } = company({ teams: [7, 9, 8] });
  for (let n = 0; n < 8; n += 1) {
    const week = addWeeks(W13, n);
    to(MONDAY + n * 7 * 24 * 3600_000 + 3600_000);
    for (const id of people) say(id, week, n < 4 ? 3 : 5);
    to(closesAt(ZONE, week));
  }
  const week = addWeeks(W13, 7);
  for (const language of ['en', 'nb'] as const) {
    const message = store.read((tx) => digestMessage(textsFor(language), digestNow(tx, week)));
    const all = JSON.stringify(message);
    expect(all).toMatch(language === 'en' ? /▲ (Still up|Up)/ : /▲ (Fortsatt opp|Opp)/);
    for (const word of ['Nordmann', 'Nordlys', 'Manager', ...NAMES])
      expect(all).not.toMatch(new RegExp(`\\b${word}\\b`));
    expect(store.read((tx) => people.some((id) => all.includes(personById(tx, id)!.slackId)))).toBe(false);
    const team = store.read((tx) => teamById(tx, personById(tx, people[0]!)!.teamId!)!.id);
    expect(all).not.toContain(team);
  }
  expect(store.read((tx) => settings(tx).language)).toBe('nb');
});

test('how sure the index is, is written down at the close and said while some are silent', () => {
  const { store, to, people, say } = company({ teams: [10, 10, 10] });
  to(MONDAY);
  for (const id of people.slice(0, 22)) say(id, W13, 4);
  to(CLOSE);
  // 22 of 30 answered all four statements: 0.25 * (1/22 - 1/30) + 0.49 * 1.9 * (1/88 - 1/120)
  const error = Math.sqrt(0.0030303 + 0.00282121);
  expect(store.read((tx) => factsOf(tx, W13, W13))[0]!.levelError).toBeCloseTo(error, 6);
  to(TUESDAY);
  const { text } = store.read((tx) => digestMessage(textsFor('en'), digestNow(tx, W13)));
  // 88 fours, and 32 that may be ones or fives: (352 + 32) / 120 and (352 + 160) / 120
  expect(text).toContain('Overall 4.0 of 5, plus or minus 0.1');
  expect(text).toContain('everybody together lies between 3.2 and 4.3.');
});

test('a question is proposed for the talks, and not the same one the week after', () => {
  const { store, to, people, say } = company({ teams: [7, 9] });
  const asked = [0, 1, 2, 3].map((n) => {
    const week = addWeeks(W13, n);
    to(MONDAY + n * 7 * 24 * 3600_000 + 3600_000);
    for (const id of people) say(id, week, (statement) => (statement === 'I2' ? 2 : 4));
    to(closesAt(ZONE, week));
    to(closesAt(ZONE, week) + 24 * 3600_000);
    const said = store.read((tx) => digestOfWeek(tx, week));
    return said.kind === 'numbers' ? said.opening : null;
  });
  expect(asked).not.toContain(null);
  expect(new Set(asked).size).toBe(4);
  expect(asked).toContain('I2');
});
