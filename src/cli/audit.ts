import { closeSync, openSync, writeSync } from 'node:fs';
import { FILE_FORMAT } from '../domain/audit-file.ts';
import { ALWAYS_POSSIBLE, type FindingKind, FINDINGS } from '../domain/audit.ts';
import { type Audit, audit, EVER, readKept } from '../service/audits.ts';
import { WEEK } from './frame.ts';
import { Refused } from './refused.ts';
import { appendAudit } from '../store/audit.ts';
import type { Store } from '../store/db.ts';

/** What was looked at, in plain words, and whether anything was found. */
export type AuditTold = { lines: string[]; found: boolean };

export function auditLedger(store: Store, args: readonly string[]): AuditTold {
  const { from, to, out } = optionsOf(args);
  const audited = audit(store.read((tx) => readKept(tx, { from, to })));
  if (audited.weeks.length === 0) return { lines: ['There is no closed week to look at.'], found: false };
  const lines = [...looked(audited), '', ...outcome(audited)];
  if (out === null) return { lines, found: isFound(audited) };
  writeOut(out, audited);
  store.transact((tx) => appendAudit(tx, { actor: 'cli', what: 'audit.written' }));
  return {
    lines: [...lines, '', `${out} holds the same for a program of your own (see the README).`],
    found: isFound(audited),
  };
}

const isFound = ({ findings, fewest }: Audit): boolean =>
  findings.length > 0 || fewest.withLabels < ALWAYS_POSSIBLE;

// ---- options -----------------------------------------------------------------------------------------------------

function optionsOf(args: readonly string[]): { from: string; to: string; out: string | null } {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]!, args[at + 1]];
    if (!['--from', '--to', '--out'].includes(name)) throw new Refused(`There is no option ${name}.`);
    if (value === undefined) throw new Refused(`${name} needs a value.`);
    if (name !== '--out' && !WEEK.test(value))
      throw new Refused(`${name}: write a week, for example ${name} 2027-W01`);
    given.set(name, value);
  }
  return {
    from: given.get('--from') ?? EVER.from,
    to: given.get('--to') ?? EVER.to,
    out: given.get('--out') ?? null,
  };
}

// ---- words -------------------------------------------------------------------------------------------------------

const counted = (n: number, one: string): string =>
  n === 0 ? `no ${one}s` : n === 1 ? `1 ${one}` : `${n} ${one}s`;

function looked({ weeks, sums, labels, digests, minimum, fewest }: Audit): string[] {
  const { withSums, withLabels } = fewest;
  const things = [counted(sums, 'sum'), counted(labels, 'printed label'), counted(digests, 'digest')].join(
    ', ',
  );
  const span = weeks.length === 1 ? weeks[0] : `${weeks[0]} to ${weeks.at(-1)}`;
  return [
    `Looked at ${counted(weeks.length, 'closed week')}, ${span}: ${things}.`,
    `- Is every sum of at least ${minimum} people, and nobody in two sums of one statement and week?`,
    `- Does any combination of sums speak of fewer than ${minimum} people?`,
    '- How many of the five answers stay possible for everybody, for somebody who knows all of this?',
    `  With every sum: at least ${withSums}. With what was printed: at least ${withLabels}.`,
    '- Does each digest still say what its week gave?',
  ];
}

const WORDS: Record<FindingKind, string> = {
  below_minimum: 'a sum of too few people',
  overlapping: 'sums that may have people in common',
  more_than_asked: 'more answers than people who were asked',
  not_capped: 'a sum that tells that everybody answered the same',
  derivable: 'something about too few people can be worked out',
  undecided: 'too much to look through: take it for unsafe',
  few_answers: `fewer than ${ALWAYS_POSSIBLE} answers stay possible for somebody`,
  not_as_published: 'the digest would say something else today than it said then',
};

const MOST_LINES = 20;

function outcome(audited: Audit): string[] {
  const { findings, minimum } = audited;
  if (!isFound(audited))
    return [
      `Nothing about fewer than ${minimum} people can be worked out from all this, and the digests say what the sums say.`,
      'It does not cover what people tell each other, or guesses when somebody joins or leaves a very small team.',
    ];
  const lines = FINDINGS.flatMap((what) => findings.filter((one) => one.what === what)).map(
    ({ what, week, statement }) => `- ${week}${statement === null ? '' : `, ${statement}`}: ${WORDS[what]}`,
  );
  const more = lines.length > MOST_LINES ? [`- and ${lines.length - MOST_LINES} more`] : [];
  return [
    'This should not be:',
    ...lines.slice(0, MOST_LINES),
    ...more,
    ...(findings.length === 0 ? ['- what was printed leaves too few answers possible for somebody'] : []),
    'Please keep a copy of the database and tell those who make Samtale.',
  ];
}

// ---- the file ----------------------------------------------------------------------------------------------------

/** Week by week, since a large company fills a hundred megabytes. */
function writeOut(name: string, { minimum, file }: Audit): void {
  const handle = newFile(name);
  try {
    const head = JSON.stringify({ ...FILE_FORMAT, minimum }).slice(0, -1);
    writeSync(handle, `${head},"weeks":[`);
    let before = '\n';
    for (const week of file()) {
      writeSync(handle, before + JSON.stringify(week));
      before = ',\n';
    }
    writeSync(handle, '\n]}\n');
  } finally {
    closeSync(handle);
  }
}

/** For the operator's eyes alone. A file that is there already is left alone. */
export function newFile(name: string): number {
  try {
    return openSync(name, 'wx', 0o600);
  } catch (error) {
    const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new Refused(
      isThere
        ? `${name} is there already. Name a new file.`
        : `${name} cannot be written. Check the name and the folder.`,
    );
  }
}
