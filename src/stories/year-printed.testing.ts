import type { Edge } from '../domain/disclosure.ts';
import type { Area, StatementId } from '../domain/statements.ts';
import { addWeeks } from '../domain/time.ts';
import { textsFor } from '../i18n/index.ts';

/* The numbers about people as they stand in a text, read back by their words. */

/** `others`: so many more teams, whose names do not stand there. */
export type Named = { readonly names: readonly string[]; readonly others: number };
export type Whose = 'company' | 'leaders' | Named;

/** A statement, an area, or all statements together: 'index'. */
export type What = string;

/**
 * A number with whose it is, of the four weeks up to `week`. `edge` null: it stands in a chart, where its words do not.
 * `before`: it is that of the four weeks before, as they stand beside it.
 */
export type Printed = {
  readonly week: string;
  readonly whose: Whose;
  readonly what: What;
  readonly at: number;
  readonly edge: Edge | null;
  readonly before?: true;
};

/** How many per cent of the company gave a 4 or a 5, in the four weeks up to `week`. */
export type PrintedShare = {
  readonly week: string;
  readonly statement: StatementId;
  readonly percent: number;
  readonly edge: Edge;
};

const { pulse } = textsFor('en');
const STATEMENT_WITH = new Map(Object.entries(pulse.statements).map(([id, words]) => [words, id]));
const AREA_WITH = new Map(Object.entries(pulse.areas).map(([area, name]) => [name, area as Area]));

const LABEL = String.raw`(?:about )?\d(?:\.\d)?(?: or higher| or lower)?`;
const line = (pattern: string): RegExp => new RegExp(pattern.replaceAll('LABEL', `(${LABEL})`), 'u');

const COMPANY = line(String.raw`^\*The company, four weeks up to week `);
const PAGE = line(String.raw`^\*(.+), last four weeks\*`);
const NAMES = line(String.raw`^\*([^*]+)\*$`);
const IN_LIST = line('^LABEL of 5 – ');
const OVERALL = line('^Overall LABEL of 5');
const LEADERS = line('^Leaders, counted apart: LABEL');
const AREAS = line('^Individual: ');
const ROW = line('^• (.+?) · LABEL · ');
const SHARE = line(String.raw`^• (.+?) · LABEL · (?:about )?(\d+)%(?: or (less|more))? · `);
const STATEMENT = line('^(?:• )?“(.+)”: LABEL(?:,|$)');
const EXTREME = line('^(?:Highest|Lowest) now: (.+) – LABEL$');
const ARROW = line('^[▲▼] [^“]*“(.+)” (?:– )?LABEL(?: \\(was LABEL\\))?$');
const LINE = line('^All statements together, weeks .+?: (.+)$');
const POINT = line('^Week (\\d+) at LABEL$');

/** Numbers that are about no answers, or say again how sure one is of those that do. */
const HARMLESS = new RegExp(
  [
    '^The numbers (?:are rounded|are those of the four weeks)',
    String.raw`^\d+ (?:person|people): about \d+ (?:minutes|hour)`,
    '^(?:Held|Answered by the manager|With an outcome|The talks that were held): ',
  ].join('|'),
);
const LIKE_A_NUMBER = /\b\d\.\d\b|or higher|or lower|about \d|\d%/;

/** `unread`: lines that look as if a number stood in them, and were not understood. */
export type Reading = {
  readonly printed: readonly Printed[];
  readonly shares: readonly PrintedShare[];
  readonly unread: readonly string[];
};

/** `week`: that of the newest digest when these lines were seen. */
export function readLines(week: string, lines: readonly string[]): Reading {
  const printed: Printed[] = [];
  const unread: string[] = [];
  let whose: Whose = 'company';
  for (const [place, raw] of lines.entries()) {
    const text = raw.replaceAll(/^[*_]|[*_]$/gu, '');
    const head = headOf(raw, lines[place + 1] ?? '');
    if (head !== null) {
      whose = head;
      continue;
    }
    const found = numbersIn(text, { week, whose });
    if (found === null) {
      if (LIKE_A_NUMBER.test(text) && !HARMLESS.test(text)) unread.push(raw);
    } else printed.push(...found);
  }
  return { printed, unread, shares: lines.flatMap((text) => shareIn(week, text)) };
}

function shareIn(week: string, text: string): PrintedShare[] {
  const found = SHARE.exec(text);
  if (found === null) return [];
  const [, words, , percent, beyond] = found;
  const edge = beyond === undefined ? 'exact' : beyond === 'less' ? 'or_lower' : 'or_higher';
  return [{ week, statement: idOf(words!), percent: Number(percent), edge }];
}

