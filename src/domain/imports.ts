import { isCountry } from './calendar.ts';
import { EVERY_WEEKS, isTalkTime, TALK_MINUTES } from './cadence.ts';
import type { Csv, CsvProblem, CsvRow } from './csv.ts';
import { isDate } from './time.ts';

/* What the rows of a file of people, of absences or of earlier talks mean, before anybody has been looked up. */

/** What may be in a file. */
export const FILE_KINDS = ['people', 'absences', 'talks'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** How a file names somebody. */
export type Ref = { by: 'user_id' | 'email'; value: string };

/** Null: the cell is empty, which means "as it is". */
export type PersonRow = {
  line: number;
  who: Ref;
  team: string | null;
  manager: Ref | null;
  parentTeam: string | null;
  everyWeeks: number | null;
  weekday: number | null;
  time: string | null;
  minutes: number | null;
  language: 'nb' | 'en' | null;
  /** A country by its two letters, e.g. 'SE'. */
  holidays: string | null;
  active: boolean | null;
};

/** Dates 'YYYY-MM-DD', both included. */
export type AbsenceRow = { line: number; who: Ref; from: string; to: string };

/** A talk that was on this day; null: with the manager of now. */
export type TalkRow = { line: number; who: Ref; manager: Ref | null; date: string };

/** What is wrong in a line; `other` is the line that it does not fit together with. */
export type FileProblem =
  | CsvProblem
  | { line: number; problem: 'missing_column'; column: string }
  | { line: number; problem: 'no_person' | 'no_team' | 'order' }
  | { line: number; problem: 'bad_value'; column: string; value: string }
  | { line: number; problem: 'duplicate'; value: string; other: number }
  | { line: number; problem: 'unknown_person' | 'not_a_member' | 'deactivated'; value: string }
  | { line: number; problem: 'with_self' | 'not_past'; value: string }
  | { line: number; problem: 'self_manager' | 'team_loop' | 'manager_loop'; value: string }
  | { line: number; problem: 'two_managers' | 'two_parents'; value: string; other: number };

export type Rows<Row> =
  | { ok: true; rows: Row[]; ignoredColumns: string[] }
  | { ok: false; problems: FileProblem[] };

const PEOPLE_COLUMNS = [
  'user_id',
  'email',
  'team',
  'manager',
  'parent_team',
  'every_weeks',
  'weekday',
  'time',
  'minutes',
  'language',
  'holidays',
  'active',
];
const ABSENCE_COLUMNS = ['user_id', 'email', 'from', 'to'];
const TALK_COLUMNS = ['user_id', 'email', 'manager', 'date'];
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
const LONGEST_NAME = 80;

export function personRows(csv: Csv): Rows<PersonRow> {
  return rowsOf(csv, PEOPLE_COLUMNS, ['team'], (row, problems) => {
    const cell = cellReader(row, problems);
    return {
      line: row.line,
      who: whoOf(row, problems),
      team: cell('team', name),
      manager: cell('manager', ref),
      parentTeam: cell('parent_team', name),
      everyWeeks: cell('every_weeks', oneOf(EVERY_WEEKS)),
      weekday: cell('weekday', (text) => WEEKDAYS.indexOf(text.toLowerCase()) + 1 || undefined),
      time: cell('time', time),
      minutes: cell('minutes', oneOf(TALK_MINUTES)),
      language: cell('language', (text) => (text === 'nb' || text === 'en' ? text : undefined)),
      holidays: cell('holidays', country),
      active: cell('active', yesOrNo),
    };
  });
}

export function absenceRows(csv: Csv): Rows<AbsenceRow> {
  return rowsOf(csv, ABSENCE_COLUMNS, ['from', 'to'], (row, problems) => {
    const cell = cellReader(row, problems);
    const [from, to] = [cell('from', date, true), cell('to', date, true)];
    if (from !== null && to !== null && from > to) problems.push({ line: row.line, problem: 'order' });
    return { line: row.line, who: whoOf(row, problems), from: from ?? '', to: to ?? '' };
  });
}

export function talkRows(csv: Csv): Rows<TalkRow> {
  return rowsOf(csv, TALK_COLUMNS, ['date'], (row, problems) => {
    const cell = cellReader(row, problems);
    const [manager, on] = [cell('manager', ref), cell('date', date, true)];
    return { line: row.line, who: whoOf(row, problems), manager, date: on ?? '' };
  });
}

function rowsOf<Row>(
  csv: Csv,
  known: string[],
  required: string[],
  read: (row: CsvRow, problems: FileProblem[]) => Row,
): Rows<Row> {
  if (!csv.ok) return { ok: false, problems: [csv.problem] };
  const has = (column: string) => csv.columns.includes(column);
  const missing = required.filter((column) => !has(column));
  if (!has('user_id') && !has('email')) missing.unshift('user_id');
  if (missing.length > 0)
    return {
      ok: false,
      problems: missing.map((column) => ({ line: 1, problem: 'missing_column', column })),
    };
  const problems: FileProblem[] = [];
  const rows = csv.rows.map((row) => read(row, problems));
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, rows, ignoredColumns: csv.columns.filter((column) => !known.includes(column)) };
}

/** Reads one cell; an empty one is null, an unfit one a problem. */
function cellReader(row: CsvRow, problems: FileProblem[]) {
  return <T>(column: string, read: (text: string) => T | undefined, required = false): T | null => {
    const text = row.cells[column] ?? '';
    if (text === '' && !required) return null;
    const value = read(text);
    if (value !== undefined) return value;
    problems.push({ line: row.line, problem: 'bad_value', column, value: text });
    return null;
  };
}

function whoOf(row: CsvRow, problems: FileProblem[]): Ref {
  const id = row.cells['user_id'];
  if (id) return { by: 'user_id', value: id };
  const email = row.cells['email'];
  if (email) return { by: 'email', value: email.toLowerCase() };
  problems.push({ line: row.line, problem: 'no_person' });
  return { by: 'user_id', value: '' };
}

const ref = (text: string): Ref =>
  text.includes('@') ? { by: 'email', value: text.toLowerCase() } : { by: 'user_id', value: text };

const name = (text: string) => (text.length <= LONGEST_NAME ? text : undefined);

const oneOf = (values: readonly number[]) => (text: string) => values.find((value) => String(value) === text);

/** '9:00' as spreadsheets write it is '09:00'. */
function time(text: string): string | undefined {
  const full = /^\d:\d\d$/.test(text) ? `0${text}` : text;
  return isTalkTime(full) ? full : undefined;
}

/** 'YYYY-MM-DD', or '31.12.2027' as Norwegian systems export it. */
function date(text: string): string | undefined {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = dotted ? `${dotted[3]}-${dotted[2]!.padStart(2, '0')}-${dotted[1]!.padStart(2, '0')}` : text;
  return isDate(iso) ? iso : undefined;
}

const country = (text: string) => (isCountry(text.toUpperCase()) ? text.toUpperCase() : undefined);

function yesOrNo(text: string): boolean | undefined {
  if (text.toLowerCase() === 'yes') return true;
  return text.toLowerCase() === 'no' ? false : undefined;
}
