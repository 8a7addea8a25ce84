export const pairEn = {
  button: 'How we talk',
  buttonForReports: 'How I talk with each',
  title: 'How we talk',
  intro: (other: string) =>
    `You and ${other} decide this together; either of you can change it. It counts from the next talk ` +
    'for which nobody has been asked yet. A single talk is moved from its message.',
  reader: (other: string) => `You and ${other} see this.`,
  template: 'What is asked before the talk',
  usual: (name: string) => `As usual here: ${name}`,
  weeks: 'How often',
  weekday: 'On which day',
  time: 'At what time',
  timeElsewhere: (zone: string) => `At what time (${zone})`,
  minutes: 'How long',
  save: 'Save',
  close: 'Close',
  saved: (other: string) => `Saved. ${other} sees it on the Home tab.`,
  nothing: 'Everything stays as it was.',
  next: (when: string) => `Your next talk: ${when}.`,
  overlap: (manager: string) => `${manager} has another talk at that time. Agree on which one gives way.`,
  pickTitle: 'How I talk with each',
  pickIntro: 'Days, times and questions need not be the same for everybody.',
  line: (name: string, when: string, minutes: number, questions: string) =>
    `*${name}*\n${when}, ${minutes} minutes · ${questions}`,
  when: (often: string, weekday: string, time: string) => `${often}, ${weekday} at ${time}`,
  change: 'Change',
};
