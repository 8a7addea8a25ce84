import type { Cause, Causes } from './causes.ts';
import { TAG_USES, type TagForm, type TagUse } from './competence.ts';
import {
  type Content,
  CONTENTS,
  type DigestData,
  type Level,
  type Part,
  type StatementLine,
  type TalkLines,
} from './digest-data.ts';
import type { Band, Change, Share, Shown, Standing, Withheld } from './disclosure.ts';
import { withhold } from './disclosure.ts';
import type { Area, StatementId, StatementWords } from './statements.ts';
import type { TeamNumbers } from './team-numbers.ts';
import { windowsOf } from './trends.ts';

/*
 * What a digest has shown, as rows of a table. A digest shows every number of it, so that a file tells nothing that the
 * message did not; what the message leaves out has no row.
 */

export type Measure =
  | { readonly of: 'index' | 'rate' | Exclude<keyof TalkLines, 'causes' | 'contents'> }
  | { readonly of: 'content'; readonly content: Content }
  | { readonly of: 'cause'; readonly cause: Cause }
  | { readonly of: 'area'; readonly area: Area }
  | {
      readonly of: 'statement';
      readonly statement: StatementId;
      readonly words: StatementWords | null;
    }
  | { readonly of: 'tag'; readonly tag: TagForm; readonly use: TagUse };

/** Teams that are counted together, by name; null: people who are in no team. */
export type Group = 'company' | 'leaders' | readonly (string | null)[];

/** `from` to `to`: the weeks that the value is of. Fields that a measure does not have are null. */
export type ExportRow = {
  readonly week: string;
  readonly from: string;
  readonly to: string;
  readonly group: Group;
  readonly measure: Measure;
  readonly value: Level | Part | Shown<Band | Withheld>;
  /** Before a change only: what the four weeks before were like. */
  readonly was: Level | null;
  readonly change: Shown<Change> | 'too_early' | null;
  readonly favourable: Shown<Share | Withheld> | null;
  /** How many people the statements of the digest are of. */
  readonly people: Shown<Band | Withheld> | null;
  /** Of teams: how they stand to the others. */
  readonly standing: Shown<Standing> | null;
  /** An area of which too few statements have been asked. */
  readonly early: boolean;
};

type Numbers = Extract<DigestData, { kind: 'numbers' }>;

export function exportRows(digest: DigestData): ExportRow[] {
  const talks = talkRows(digest);
  if (digest.kind === 'too_few') {
    const none = { group: 'company', measure: { of: 'index' }, value: withhold('too_few') } as const;
    return [row(digest, none), ...talks];
  }
  const { index, leaders, rate, areas, statements } = digest;
  return [
    ...shownOnly(
      company(digest, { measure: { of: 'index' }, value: index.level, change: index.change }),
      row(digest, { group: 'leaders', measure: { of: 'index' }, value: leaders }),
      row(digest, { group: 'company', measure: { of: 'rate' }, value: rate }),
    ),
    ...areas.map(({ area, level }) =>
      company(digest, { measure: { of: 'area', area }, value: level, early: isEarly(digest, area) }),
    ),
    ...statements.map((line) => statementRow(digest, line)),
    ...talks,
  ];
}

type Given = Pick<ExportRow, 'measure' | 'value'> & Partial<ExportRow>;

/** As HR's list of the teams shows them. */
export const teamRows = (
  week: string,
  lines: readonly (Pick<TeamNumbers, 'index' | 'comparison'> & {
    names: readonly (string | null)[];
    standing: Shown<Standing> | null;
  })[],
): ExportRow[] =>
  lines.map(({ names, index, comparison, standing }) => {
    const value = index.level;
    const change = comparison === 'too_early' ? comparison : index.change;
    const compared = value.is.kind === 'withheld' ? {} : { change, standing };
    return row({ week }, { group: names, measure: { of: 'index' }, value, ...compared });
  });

/** People by tag, of a week in which they were counted. */
export const tagRows = (
  week: string,
  lines: readonly ({ tag: TagForm } & { [use in TagUse]: Shown<Band | Withheld> })[],
): ExportRow[] =>
  lines.flatMap(({ tag, ...counts }) =>
    TAG_USES.map((use) => ({
      ...row({ week }, { group: 'company', measure: { of: 'tag', tag, use }, value: counts[use] }),
      from: week,
    })),
  );

function row({ week }: Pick<DigestData, 'week'>, given: Given & Pick<ExportRow, 'group'>): ExportRow {
  const nothing = { was: null, change: null, favourable: null, people: null, standing: null, early: false };
  return { week, from: windowsOf(week).now[0]!, to: week, ...nothing, ...given };
}

const company = (digest: Numbers, given: Given): ExportRow =>
  row(digest, { group: 'company', people: digest.answering, ...given });

function statementRow(digest: Numbers, line: StatementLine): ExportRow {
  const { statement, words, level, was, favourable } = line;
  const change = digest.comparison === 'too_early' ? 'too_early' : line.change;
  const compared = level.is.kind === 'withheld' ? null : change;
  const measure = { of: 'statement', statement, words } as const;
  return company(digest, { measure, value: level, was, favourable, change: compared });
}

/** As the digest says it: in the first weeks too few statements of an area have been asked, not answered. */
function isEarly({ statements }: Numbers, area: Area): boolean {
  const levels = statements.filter((it) => it.area === area).map(({ level }) => level.is);
  return !levels.some((is) => is.kind === 'withheld' && is.why === 'too_few');
}

/** The last two are of four weeks; so are outcomes, by their deadlines. */
function talkRows(digest: DigestData): ExportRow[] {
  const { week, talks } = digest;
  const { held, answered, outcomes, contents, linked, useful, usefulToLeaders } = talks;
  const ofWeek = (of: 'held' | 'answered' | 'linked', value: Part) =>
    row(digest, { group: 'company', measure: { of }, value, from: week });
  const apart = { group: 'leaders', measure: { of: 'usefulToLeaders' }, value: usefulToLeaders } as const;
  return shownOnly(
    ofWeek('held', held),
    ofWeek('answered', answered),
    row(digest, { group: 'company', measure: { of: 'outcomes' }, value: outcomes }),
    ...(contents === null
      ? []
      : CONTENTS.map((content) =>
          row(digest, {
            group: 'company',
            measure: { of: 'content', content },
            value: contents[content],
            from: week,
          }),
        )),
    ...(linked === null ? [] : [ofWeek('linked', linked)]),
    row(digest, { group: 'company', measure: { of: 'useful' }, value: useful }),
    ...(useful.is.kind === 'withheld' ? [] : [row(digest, apart)]),
    ...(talks.causes === null ? [] : causeRows(digest, talks.causes)),
  );
}

/** The most common one first, as in the digest. */
const causeRows = (digest: DigestData, { shares }: Causes): ExportRow[] =>
  shares.map(({ cause, share }) =>
    row(digest, {
      group: 'company',
      measure: { of: 'cause', cause },
      value: share,
      from: digest.week,
    }),
  );

const shownOnly = (...rows: ExportRow[]): ExportRow[] =>
  rows.filter(({ value }) => value.is.kind !== 'withheld');
