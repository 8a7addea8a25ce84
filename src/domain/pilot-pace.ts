import { type Monthly, showMonthly, type Shown, type Withheld } from './disclosure.ts';

/* How often people talk: before a pilot, in it, and as was planned. */

export type Pace = { readonly talks: number; readonly people: number; readonly months: number };

/** `before`: by HR's list of earlier talks; null: there is none. */
export type PilotPace = {
  readonly before: Pace | null;
  readonly during: Pace;
  /** In a month, by the rhythm of each pair. */
  readonly planned: Pace;
};

type Often = Shown<Monthly | Withheld>;

export type PaceLine = { readonly before: Often | null; readonly during: Often; readonly planned: Often };

export function paceLine({ before, during, planned }: PilotPace, minimum: number): PaceLine {
  return {
    before: before === null ? null : showMonthly(before, minimum),
    during: showMonthly(during, minimum),
    planned: showMonthly(planned, minimum),
  };
}
