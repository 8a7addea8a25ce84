import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from './csv.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const letter = fc.constantFrom('a', 'Z', 'Å', 'ø', 'é', '😀', '1', '"', ',', ';', '\t', ' ', '=', "'", '\n');
const cell = fc.string({ unit: letter, maxLength: 12 }).map((text) => text.trim());
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

test('what a spreadsheet has saved is read back, whatever stands in the cells', () => {
  const rows = fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 });
  const mark = fc.constantFrom(',', ';', '\t');
  const end = fc.constantFrom('\n', '\r\n');
  fc.assert(
    fc.property(rows, mark, end, fc.boolean(), (cells, comma, newline, bom) => {
      const full = cells.filter(([a, b]) => a !== '' || b !== '');
      fc.pre(full.length > 0);
      const lines = full.map((row) => row.map(quoted).join(comma));
      const text = [`first${comma}Second name`, ...lines].join(newline);
      const csv = readCsv(bytes((bom ? '\ufeff' : '') + text));
      expect(csv.ok && csv.rows.map(({ cells: { first, second_name } }) => [first, second_name])).toEqual(
        full,
      );
    }),
  );
});

test('the line of a row is the one a spreadsheet shows', () => {
  const csv = readCsv(bytes('email,team\n\na@x.no,Drift\n'));
  expect(csv.ok && csv.rows.map(({ line }) => line)).toEqual([3]);
});

test('a file in another encoding is refused with the line of the first wrong letter', () => {
  const file = Buffer.from('email,team\na@x.no,Drift\nb@x.no,Kundest\xf8tte\n', 'latin1');
  expect(readCsv(file)).toEqual({ ok: false, problem: { line: 3, problem: 'encoding' } });
  expect(readCsv(Buffer.from('email,team\na,b\n', 'utf16le'))).toMatchObject({
    problem: { problem: 'encoding' },
  });
});

test('a quotation mark that is never closed is told, not guessed', () => {
  expect(readCsv(bytes('email,team\n"a@x.no,Drift\n'))).toMatchObject({
    ok: false,
    problem: { problem: 'malformed' },
  });
});

test('a file without lines says so', () => {
  expect(readCsv(bytes('email,team\n'))).toEqual({ ok: false, problem: { line: 1, problem: 'empty' } });
  expect(readCsv(bytes(''))).toEqual({ ok: false, problem: { line: 1, problem: 'empty' } });
});

test('whatever stands in a cell is read back, and is never the beginning of a formula', () => {
  const sign = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    ',',
    ';',
    ' ',
    "'",
    '＝',
    '–',
    'å',
    '1',
    '😀',
  );
  const words = fc.oneof(fc.string({ unit: sign, maxLength: 8 }), fc.string({ unit: 'grapheme' }));
  const rows = fc.array(fc.tuple(words, words), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(rows, fc.constantFrom(',' as const, ';' as const), (cells, mark) => {
      const file = writeCsv([['first', 'second'], ...cells], mark);
      expect(file.startsWith('\ufefffirst')).toBe(true);
      const options = { bom: true, delimiter: mark, record_delimiter: '\r\n' };
      const [, ...back] = parse(file, options);
      const starts = /^\s*[=+\-@\t\r＝＋－＠]/;
      expect(back).toEqual(cells.map((row) => row.map((text) => (starts.test(text) ? `'${text}` : text))));
    }),
  );
});
