import { CsvError, parse } from 'csv-parse/sync';

/** A line of a file as cells by column name; `line` counts from 1, the header is line 1. */
export type CsvRow = { line: number; cells: Record<string, string> };

/** What keeps a file from being read at all. */
export type CsvProblem = { line: number; problem: 'encoding' | 'malformed' | 'empty' };

export type Csv = { ok: true; columns: string[]; rows: CsvRow[] } | { ok: false; problem: CsvProblem };

/**
 * Reads a CSV file as spreadsheets save it: UTF-8 with or without a byte order mark; comma, semicolon or tab;
 * quoted cells. Column names are compared in small letters, with '_' for spaces.
 */
export function readCsv(bytes: Uint8Array): Csv {
  const text = decode(bytes);
  if (text === null) return { ok: false, problem: { line: badLine(bytes), problem: 'encoding' } };
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return table(records);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { ok: false, problem: { line: Number(error['lines'] ?? 1), problem: 'malformed' } };
  }
}

function table(records: { record: string[]; info: { lines: number } }[]): Csv {
  const [head, ...body] = records;
  if (head === undefined || body.length === 0) return { ok: false, problem: { line: 1, problem: 'empty' } };
  const columns = head.record.map((name) => name.toLowerCase().replaceAll(/\s+/g, '_'));
  const rows = body.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(columns.map((name, place) => [name, (record[place] ?? '').normalize('NFC')])),
  }));
  return { ok: true, columns, rows };
}

function decode(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null; // UTF-16, or no text at all
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function badLine(bytes: Uint8Array): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(10, start);
    const stop = end < 0 ? bytes.length : end + 1;
    if (decode(bytes.subarray(start, stop)) === null) return line;
    start = stop;
  }
  return 1;
}

/** The one of the three that the first line has most of. */
function delimiterOf(text: string): string {
  const head = /^[^\r\n]*/.exec(text.replace(/^\ufeff?[\r\n]*/, ''))![0].replaceAll(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => ({ mark, n: head.split(mark).length }));
  return counted.toSorted((a, b) => b.n - a.n)[0]!.mark;
}

/** What a spreadsheet takes for the beginning of a formula, also in wide letters or behind spaces. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/**
 * RFC 4180 with a byte order mark, without which Excel takes UTF-8 for something else. `mark` separates cells. A cell that
 * a spreadsheet would work out gets an apostrophe in front (OWASP, CSV injection).
 */
export const writeCsv = (rows: readonly (readonly string[])[], mark: ',' | ';'): string =>
  `\ufeff${rows.map((row) => `${row.map((text) => written(text, mark)).join(mark)}\r\n`).join('')}`;

function written(text: string, mark: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  const isPlain = !safe.includes(mark) && !/["\r\n]|^\s|\s$/.test(safe);
  return isPlain ? safe : `"${safe.replaceAll('"', '""')}"`;
}
