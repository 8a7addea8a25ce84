import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { movableClock, type MovableClock, systemClock } from '../clock.ts';
import { closesAt, digestAt, opensAt } from '../domain/pulse.ts';
import type { Score } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { audit, EVER, readKept } from '../service/audits.ts';
import { digestNow } from '../service/digests.ts';
import { pulseDue } from '../service/pulse.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store } from '../store/db.ts';
import { setEnrolled, setTeam, upsertPerson } from '../store/people.ts';
import { addCells, addFacts, cellsOf, factsOf } from '../store/publications.ts';
import { keepAnswers } from '../store/pulse.ts';
import { setSetting } from '../store/settings.ts';
import { insertTeam } from '../store/teams.ts';
import { addPulseWeek, markClosed, pulseWeekOf } from '../store/weeks.ts';

/*
 * npm run bench: what the numbers cost, on a file, from 100 people to 10,000. One run, so that the lines can be compared
 * with each other; what a machine does in a second says nothing about another.
 */

const ZONE = 'Europe/Oslo';
const WEEK = '2027-W10';
const TEAM = 12;
const ANSWERING = 0.8;
const AUDITED_WEEKS = 104;
const SIZES = [100, 1_000, 10_000];

type Bench = { clock: MovableClock; store: Store; people: number[] };
type Cost = { people: number; opening: number; close: number; errors: number; digest: number; idle: number };

function timed(work: () => unknown): number {
  const begun = systemClock.mono();
  work();
  return systemClock.mono() - begun;
}

/** Teams of twelve, four in five of whom answer. */
function company(folder: string, size: number): Bench {
  const clock = movableClock(opensAt(ZONE, addWeeks(WEEK, -1)));
  const cipher = createCipher(Buffer.alloc(32, 7));
  const store = openStore({ file: join(folder, `${size}.db`), cipher, clock });
  const plain = { email: null, zone: ZONE, locale: null, kind: 'member', deactivated: false } as const;
  const people = store.transact((tx) => {
    setSetting(tx, 'zone', ZONE);
    setSetting(tx, 'hrChannel', 'CHR');
    let team = '';
    return Array.from({ length: size }, (_, n) => {
      if (n % TEAM === 0) team = insertTeam(tx, { name: `Team ${n}`, parentId: null, managerId: null }).id;
      const { id } = upsertPerson(tx, { slackId: `U${n}`, name: `Person ${n}`, ...plain });
      setTeam(tx, id, team);
      setEnrolled(tx, id, tx.now);
      return id;
    });
  });
  return { clock, store, people };
}

const due = ({ store }: Bench): number => store.transact(pulseDue);

function settled(bench: Bench): void {
  while (due(bench) > 0) continue;
}

function answers({ store, people }: Bench): void {
  store.transact((tx) => {
    const ids = pulseWeekOf(tx, WEEK)!.statements.map(({ id }) => id);
    for (const [n, person] of people.entries())
      if ((n * 7) % 10 < 10 * ANSWERING)
        keepAnswers(tx, person, WEEK, ids, new Map(ids.map((id, i) => [id, (1 + ((n + i) % 5)) as Score])));
  });
}

function weekOf(size: number, folder: string): { cost: Cost; bench: Bench } {
  const bench = company(folder, size);
  settled(bench);
  bench.clock.set(opensAt(ZONE, WEEK));
  const opening = timed(() => due(bench));
  bench.clock.set(closesAt(ZONE, addWeeks(WEEK, -1)));
  settled(bench);
  answers(bench);
  bench.clock.set(closesAt(ZONE, WEEK));
  const close = timed(() => due(bench));
  const errors = timed(() => due(bench));
  settled(bench);
  bench.clock.set(digestAt(ZONE, WEEK, null));
  settled(bench);
  const digest = timed(() => bench.store.read((tx) => digestNow(tx, WEEK)));
  const idle = timed(() => due(bench));
  return { cost: { people: size, opening, close, errors, digest, idle }, bench };
}

/** Two years of the same week, looked at by the audit. */
function auditOf({ store }: Bench): number {
  store.transact((tx) => {
    const cells = cellsOf(tx, WEEK, WEEK);
    const { week: _week, ...facts } = factsOf(tx, WEEK, WEEK)[0]!;
    const row = pulseWeekOf(tx, WEEK)!;
    for (let n = 1; n < AUDITED_WEEKS; n += 1) {
      const week = addWeeks(WEEK, n);
      if (pulseWeekOf(tx, week) === undefined) addPulseWeek(tx, { ...row, week }, []);
      addCells(
        tx,
        cells.map((cell) => ({ ...cell, week })),
      );
      addFacts(tx, week, facts);
      markClosed(tx, week);
    }
  });
  return timed(() => audit(store.read((tx) => readKept(tx, EVER))));
}

const digestAfter = ({ store }: Bench): number =>
  timed(() => store.read((tx) => digestNow(tx, addWeeks(WEEK, AUDITED_WEEKS - 1))));

const folder = mkdtempSync(join(tmpdir(), 'samtale-bench-'));
const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
try {
  process.stdout.write(
    '| people | opening | close | errors | digest | idle tick | audit of 104 weeks | digest after them |\n' +
      '|---|---|---|---|---|---|---|---|\n',
  );
  for (const size of SIZES) {
    const { cost, bench } = weekOf(size, folder);
    const { people, opening, close, errors, digest, idle } = cost;
    const cells = [opening, close, errors, digest, idle, auditOf(bench), digestAfter(bench)].map(ms);
    process.stdout.write(`| ${people} | ${cells.join(' | ')} |\n`);
    bench.store.close();
  }
} finally {
  rmSync(folder, { recursive: true });
}
