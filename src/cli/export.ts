import { closeSync, writeSync } from 'node:fs';
import { newFile } from './audit.ts';
import { WEEK } from './frame.ts';
import { Refused } from './refused.ts';
import { type Language, textsFor } from '../i18n/index.ts';
import { noteExport, publishedWeeks, rowsOfWeek } from '../service/exports.ts';
import type { Store } from '../store/db.ts';
import { exportFile } from '../views/exports.ts';

/** The table that HR gets from Home, of any weeks. */
export function exportNumbers(store: Store, args: readonly string[]): { lines: string[]; found: false } {
  const { out, language, from, to } = optionsOf(args);
  const weeks = store.read((tx) => publishedWeeks(tx, from, to));
  if (weeks.length === 0) return { lines: ['No digest has been published in these weeks.'], found: false };
  const rows = weeks.flatMap((week) => store.read((tx) => rowsOfWeek(tx, week)));
  const handle = newFile(out);
  try {
    writeSync(handle, exportFile(textsFor(language), rows).content);
  } finally {
    closeSync(handle);
  }
  store.transact((tx) => noteExport(tx, 'cli'));
  const many = weeks.length === 1 ? 'one week' : `${weeks.length} weeks`;
  return { lines: [`${out} holds the numbers of ${many}, as the digests have shown them.`], found: false };
}

function optionsOf(args: readonly string[]): { out: string; language: Language; from: string; to: string } {
  const given: Record<string, string> = { '--language': 'en', '--from': '0000-W01', '--to': '9999-W53' };
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]!, args[at + 1]];
    if (name !== '--out' && !(name in given)) throw new Refused(`There is no option ${name}.`);
    if (value === undefined) throw new Refused(`${name} needs a value.`);
    given[name] = value;
  }
  const { '--out': out, '--language': language, '--from': from = '', '--to': to = '' } = given;
  if (out === undefined) throw new Refused('Name a file to write: export --out numbers.csv');
  if (language !== 'en' && language !== 'nb') throw new Refused('--language: write en or nb');
  if (!WEEK.test(from) || !WEEK.test(to))
    throw new Refused('Write weeks like this: --from 2027-W01 --to 2027-W12');
  return { out, language, from, to };
}
