import type { Outcome } from '../domain/goals.ts';

export const historyEn = {
  title: 'Your history',
  modalTitle: 'History',
  of: (name: string) => `What ${name} and you have done together, week by week, the newest first.`,
  own: 'Week by week, the newest first.',
  /** The first words of a line. */
  week: (number: string) => `Week ${number}`,
  weekDates: (number: string, dates: string) => `Week ${number}, ${dates}`,
  nothing: (first: string, last: string) =>
    first === last ? `Week ${first}: nothing` : `Weeks ${first}–${last}: nothing`,
  empty:
    'Here your talks, your goals and what you have done will stand, week by week, so that you can see how far you have come.',
  emptyOf: (name: string) =>
    `Here the talks, goals and action points of ${name} will stand from your first check-in together on.`,
  reader: 'You read this.',
  readerPair: (other: string) =>
    `You read this. ${other} sees the same from your first check-in together on.`,
  readerManager: (name: string) => `You and ${name} read this, for as long as you have check-ins together.`,
  talk: {
    held: 'talk held',
    confirmed_by_one: 'talk confirmed by one of you',
    skipped: 'talk skipped',
    missed: 'talk not held',
    open: 'talk not confirmed yet',
  },
  halfYear: {
    held: 'half-year talk held',
    confirmed_by_one: 'half-year talk confirmed by one of you',
    skipped: 'half-year talk skipped',
    missed: 'half-year talk not held',
    open: 'half-year talk not confirmed yet',
  },
  goals: {
    opened: (goals: string, n: number) => `${n === 1 ? 'new goal' : 'new goals'}: ${goals}`,
    deadline_moved: (goals: string) => `deadline moved: ${goals}`,
    paused: (goals: string) => `paused: ${goals}`,
    resumed: (goals: string) => `taken up again: ${goals}`,
    reopened: (goals: string) => `opened again: ${goals}`,
  },
  outcomes: {
    reached: (goals: string) => `reached: ${goals}`,
    partly: (goals: string) => `partly reached: ${goals}`,
    not_reached: (goals: string) => `not reached: ${goals}`,
    not_relevant: (goals: string) => `no longer relevant: ${goals}`,
  } satisfies Record<Outcome, (goals: string) => string>,
  step: (step: string) => `next step: ${step}`,
  quoted: (title: string) => `“${title}”`,
  andMore: (n: number) => `${n} more`,
  done: (n: number) => (n === 1 ? 'one action point done' : `${n} action points done`),
  button: {
    more: 'Show more',
    older: 'Older weeks',
    newer: 'Newer weeks',
    people: 'History of your people',
    open: 'Open',
  },
  peopleTitle: 'Your people',
  peopleText: 'Choose whose history you want to look at. You see it from your first check-in together on.',
  /** The own answers to the statements. */
  line: {
    title: 'Your own line',
    button: 'Dates and meanings',
    note: 'Oldest first; – means no answer. Only you see this.',
    reader: 'Only you see this. It is your own copy: you can delete it from your Home tab at any time.',
    newest: (day: string, meaning: string) => `Newest, ${day}: ${meaning}`,
    answer: (day: string, score: string) => `${day}: ${score}`,
    none: 'no answer',
    otherWording: 'in an earlier wording',
    empty: 'You keep no answers yet. You can choose to when you answer the statements.',
  },
};