/** In HR's list the names stand alone, with the number below them. */
function headOf(text: string, next: string): Whose | null {
  if (COMPANY.test(text)) return 'company';
  const names = PAGE.exec(text) ?? (IN_LIST.test(next) ? NAMES.exec(text) : null);
  return names === null ? null : namedIn(names[1]!);
}

/** 'Team 1, Team 2 and 3 other teams' */
function namedIn(text: string): Named {
  const names = text.split(/, | and /);
  const others = /^(\d+) other teams$/.exec(names.at(-1)!);
  return others === null ? { names, others: 0 } : { names: names.slice(0, -1), others: Number(others[1]) };
}

type Context = Pick<Printed, 'week' | 'whose'>;

/** Null: this line is none of those in which a number stands. */
function numbersIn(text: string, of: Context): Printed[] | null {
  const index = OVERALL.exec(text) ?? IN_LIST.exec(text);
  if (index !== null) return [numberOf(of, 'index', index[1]!)];
  const leaders = LEADERS.exec(text);
  if (leaders !== null) return [numberOf({ ...of, whose: 'leaders' }, 'index', leaders[1]!)];
  if (AREAS.test(text)) return areasIn(text, of);
  const weekly = LINE.exec(text);
  if (weekly !== null) return lineIn(weekly[1]!, of);
  const point = POINT.exec(text);
  if (point !== null) return pointIn(point[1]!, point[2]!, of);
  return statementsIn(text, of);
}

function statementsIn(text: string, of: Context): Printed[] | null {
  const arrow = ARROW.exec(text);
  if (arrow !== null) {
    const [, words, now, was] = arrow;
    const then = was === undefined ? [] : [{ ...numberOf(of, idOf(words!), was), before: true as const }];
    return [numberOf(of, idOf(words!), now!), ...then];
  }
  const extreme = EXTREME.exec(text);
  if (extreme !== null)
    return [...extreme[1]!.matchAll(/“(.+?)”/gu)].map(([, words]) => numberOf(of, idOf(words!), extreme[2]!));
  const one = ROW.exec(text) ?? STATEMENT.exec(text);
  return one === null ? null : [numberOf(of, idOf(one[1]!), one[2]!)];
}

const idOf = (words: string): StatementId => {
  const id = STATEMENT_WITH.get(words);
  if (id === undefined) throw new Error(`nobody was asked: ${words}`);
  return id;
};

const areasIn = (text: string, of: Context): Printed[] =>
  text.split(' · ').flatMap((part) => {
    const [name, label] = part.split(': ');
    return labelled(label!) ? [numberOf(of, AREA_WITH.get(name!)!, label!)] : [];
  });

/** One label for each week up to this one. */
const lineIn = (labels: string, { week }: Context): Printed[] =>
  labels.split(' · ').flatMap((label, place, all) => {
    const of = { week: addWeeks(week, place + 1 - all.length), whose: 'company' } as const;
    return labelled(label) ? [numberOf(of, 'index', label)] : [];
  });

function pointIn(number: string, label: string, { week }: Context): Printed[] {
  const weeks = Array.from({ length: 12 }, (_, back) => addWeeks(week, -back));
  const of = {
    week: weeks.find((one) => Number(one.slice(6)) === Number(number))!,
    whose: 'company',
  } as const;
  return [{ ...numberOf(of, 'index', label), edge: null }];
}

const labelled = (text: string): boolean => line('^LABEL$').test(text);

function numberOf(of: Context, what: Printed['what'], label: string): Printed {
  const edge = label.endsWith('higher') ? 'or_higher' : label.endsWith('lower') ? 'or_lower' : 'exact';
  return { ...of, what, at: Number(/\d(?:\.\d)?/.exec(label)![0]), edge };
}

// ---- from what stands on a screen to lines ---------------------------------------------------------------------

type Block = Record<string, unknown>;
type Table = { rows: { text: string }[][] };
type Chart = { chart: { series: { data: { label: string; value: number }[] }[] } };

/** A row of a table and a point of a chart are a line each. */
export function plainLines(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(plainLines);
  if (typeof value !== 'object' || value === null) return [];
  const block = value as Block;
  if (block['type'] === 'table')
    return (value as Table).rows.map((row) => `• ${row.map(({ text }) => text).join(' · ')}`);
  if (block['type'] === 'data_visualization')
    return (value as Chart).chart.series.flatMap(({ data }) =>
      data.map((point) => `${point.label} at ${point.value}`),
    );
  const own = typeof block['text'] === 'string' ? block['text'].split('\n') : [];
  return [...own, ...Object.values(block).flatMap(plainLines)];
}
