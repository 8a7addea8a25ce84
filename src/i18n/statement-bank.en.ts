export const statementBankEn = {
  button: 'Statements',
  title: 'Statements',
  intro: (day: string) =>
    'What people are asked each week, on a scale from 1 to 5. You see the statements here and never an answer. ' +
    `What you change counts from ${day}; a week that has begun keeps what it began with.`,
  inUse: (n: number, perWeek: number) =>
    `${n} in use, ${perWeek} each week. Three to six are enough; eight is the most.`,
  off: 'not in use',
  own: 'own',
  reworded: 'in your words',
  company: 'company only',
  edit: 'Words',
  choose: 'Choose which are asked',
  add: 'Write your own',
  look: 'See how it looks',
  scores: 'What the scores mean',
  back: 'Back',

  // ---- which are asked ----
  chooseTitle: 'What is asked',
  chooseIntro:
    'Three to eight in all. What is switched off keeps its numbers, and goes on with them when it is switched on again.',
  more: (area: string) => `${area}, more`,
  chooseHint: 'Everybody who takes part is asked the same.',
  perWeek: 'How many each week',
  perWeekHint: 'They take turns. With fewer in use, each comes more often.',

  // ---- the words ----
  newTitle: 'New statement',
  editTitle: 'Words',
  newIntro:
    'A short sentence that people can agree with or not, about their own work. Ask for one thing at a time, and for nothing that only one person could answer.',
  editIntro:
    'Numbers from before and after other words are never averaged and never compared, so the trend of this one starts anew. ' +
    'Answers that were given keep the words they were given to.',
  label: { nb: 'The statement in Norwegian', en: 'The statement in English' },
  reader: 'Everybody who is asked reads it, each in their own language.',
  area: 'What is it about?',
  level: 'Who is shown numbers of it?',
  levels: {
    team: 'HR, and managers for teams that are large enough',
    company: 'HR only, for the company as a whole',
  },
  areaHint: 'It stands under this in the digest. Neither of the two can be changed later.',
  use: 'When is it asked?',
  useHint: 'Eight can be in use. What it takes the place of keeps its numbers.',
  later: 'Not yet, only keep it',
  addToUse: 'From then on, beside those in use',
  inPlaceOf: (statement: string) => `In place of: ${statement}`,
  original: 'Samtale’s own words again',

  // ---- what will change ----
  added: 'New statement, in both languages:',
  rewording: 'Other words. The trend starts anew with them:',
  returning: 'Words in which it was asked before. The trend goes on from there:',
  on: (day: string) => `Asked from ${day}:`,
  switchedOff: (day: string) =>
    `Not asked from ${day}. The numbers stay, and go on if it is switched on again:`,
  everyWeek: (n: number, day: string) => `${n} statements each week from ${day}.`,
  counts: (day: string) => `It counts from ${day}.`,
  sample: (day: string) =>
    `This is how it looks from ${day}, in Norwegian and in English. It is only to look at: what you choose here is kept nowhere.`,

  problem: {
    missing: 'Write it in both languages.',
    taken: 'There is a statement with these words already.',
    full: 'There are thirty of your own. Give one of them other words instead.',
    worn: 'This one has had other words too often. Write a new statement instead.',
    no_room:
      'Eight are in use, and that is the most. Choose one that it takes the place of, or keep it for later.',
    too_few: 'At least three must be in use. Choose some more.',
    too_many: 'Eight is the most. Leave some out.',
  },
};
