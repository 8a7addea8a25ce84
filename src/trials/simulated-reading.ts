import { addDays, dateAt } from '../domain/time.ts';
import { accessesOf } from '../store/access-log.ts';
import type { Tx } from '../store/db.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { activePairOf, everLedBy } from '../store/teams.ts';
import type { Findings } from './simulated-findings.ts';
import type { Machine } from './simulated-machine.ts';
import { marksIn } from './simulated-words.ts';

/** Every view that somebody gets to see: whether they may read the words in it (I8), and that it is noted who did (I9). */
export class Reading {
  /** When somebody's words were deleted. */
  readonly erased = new Map<string, number>();
  views = 0;
  foreign = 0;
  readonly #machine: Machine;
  readonly #findings: Findings;
  readonly #noted = new Set<string>();

  constructor(machine: Machine) {
    this.#machine = machine;
    this.#findings = machine.options.findings;
  }

  /** `view` as it went over the wire. */
  isShown(reader: string, view: string): void {
    this.views += 1;
    for (const [author, at] of marksIn(view)) {
      if (author !== reader) this.#reads(reader, author, at, placeOf(view));
    }
  }

  #reads(reader: string, author: string, at: number, place: string): void {
    this.foreign += 1;
    this.#machine.app!.store.read((tx) => {
      const [by, of] = [personBySlackId(tx, reader)!, personBySlackId(tx, author)!];
      if (!mayRead(tx, by, of) && !(FOLLOWS.test(place) && hasFollowed(tx, by, of)))
        this.#findings.broken('I8', `${reader} reads words of ${author} on ${place}`);
      // What was written to an employee is theirs: they read it without a note, and it stays when its writer deletes.
      if (activePairOf(tx, of.id)?.managerId !== by.id) return;
      this.#isNoted(tx, by, of, place);
      if ((this.erased.get(author) ?? 0) > at)
        this.#findings.broken('I16', `${reader} reads deleted words of ${author} on ${place}`);
    });
  }

  #isNoted(tx: Tx, by: Person, of: Person, place: string): void {
    const day = dateAt('UTC', tx.now);
    const key = `${by.id} ${of.id} ${day}`;
    if (this.#noted.has(key)) return;
    const days = [addDays(day, -1), day, addDays(day, 1)];
    const found = accessesOf(tx, of.id).some((one) => one.reader === by.id && days.includes(one.day));
    if (found) this.#noted.add(key);
    else
      this.#findings.broken('I9', `nobody noted that ${by.slackId} read words of ${of.slackId} on ${place}`);
  }
}

/** The app's own name for a modal. */
const placeOf = (view: string): string => /"callback_id":"([^"]*)"/.exec(view)?.[1] ?? 'Home';

/** Where goals and action points stand. */
const FOLLOWS = /^(?:Home|goal|action|report|talk)/;

/** What a former manager wrote down with somebody for both to work on follows them to the manager of now. */
const hasFollowed = (tx: Tx, by: Person, of: Person): boolean =>
  everLedBy(tx, of.id).some(({ employeeId }) => activePairOf(tx, employeeId)?.managerId === by.id);

/** The two of a pair; after it has ended the employee goes on reading what was written to them. */
function mayRead(tx: Tx, by: Person, of: Person): boolean {
  const isTheirs = (employee: Person, manager: Person) =>
    activePairOf(tx, employee.id)?.managerId === manager.id;
  if (isTheirs(by, of) || isTheirs(of, by)) return true;
  return everLedBy(tx, of.id).some(({ employeeId }) => employeeId === by.id);
}
