export const experimentsEn = {
  title: 'Changes on trial',
  about: 'Note what you change and when you want to see whether it worked. Only HR reads it.',
  reader: 'Only HR reads this.',
  close: 'Close',
  note: 'Keep as an experiment',
  all: 'All changes',
  line: (what: string, day: string) => `${what} · to be looked at on ${day}`,
  more: (n: number) => `and ${n} more`,

  // ---- the form ----
  what: 'What do you change?',
  whatExample: 'Talks of ten minutes in place of twenty, for everybody who has more than six people',
  expected: 'What do you expect, and why?',
  expectedExample: 'That more talks are held, because there is room for them',
  reviewOn: 'When do you want to look at it again?',
  reviewHint: 'Six weeks are enough to have four of them to compare with the four before.',
  save: 'Keep',
  saved: (day: string) => `It is kept. On ${day} HR is asked to look at before and after.`,
  origins: {
    settings: 'Other settings:',
    statements: 'Other statements:',
    questions: 'Other questions:',
    scale: 'Other meanings of the scores:',
    times: 'Other times for talks:',
  },
  problems: {
    missing: 'Write what you change.',
    past: 'Choose a day from tomorrow on.',
    too_far: 'Choose a day within a year.',
  },

  // ---- looked at again ----
  written: (day: string) => `Written down on ${day}`,
  expectedLine: 'Expected',
  state: {
    open: (day: string) => `To be looked at on ${day}`,
    kept: (day: string) => `Kept, ${day}`,
    done: (day: string) => `Done with, ${day}`,
  },
  compared: (from: string, to: string) =>
    `Before: four weeks up to week ${from}. Now: four weeks up to week ${to}.`,
  measures: {
    useful: '“The talk was useful”',
    held: 'Talks held',
    answered: 'Preparations answered',
    index: 'All statements',
  },
  moves: {
    up: '▲ up',
    down: '▼ down',
    none: 'no clear change',
    too_few: 'too few answers to say',
    other_words: 'not compared, since other statements are asked or in other words',
  },
  row: (measure: string, before: string, now: string, move: string) =>
    `${measure}: ${before} before, ${now} now. ${move}`,
  nothing: 'nothing',
  why: 'It shows what has changed and not why: other things have changed meanwhile too.',
  tooEarly: 'There are not yet four weeks with a digest after the change, so there is nothing to compare.',
  noBefore: 'There was no digest before the change, so there is nothing to compare it with.',
  keep: 'Keep it',
  later: 'Look again later',
  done: 'Done',

  // ---- the message ----
  message: 'It is time to look at a change you made',
  messageWhat: 'Before and after stand side by side. Then keep it, look again later, or be done with it.',
  open: 'Before and after',
  look: 'Look',
  settled: 'Somebody in HR has looked at this change.',
  teams: 'Look at the teams',
};
