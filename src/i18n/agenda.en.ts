import type { Part } from '../domain/agenda.ts';

const parts: Record<Part, string> = {
  strengths: 'Strengths',
  goals: 'Goals',
  actions: 'Action points',
  outcomes: 'Outcomes',
};

/** When nobody has written anything for a part. */
const empty: Record<Part, string> = {
  strengths: 'What went well, and where were your strengths of use?',
  goals: 'No open goals. What would you like to work towards?',
  actions: 'No open action points.',
  outcomes: 'No deadline has come, and nothing has ended since the last time.',
};

const count = (n: number, one: string, many: string): string =>
  `${n === 0 ? 'no' : n} ${n === 1 ? one : many}`;

export const agendaEn = {
  heading: (minutes: number) => `Agenda · ${minutes} minutes`,
  brought: (employee: string, n: number, manager: string, m: number) =>
    `${employee} brings ${count(n, 'point', 'points')}, ${manager} ${count(m, 'point', 'points')}.`,
  closed: (employee: string) =>
    `You two answer first: add a point of your own, and then you can read what ${employee} has prepared.`,
  important: 'Most important',
  inTheWay: 'In the way',
  writtenFor: (day: string) => `written for ${day}`,
  firstStep: 'First step',
  points: 'Points',
  noPoints: 'No points yet. Either of you can add one at any time.',
  from: (name: string) => `from ${name}`,
  source: 'the message',
  part: (part: string, minutes: number) => `${part} · ${minutes} min`,
  parts,
  empty,
  more: (n: number) => (n === 1 ? 'and one more' : `and ${n} more`),
  due: (day: string) => `was due ${day}`,
  success: (text: string) => `reached when: ${text}`,
  past: (points: number, actions: number, goals: number) => {
    const done = [
      points > 0 ? `${count(points, 'point', 'points')} talked about` : '',
      actions > 0 ? count(actions, 'action point done', 'action points done') : '',
      goals > 0 ? count(goals, 'goal ended', 'goals ended') : '',
    ];
    return `Since the last time: ${done.filter((one) => one !== '').join(', ') || 'nothing yet'}.`;
  },
  showPast: 'Show',

  title: 'The agenda',
  close: 'Close',
  back: 'Back',
  open: (name: string) => `Agenda with ${name}`,
  openFor: 'Agenda with one of your people',
  add: 'Add a point',
  change: 'Change',
  stillInTheWay: 'Still in the way?',
  stillHint: 'Tick what is solved. The rest stays on the agenda.',
  solved: 'It is solved',
  solvedNow: 'Good. It is off the agenda.',
  solvedMark: 'solved',
  notSolved: 'Not solved after all',
  unsolvedNow: 'It is on the agenda again.',
  pastTitle: 'Since the last time',
  pastPoints: 'What you talked about',
  pastPointsHelp: 'Was something left over? Bring it back, and it stands on the agenda of the next talk.',
  pastActions: 'Action points done',
  pastGoals: 'Goals that ended',
  bringBack: 'Bring it back',
  broughtBack: 'It stands on the agenda again.',
  answerFirstOn: 'Answer first',
  answerFirstOff: 'Stop answering first',
  answerFirst: (manager: string) =>
    `You two answer first: ${manager} reads what is prepared once ${manager} has added a point, so that neither of you sets the direction for the other.`,
  answerFirstOffered: (manager: string) =>
    `With “Answer first” ${manager} reads what is prepared only after adding a point of their own.`,
  homeAnswerFirst: (manager: string) =>
    `${manager} reads what you prepare after adding a point of their own.`,

  home: 'On the agenda',
  homeOwn: (n: number, manager: string, m: number) =>
    n + m === 0
      ? 'Nothing is on the agenda of your next talk yet.'
      : `For your next talk you bring ${count(n, 'point', 'points')}, ${manager} ${count(m, 'point', 'points')}.`,
  homePeople: (list: string) => `Your people bring: ${list}.`,
  homePerson: (name: string, n: number) => `${name} ${n}`,
  homeNothing: 'Your people have not brought anything yet.',

  who: 'Whose talk is it for?',
  whoTitle: 'The agenda',
  next: 'Next',
  needWho: 'Choose whose talk it is for.',
  ownTalk: (manager: string) => `My own talk, with ${manager}`,
  pointTitle: 'A point',
  text: 'What do you want to talk about?',
  textExample: 'e.g. How we divide the work this spring',
  needText: 'Write a few words about it.',
  reader: (name: string) => `Read by you and ${name}, nobody else.`,
  readerChosen: 'Read by you and the one you talk with, nobody else.',
  mark: 'Is it the most important one?',
  isImportant: 'This is the most important one for me',
  markHint: 'It comes first among yours.',
  save: 'Save',
  saved: (name: string) => `It stands on the agenda of your next talk with ${name}.`,
  savedTitle: 'On the agenda',
  remove: 'Take it off the agenda',
  removed: 'It is off the agenda.',
  confirmRemove: {
    title: 'Take this point off?',
    text: 'It goes from the agenda for both of you.',
    yes: 'Take it off',
    no: 'Keep it',
  },

  pickedOwn: (link: string) => `Your words below and ${link} are kept.`,
  pickedOther: (name: string, link: string) =>
    `From ${name}. ${link} is kept with your point. The words are kept only if you say so below.`,
  pickedLink: 'a link to the message',
  pickedLinkFirst: 'A link to the message',
  pickedApp: 'an app',
  keep: 'The words of the message',
  keepThese: 'Keep these words with the point',
  keepHint: (name: string) =>
    `They are ${name}’s words. You and the one you talk with will read them on the agenda.`,

  firstTitle: 'You first',
  firstWhy: (employee: string) =>
    `${employee} has prepared for your talk. You two have chosen to answer first: say what you would like to talk about, and then ${employee}’s preparation opens. That way neither of you sets the direction for the other.`,
  firstSend: 'Add and read',
};
