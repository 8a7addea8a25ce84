import type { Said } from '../domain/actions.ts';
import type { ActionKind } from '../domain/goals.ts';

const kinds: Record<ActionKind, string> = {
  do: 'Do something',
  learn: 'Learn something',
  stop: 'Stop doing something',
  help: 'Get help',
};

/** Beside the words of an action point; what is simply to be done needs no mark. */
const marks: Record<Exclude<ActionKind, 'do'>, string> = {
  learn: 'learn',
  stop: 'stop doing',
  help: 'get help',
};

const said: Record<Said, string> = {
  done: 'done',
  managed: 'I managed',
  partly: 'Partly',
  not_managed: 'Not this time',
};

export const actionsEn = {
  title: 'An action point',
  editTitle: 'Change action point',
  save: 'Save',
  back: 'Back',
  close: 'Close',
  text: 'What is it about?',
  textExample: 'e.g. Book a day with the data team',
  kind: 'What kind?',
  kinds,
  marks,
  goal: 'Which goal does it serve?',
  chooseGoal: 'Choose',
  noGoal: 'Without a goal, on purpose',
  owner: 'Who does it?',
  me: 'I do',
  them: (name: string) => `${name} does`,
  due: 'By when?',
  dueHint: 'If you like.',
  first: 'First step',
  isFirst: 'This is the first step towards the goal',
  firstHint: 'It comes first when the next talk is prepared. A goal has one.',
  reader: (manager: string) =>
    `Read by you and your manager, now ${manager}. Action points follow you to a new manager.`,
  readerShort: (other: string) => `Read by you and ${other}.`,
  managerReader: (employee: string) =>
    `Read by you and ${employee}. Action points follow ${employee} to a new manager.`,
  mineReader: 'Read by you and the person whom each of them is for.',
  needText: 'Say what it is about.',
  needGoal: 'Choose a goal, or say that it has none on purpose.',
  needGoalForFirst: 'A first step belongs to a goal. Choose one, or take this away.',
  saved: 'The action point is saved.',
  add: 'Add an action point',

  tick: 'Tick off what is done',
  tickMore: 'More to tick off',
  moreWait: (n: number) =>
    n === 1 ? 'One more stands on your Home tab.' : `${n} more stand on your Home tab.`,
  stop: (text: string) => `Did you manage to leave it? ${text}`,
  said,
  firstMark: 'First step',
  overdue: (day: string) => `overdue, was due ${day}`,
  by: (day: string) => `by ${day}`,
  last: { partly: 'last time partly', not_managed: 'last time not' } as Record<string, string>,
  of: (name: string) => `with ${name}`,
  does: (name: string) => `${name} does it`,
  goalIs: (goal: string) => `goal: ${goal}`,

  home: 'Action points',
  empty: 'No open action points. A small step that one of you takes before the next talk is enough.',
  more: (n: number) => (n === 1 ? 'and one more' : `and ${n} more`),
  open: 'Tick off or change',
  button: 'Action points',
  mine: 'What you have promised your people',
  mineEmpty: 'Nothing is open. What you take on for one of your people stands here.',
  addFor: 'Add for somebody',
  whoTitle: 'Action point',
  who: 'Whose development does it serve?',
  next: 'Next',
  listTitle: 'Action points',
  change: 'Change',
  drop: 'Drop it',
  confirmDrop: {
    title: 'Drop this action point?',
    text: 'It ends without being done. You can take that back for the rest of the week.',
    yes: 'Drop it',
    no: 'Keep it',
  },
  dropped: 'dropped',
  droppedNow: 'Dropped. You can take it back below.',
  ended: 'Ended this week',
  reopen: 'Take it back',
  reopened: 'It is open again.',
  ticked: (n: number) => (n === 1 ? 'One is ticked off.' : `${n} are ticked off.`),
  noted: 'Noted.',
  nothingTicked: 'Tick off at least one, or press Close.',
  ownersTick: (name: string) => `What ${name} has taken on is ticked off by ${name}.`,

  support: 'Make it my action point',
};
