import { type MovableClock, movableClock } from '../clock.ts';
import type { TeamForm } from '../domain/setup.ts';
import { momentOf } from '../domain/time.ts';
import { createCipher } from '../store/cipher.ts';
import { openStore, type Store, type Tx } from '../store/db.ts';
import { statusRows } from '../store/outbox.ts';
import { type FromSlack, grantRole, type Person, personBySlackId, upsertPerson } from '../store/people.ts';
import { applyAsked, type Applied, type Asked, keepAsked } from './setup.ts';
import { seed } from './settings.ts';

export const OSLO = 'Europe/Oslo';

/** A company in memory, on a Thursday morning in Oslo; Ada is its administrator. */
export class Company {
  readonly clock: MovableClock = movableClock(momentOf(OSLO, '2027-01-07', '10:00'));
  readonly store: Store = openStore({
    file: ':memory:',
    cipher: createCipher(Buffer.alloc(32, 7)),
    clock: this.clock,
  });

  constructor(...names: string[]) {
    for (const name of ['Ada', ...names]) this.adds(name);
    this.do((tx) => seed(tx, { zone: OSLO, holidays: 'NO', adminUserIds: ['UADA'] }));
  }

  #open: Tx | null = null;

  /** In one transaction; what is done inside it belongs to it. */
  do<T>(work: (tx: Tx) => T): T {
    if (this.#open !== null) return work(this.#open);
    try {
      return this.store.transact((tx) => work((this.#open = tx)));
    } finally {
      this.#open = null;
    }
  }

  /** Slack says that there is somebody, or what has become of them. */
  adds(name: string, more: Partial<FromSlack> = {}): Person {
    const slackId = `U${name.toUpperCase()}`;
    const email = `${name.toLowerCase()}@example.com`;
    const plain = { zone: OSLO, locale: 'en-GB', kind: 'member', deactivated: false } as const;
    return this.do((tx) => upsertPerson(tx, { slackId, name, email, ...plain, ...more }));
  }

  person(name: string): Person {
    return this.do((tx) => personBySlackId(tx, `U${name.toUpperCase()}`)!);
  }

  id = (name: string): number => this.person(name).id;

  makesHr(name: string): void {
    this.do((tx) => grantRole(tx, this.#find(tx, name), 'hr'));
  }

  /** Looked at and applied by Ada in one go. */
  applies(asked: Asked): Applied {
    const ada = this.person('Ada');
    return this.do((tx) => applyAsked(tx, ada, keepAsked(tx, ada, asked)));
  }

  team(name: string, manager: string | null, members: string[], more: Partial<TeamForm> = {}): TeamForm {
    return {
      teamId: null,
      name,
      parentId: null,
      managerId: manager === null ? null : this.id(manager),
      memberIds: members.map(this.id),
      weekday: 2,
      time: '10:00',
      minutes: 20,
      everyWeeks: 1,
      ...more,
    };
  }

  /** Who waits for which kind of message. */
  waiting(kind: string): string[] {
    const rows = this.do((tx) => statusRows(tx));
    return rows
      .filter((row) => row.kind === kind && row.state === 'pending')
      .map(({ recipient }) => recipient)
      .toSorted();
  }

  #find = (tx: Tx, name: string) => personBySlackId(tx, `U${name.toUpperCase()}`)!.id;
}
