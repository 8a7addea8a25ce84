/**
 * What one look at one part of the installation came to. 'worth_knowing' is no fault; 'not_checked': it could not be
 * looked at from here. Sentences for the operator, without names or words of people.
 */
export type Finding = {
  about: string;
  state: 'well' | 'wrong' | 'worth_knowing' | 'not_checked';
  says: string;
  /** What to do about it. */
  remedy?: string;
};

const of =
  (state: Finding['state']) =>
  (about: string, says: string, remedy?: string): Finding =>
    remedy === undefined ? { about, state, says } : { about, state, says, remedy };

export const well = of('well');
export const wrong = of('wrong');
export const worthKnowing = of('worth_knowing');
export const notChecked = of('not_checked');
