import { readCsv } from '../domain/csv.ts';
import { absenceRows, type FileProblem, personRows, talkRows } from '../domain/imports.ts';
import { isNoChange, type Preview } from '../domain/setup.ts';
import { textsFor } from '../i18n/index.ts';
import { applyPlan, remember } from '../service/applying.ts';
import { applyAbsences, planAbsences, planImport } from '../service/importing.ts';
import { applyPastTalks, planPastTalks } from '../service/past-talks.ts';
import { bringingIn, takeIn } from '../service/pilot-start.ts';
import type { Tx } from '../store/db.ts';
import { Refused } from './refused.ts';
import { previewParts, previewWarnings } from '../views/setup-preview.ts';
import { problemLines } from '../views/setup-file.ts';

/* The command line speaks English, with the same sentences as the forms in Slack. */
const texts = textsFor('en');

/** All of the file or nothing of it; without `apply` it is only shown. */
export function importPeople(tx: Tx, bytes: Uint8Array, apply: boolean): string[] {
  const read = personRows(readCsv(bytes));
  if (!read.ok) throw refused(read.problems);
  const planned = planImport(tx, read.rows);
  if (!planned.ok) throw refused(planned.problems);
  const fit = bringingIn(tx, planned.preview);
  if (!fit.ok) throw new Refused(texts.refusals[fit.why]);
  if (apply) {
    remember(tx, 'cli', 'setup.people', applyPlan(tx, planned.plan));
    takeIn(tx);
  }
  return told({ ...fit.preview, ignoredColumns: read.ignoredColumns }, apply);
}

export function importAbsences(tx: Tx, bytes: Uint8Array, apply: boolean): string[] {
  const read = absenceRows(readCsv(bytes));
  if (!read.ok) throw refused(read.problems);
  const planned = planAbsences(tx, read.rows);
  if (!planned.ok) throw refused(planned.problems);
  if (apply) remember(tx, 'cli', 'setup.absences', applyAbsences(tx, planned.adding));
  return told({ ...planned.preview, ignoredColumns: read.ignoredColumns }, apply);
}

export function importTalks(tx: Tx, bytes: Uint8Array, apply: boolean): string[] {
  const read = talkRows(readCsv(bytes));
  if (!read.ok) throw refused(read.problems);
  const planned = planPastTalks(tx, read.rows);
  if (!planned.ok) throw refused(planned.problems);
  if (apply) remember(tx, 'cli', 'setup.talks', applyPastTalks(tx, planned.adding));
  return told({ ...planned.preview, ignoredColumns: read.ignoredColumns }, apply);
}

const refused = (problems: FileProblem[]) =>
  new Refused(texts.setup.file.wrong(problems.length), ...problemLines(texts, problems, problems.length));

function told(preview: Preview, apply: boolean): string[] {
  const parts = previewParts(texts, preview).flatMap(({ text, items }) => [
    text,
    ...items.map((item) => `  ${item}`),
  ]);
  const warnings = previewWarnings(texts, preview).map((line) => `! ${line}`);
  if (isNoChange(preview)) return [...warnings, texts.setup.preview.nothing];
  return [...parts, ...warnings, '', apply ? 'Applied.' : 'Nothing has been changed. To do it, add --apply'];
}
