import { createHash } from 'node:crypto';
import { beginCompany, type Company, type Somebody } from './access-company.testing.ts';
import { MARKS } from './access-words.testing.ts';
import { Door } from './access-door.testing.ts';
import type { Role } from '../domain/access.ts';
import { type Body, Payloads } from './fuzz-payloads.testing.ts';
import type { Tx } from '../store/db.ts';
import { personBySlackId } from '../store/people.ts';

/*
 * Sends payloads of strangers, one by one, and looks after each of them whether anything of Kari and Ola was changed or
 * shown, and whether there was an answer. Each is taken back, so that any of them can be sent again by its number.
 */

/** A former manager, the manager's manager, a colleague, and one who does not take part. */
export const STRANGERS: Somebody[] = ['UNINA', 'UPER', 'UINGRID', 'UMATS'];

const SENDERS: { user: Somebody; roles: Role[] }[] = [
  ...STRANGERS.map((user) => ({ user, roles: [] })),
  { user: 'UINGRID', roles: ['hr'] },
  { user: 'UMATS', roles: ['admin', 'hr'] },
];

/** A company is begun anew after so many, so that what is noted of them does not pile up. */
const EACH_COMPANY = 5_000;

export type FuzzOptions = { count: number; seed: number; from?: number; onProgress?: (done: number) => void };

/** What went wrong, each with the number by which it can be sent again. */
export async function fuzz({ count, seed, from = 0, onProgress }: FuzzOptions): Promise<string[]> {
  const wrong: string[] = [];
  for (let done = 0; done < count; done += EACH_COMPANY) {
    const company = await beginCompany();
    const attack = new Attack(company);
    for (let n = done; n < Math.min(count, done + EACH_COMPANY); n += 1) {
      wrong.push(...(await attack.sends(seed, from + n)));
      if (n % 1000 === 999) onProgress?.(n + 1);
    }
    await company.story.practice.stop();
  }
  return wrong;
}

class Attack {
  readonly #company: Company;
  readonly #payloads: Payloads;
  readonly #door: Door;
  /** How things are, without and with what is of the company. */
  readonly #before: [string, string];

  constructor(company: Company) {
    this.#company = company;
    this.#payloads = new Payloads(company);
    this.#door = new Door(company.story);
    this.#before = company.story.practice.app.store.read((tx) => [printOf(tx, false), printOf(tx)]);
  }

  async sends(seed: number, n: number): Promise<string[]> {
    const { user, roles } = SENDERS[n % SENDERS.length]!;
    const { id, hash } = this.#door.opens(user);
    const body = this.#payloads.nth(seed, n, user, { id, hash });
    const isStranger = roles.length === 0;
    const before = this.#before[isStranger ? 1 : 0];
    const came = await this.#door.sends(user, roles, { do: 'raw', body }, (tx) => printOf(tx, isStranger));
    const wrong = [
      ...(came.acked ? [] : ['no answer']),
      ...(this.#faults() > 0 ? ['failed inside'] : []),
      ...(came.prints.every((print) => print === before) ? [] : ['changed what is of others']),
      ...Object.entries(MARKS).flatMap(([of, mark]) =>
        of !== user && came.shown.replaceAll(SHARED, '').includes(mark) ? [`shown ${mark}`] : [],
      ),
    ];
    return wrong.map((what) => `${what}: --seed ${seed} --from ${n} --count 1, by ${user} ${nameOf(body)}`);
  }

  /** Errors that were logged since it was asked last. */
  #faults(): number {
    const { logLines } = this.#company.story;
    const fresh = logLines.splice(0, logLines.length);
    return fresh.filter((line) => line.includes('"level":"error"')).length;
  }
}

/** Ola shares it with all who lead a team. */
export const SHARED = `${MARKS.UOLA} practice`;

const nameOf = ({ type, actions, view, command }: Body): string =>
  [
    type ?? command,
    (actions as Body[] | undefined)?.[0]?.['action_id'],
    (view as Body | undefined)?.['callback_id'],
  ]
    .flatMap((one) => (typeof one === 'string' ? [one] : []))
    .join(' ');

/** What HR and administrators may change. */
const OF_THE_COMPANY = [
  'team',
  'setting',
  'role',
  'role_request',
  'tag',
  'company_goal',
  'experiment',
  'pilot',
];

/** All that is of Kari, of her two pairs, and Ola's own; and what is of the company. */
export function printOf(tx: Tx, company = true): string {
  const [kari, ola] = ['UKARI', 'UOLA'].map((user) => personBySlackId(tx, user)!.id);
  const pairs = `SELECT id FROM pair WHERE employee_id = ${kari}`;
  const talks = `SELECT id FROM checkin WHERE pair_id IN (${pairs})`;
  const hash = createHash('sha256');
  const add = (table: string, where: string): void => {
    for (const row of tx.db.all<Record<string, unknown>>(
      `SELECT * FROM ${table} WHERE ${where} ORDER BY rowid`,
    ))
      for (const value of Object.values(row))
        hash.update(Buffer.isBuffer(value) ? value : `${String(value)}|`);
  };
  add('pair', `employee_id = ${kari}`);
  add('person', `id = ${kari}`);
  for (const table of ['checkin', 'point', 'help', 'handover']) add(table, `pair_id IN (${pairs})`);
  for (const table of ['preparation', 'preparation_answer', 'obstacle', 'public_win'])
    add(table, `checkin_id IN (${talks})`);
  // What Nina wrote there is hers to delete.
  for (const table of ['talk_note', 'reply'])
    add(table, `checkin_id IN (${talks}) AND author_id IN (${kari}, ${ola})`);
  add('goal', `owner_id = ${kari}`);
  add('goal_event', `goal_id IN (SELECT id FROM goal WHERE owner_id = ${kari})`);
  add('action', `employee_id = ${kari}`);
  for (const table of ['strength', 'career', 'draft', 'own_answer']) add(table, `person_id = ${kari}`);
  for (const table of ['practice', 'career', 'draft']) add(table, `person_id = ${ola}`);
  if (company) add('absence', `person_id = ${kari}`);
  if (company) {
    add('absence', `person_id = ${kari}`);
    for (const table of OF_THE_COMPANY) add(table, 'true');
  }
  return hash.digest('hex');
}
