import type { CastMember, Habit } from './cast.ts';
import type { Dice } from './dice.ts';
import type { Hands } from './hands.ts';
import { sayings } from './sayings.ts';

/** What somebody does with a prompt, drawn once for each check-in. */
export type Plan = 'prepare' | 'draft' | 'skip' | 'move' | 'forget';

/** How likely somebody does at this very look what waits for them. */
export const PROMPTNESS: Record<Habit, number> = {
  keen: 0.75,
  steady: 0.45,
  busy: 0.3,
  rare: 0.3,
  never: 0,
  away: 0,
};

export type Life = {
  hands: Hands;
  dice: Dice;
  now: () => number;
  plans: Map<string, Plan>;
  /** Whether the two talked, by check-in. */
  talked: Map<string, boolean>;
  /** Nobody says so before this moment (epoch ms), where all talks are at about the same time. */
  talksFrom?: number;
  /** Check-ins whose answer has been read. */
  seen: Set<string>;
  /** The last date on which statements are answered: the week that begins after it is left to those who try it. */
  until: string;
  /** The date of the last statements that somebody has answered. */
  answered: Map<string, string>;
  /** Chance of its own for the question after a talk, so that nothing else falls otherwise because of it. */
  afterTalks: Dice;
  /** Check-ins after which somebody has thought of what comes next. */
  noted: Set<string>;
  /** And one for what they do besides: points, notes, next steps. */
  besides: Dice;
  /** The newest week in which somebody has said whether the talk was useful. */
  saidUseful: Map<string, string>;
  /** In which everybody writes, if not each in their own. */
  language?: 'en' | undefined;
};

/** What somebody says, in the language in which they write. */
export const wordsOf = ({ language }: Pick<Life, 'language'>, { locale }: CastMember) =>
  language !== 'en' && locale.startsWith('nb') ? sayings.nb : sayings.en;
