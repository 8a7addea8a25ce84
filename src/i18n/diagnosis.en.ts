import { formatsFor } from './formats.ts';

const { number, plural } = formatsFor('en-GB');

export const diagnosisEn = {
  title: 'What to look at',
  button: 'Look',
  about: 'Which of three common problems the numbers point to, and what you can do about it.',
  onlyHr: 'That is for HR. It is read out of the same numbers as the digest, so ask HR if you want to know.',
  close: 'Close',

  early:
    'There is nothing to read out of the numbers yet. Come back when the first week has closed and its digest is out.',
  quiet: 'None of the three common problems shows in the numbers.',
  intro: 'What the numbers point to comes first. It tells where to begin, and not who.',
  basis: (week: string) =>
    `Read out of the digests up to week ${week} and the list of talks, and of nothing else.`,

  problems: {
    satisfaction: 'The talks are of too little use to people',
    frequency: 'The talks come too seldom',
    information: 'Too little comes out of the talks',
  },
  says: {
    clear: 'The numbers point to this.',
    hint: 'A hint: there are too few answers or weeks to be sure.',
    no_sign: 'No sign of this.',
    unknown: 'Too few answers to say.',
  },
  signs: {
    useful: (label: string) => `“The talk was useful”: ${label} of 5, over four weeks`,
    fell: (label: string, was: string) =>
      `“The talk was useful”: ${label} of 5, over four weeks; four weeks earlier ${was}`,
    held: (part: string) => `Held: ${part} of the planned talks, in a typical week of the last four`,
    answered: (part: string) =>
      `Answered by the manager: ${part} of the preparations, in a typical week of the last four`,
    goal: (part: string) =>
      `With a goal: ${part} of the talks that were held, in a typical week of the last four`,
    action: (part: string) =>
      `With an action point: ${part} of the talks that were held, in a typical week of the last four`,
    outcomes: (part: string) =>
      `With an outcome: ${part} of the goals whose deadline passed in the last four weeks`,
    rate: (part: string) => `Answers to the statements: ${part} of those asked for`,
    span: (managers: number, most: number, limit: number) =>
      `${number(managers)} ${plural(managers, 'manager has', 'managers have')} more than ${number(limit)} people to talk with, at most ${number(most)}`,
  },

  fix: {
    satisfaction:
      'Find out why, and soon. Is it the time, the structure, or that people do not feel heard? Look at what the teams that do well have in common, change one thing, and see whether it worked. Among the statements there are two about being heard, ready to be switched on.',
    frequency:
      'Ten minutes are better than none: offer shorter talks. Show managers how it works and what they gain, and see whether somebody has too many people.',
    information:
      'Adapt the questions to what you need, with an example of an answer under each, and say clearly what each score means.',
  },
  fixContent:
    'Say clearly what each score means, and show managers how the form is used. Leave the questions as they are.',
  buttons: {
    teams: 'Look at the teams',
    questions: 'Questions',
    lengths: 'Lengths and how often',
    guide: 'Guide for managers',
    statements: 'Statements',
    scores: 'What the scores mean',
  },

  advice: {
    content:
      'People find the talks useful. Then be careful with a form to be followed to the letter, and do not add questions. For those who want more room there is the free talk, with one field.',
    full: 'What you ask is as long as it may be. Rather take something out than put something in.',
  },
};
