import type { Workspace } from '../practice/workspace.ts';

/* The company of the crash test: five teams of eight, each person with a talk a week on one of the five days. */

const TEAMS = 5;
const IN_A_TEAM = 8;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

/** Its zone has neither summer time nor, without a country, a day off but the weekend. */
export const ZONE = 'Atlantic/Reykjavik';

const MONDAY = Date.UTC(2027, 0, 11);
const DAY = 24 * 3600_000;
const MINUTE = 60_000;

/** A Friday, on which the company is set up in peace. */
export const SETUP = MONDAY - 3 * DAY + 10 * 60 * MINUTE;
export const WELCOME = SETUP + 180 * MINUTE;

/** The mornings of the first week, in which each pair has its first talk; from morning 0 on the app is killed. */
export const IN_PEACE = [-5, -4, -3, -2, -1];

const weekdayOf = (n: number): number => (n + IN_PEACE.length) % WEEKDAYS.length;

/** 08:50 on the nth working day: the prompts of the day have just become due, the reminders can still be sent. */
export const morning = (n: number): number =>
  MONDAY + (Math.floor(n / 5) * 7 + 7 + weekdayOf(n)) * DAY + (8 * 60 + 50) * MINUTE;

export const PROMPT = 'prompt=1 08:45';

/** `weekday` is that of the talk, 0 for Monday. */
export type Employee = { id: string; manager: string; weekday: number };
export type Company = { employees: Employee[]; managers: string[]; csv: string };

export function furnishCompany(workspace: Workspace): Company {
  const person = (name: string) => workspace.addPerson({ name, tz: ZONE }).id;
  const lines = ['user_id,team,manager,every_weeks,weekday,time,minutes'];
  const managers: string[] = [];
  const employees: Employee[] = [];
  for (let team = 0; team < TEAMS; team += 1) {
    const manager = person(`Manager ${team + 1}`);
    managers.push(manager);
    for (let seat = 0; seat < IN_A_TEAM; seat += 1) {
      const id = person(`Employee ${team * IN_A_TEAM + seat + 1}`);
      const weekday = seat % WEEKDAYS.length;
      employees.push({ id, manager, weekday });
      const time = seat < WEEKDAYS.length ? '15:00' : '15:30';
      lines.push(`${id},Team ${team + 1},${manager},1,${WEEKDAYS[weekday]},${time},20`);
    }
  }
  return { employees, managers, csv: `${lines.join('\n')}\n` };
}

/** Whose talk is on the working day after the nth, so that they are asked on the nth. */
export const dueOn = ({ employees }: Company, n: number): string[] =>
  employees.filter(({ weekday }) => weekday === weekdayOf(n + 1)).map(({ id }) => id);
