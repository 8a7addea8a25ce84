import type { Causes, CauseSteps } from './causes.ts';
import type { Certainty } from './certainty.ts';
import type { Band, Change, Count, Label, Margin, Share, Shown, Withheld, Words } from './disclosure.ts';
import type { Since } from './asked.ts';
import type { Area, StatementId, StatementWords } from './statements.ts';

/** What was written down about the company as a week closed, beside the cells of the ledger. */
export type ClosedWeek = {
  readonly week: string;
  /** Everybody who was asked and leads nobody, as the week opened. */
  readonly heads: number;
  readonly asked: readonly StatementId[];
  /** Somebody answered and is counted nowhere: too few were left, and small groups are left out. */
  readonly leftOut: boolean;
  /** `changeErrors` of the window that ends here. */
  readonly errors: Readonly<Record<string, number>>;
  /** `levelErrorOf` the window that ends here; absent without a number. */
  readonly levelError?: number;
  /** Stored steps of the favourable share, by statement. */
  readonly favourable: Readonly<Record<string, number>>;
  readonly held: Count;
  readonly answered: Count;
  readonly outcomes: Count;
  /** Talks that were held, and those with each of these; absent in weeks from before they were counted. */
  readonly contents?: { readonly [of in Content]: Count };
  /** Open goals that serve a company goal; absent while none is published. */
  readonly linked?: Count;
  /** What bothers people most about the talks; absent: the week did not ask. */
  readonly causes?: CauseSteps;
};

export type Level = Shown<Label | Withheld>;
export type Part = Shown<Share | Words | Withheld>;

/** `was` stands beside a change only: what the four weeks before were like. */
export type StatementLine = {
  readonly statement: StatementId;
  /** Those in which the answers were given; null: the words of the app. */
  readonly words: StatementWords | null;
  readonly since: Since | null;
  readonly area: Area;
  readonly level: Level;
  readonly was: Level | null;
  readonly favourable: Shown<Share | Withheld>;
  readonly change: Shown<Change>;
};

export type WithheldLine = Pick<StatementLine, 'statement' | 'words'> & { readonly why: Shown<Withheld> };

/** What a talk can lead to: something open, or ended in the same week; an outcome of the last four weeks. */
export const CONTENTS = ['goal', 'action', 'outcome'] as const;
export type Content = (typeof CONTENTS)[number];

/** What the talks of the week were like; `answered` are preparations that got an answer. */
export type TalkLines = {
  readonly held: Part;
  readonly answered: Part;
  readonly outcomes: Part;
  /** How many of the talks that were held had each of these; null: it was not counted. */
  readonly contents: { readonly [of in Content]: Part } | null;
  /** Of the last four weeks: those who lead nobody, and the leaders apart from them. */
  readonly useful: Level;
  readonly usefulToLeaders: Level;
  /** Open goals that serve a company goal; null: the company has published none. */
  readonly linked: Part | null;
  /** Null: the week did not ask for them. */
  readonly causes: Causes | null;
};

/** Company level only: in it no team is named, no number stands that has not passed the gate. */
export type DigestData =
  | {
      readonly kind: 'too_few';
      readonly week: string;
      readonly talks: TalkLines;
      /** Enough have answered, but everything that is asked is new. */
      readonly isNew?: true;
    }
  | {
      readonly kind: 'numbers';
      readonly week: string;
      /** Whether this week itself has numbers; otherwise those of the other three weeks stand alone. */
      readonly thisWeek: 'counted' | 'too_few';
      /** `too_early`: there are no two periods to compare yet. */
      readonly comparison: 'made' | 'too_early';
      readonly answering: Shown<Band | Withheld>;
      readonly rate: Part;
      readonly index: IndexLine;
      readonly leaders: Level;
      readonly changes: readonly StatementLine[];
      readonly areas: readonly { readonly area: Area; readonly level: Level }[];
      readonly statements: readonly StatementLine[];
      readonly talks: TalkLines;
      readonly withheld: readonly WithheldLine[];
      readonly leftOut: boolean;
      /** About which statement a question is proposed for the talks. */
      readonly opening: StatementId | null;
    };

export type IndexLine = {
  readonly level: Level;
  readonly change: Shown<Change>;
  /** How far it goes up and down by itself from one window of four weeks to the next. */
  readonly usual: Shown<Margin | Withheld>;
  readonly certainty: Certainty | null;
};
