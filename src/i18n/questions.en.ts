export const questionsEn = {
  button: 'Questions',
  title: 'Questions',
  intro:
    'What people are asked before a talk, and what the scores mean. You see the words of the questions here and ' +
    'never an answer. A change counts from the next Monday. Whoever has been asked already is not asked anew, and ' +
    'what was answered keeps the words it was asked in.',
  choose:
    'Which of these an employee and a manager may choose, and which is the usual one, stands under “Settings”.',
  names: { standard: 'Standard', minimum: 'Four topics', free: 'Free talk' },
  about: {
    standard: 'The week as it went, and once a month the four topics.',
    minimum: 'Motivation, wishes, what works and what does not, the next half-year.',
    free: 'One open question, for those who want no form.',
  },
  isUsual: 'usual',
  isOff: 'not in use',
  coming: (day: string) => `A change counts from ${day}.`,
  notApplied: 'You have a change here that is not applied yet.',
  takeBack: 'Take it back',
  tookBack: 'Taken back. Everything goes on as it was.',
  edit: 'Change',
  back: 'Back',
  close: 'Close',

  // ---- one template ----
  every: 'Every time',
  monthly: 'Once a month, in their place',
  noMonthly: 'Nothing: the usual questions are asked every time.',
  most: 'At most six questions a time, and all of them optional for those who answer.',
  addReady: 'Add one of Samtale’s questions',
  addOwn: 'Write your own',
  preview: 'See how it looks',
  reset: 'Use Samtale’s own questions',
  wasReset: 'These are Samtale’s own questions. Nothing has changed until you apply it.',
  forget: 'Drop my change',
  forgotten: 'Your change is dropped.',
  kept: 'Noted. Nothing has changed until you have seen how it looks and applied it.',
  removed: 'Removed. Nothing has changed until you have seen how it looks and applied it.',

  // ---- one question ----
  questionTitle: 'Question',
  label: { nb: 'The question in Norwegian', en: 'The question in English' },
  example: { nb: 'An example answer in Norwegian', en: 'An example answer in English' },
  reader: 'Everybody who is asked this reads it.',
  exampleHint: 'It stands in grey in the empty field and shows how short an answer may be.',
  when: 'When is it asked?',
  whenOptions: { every: 'Every time', monthly: 'Once a month, in place of the others' },
  whenHint: 'Everybody who is asked this notices.',
  place: 'At which place?',
  placeOption: (n: number) => `Number ${n}`,
  keep: 'Keep',
  remove: 'Remove it',
  needLabel: 'Write the question in both languages. Everybody reads it in their own.',
  problems: {
    too_many:
      'There are six questions already, and a form has room for no more. Remove one first, or choose the other time.',
    none_left: 'At least one question must be asked every time.',
  },

  // ---- preview ----
  previewTitle: 'How it will look',
  previewIntro: (name: string, day: string) =>
    `*${name}*, as people will see it from ${day}. This is only to look at: what you write here is kept nowhere.`,
  inNorwegian: 'På norsk',
  inEnglish: 'In English',
  sampleManager: 'your manager',
  nothingChanged: 'Nothing has been changed.',
  changedMeanwhile:
    'Somebody else has changed these questions in the meantime. Look once more: if you apply this, it takes the place of theirs.',
  applied: (day: string) => `Applied. It counts from ${day}. Until then you can take it back.`,

  // ---- the meanings of the scores ----
  scale: {
    heading: 'What the scores mean',
    title: 'What the scores mean',
    intro:
      'These words stand beside the numbers when people answer the statements. Numbers from before and after a change ' +
      'are never averaged, so the trend starts anew.',
    meaning: { nb: (score: number) => `${score} in Norwegian`, en: (score: number) => `${score} in English` },
    reader: 'Everybody who answers the statements reads it.',
    need: 'Every score needs its meaning.',
    previewIntro: (day: string) =>
      `As people will see it from ${day}. This is only to look at: what you choose here is kept nowhere.`,
    reset: 'Use Samtale’s own words',
  },
};
