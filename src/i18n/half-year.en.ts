export const halfYearEn = {
  modalTitle: 'Half-year talk',
  /** Beside a date on Home and in messages. */
  mark: 'half-year talk',
  due: (other: string) =>
    `It is half a year since ${other} and you last took a longer look back and ahead. One of the next talks can become a half-year talk.`,
  duePeople: (names: string) => `Half a year since the last half-year talk with ${names}.`,
  intro: (other: string) =>
    `Twice a year ${other} and you can take more time: what has come of the half-year, and what comes next. One of your coming talks becomes longer, with questions of its own.`,
  which: 'Which talk?',
  minutes: 'How long?',
  minutesOption: (n: number) => `${n} minutes`,
  hint: 'Both of you see it. Either of you can undo it until the talk is held.',
  choose: 'Make it a half-year talk',
  planned: (when: string) => `Your half-year talk: ${when}.`,
  undo: 'Make it a usual talk again',
  done: (when: string) => `Done. Your half-year talk: ${when}.`,
  clash: (manager: string) =>
    `${manager} has another talk before it ends, so agree on another time for one of them.`,
  clashMine: 'You have another talk before it ends: move one of them.',
  undone: 'It is a usual talk again.',
  none: 'There is no coming talk that could become one yet.',
  button: 'Half-year talk',
};
