import type { GoalState } from '../domain/goals.ts';

const states: Record<Exclude<GoalState, 'open' | 'closed'>, string> = {
  proposed: 'proposed, not accepted yet',
  paused: 'paused',
  handed_back: 'handed back',
};

export const goalsEn = {
  // ---- the form ----
  title: 'A goal',
  editTitle: 'Change the goal',
  save: 'Save',
  back: 'Back',
  close: 'Close',
  name: 'What do you want to reach?',
  nameFor: (name: string) => `What should ${name} reach?`,
  nameExample: 'e.g. Lead the planning of the spring release',
  success: 'How will you both see that it is reached?',
  successExample: 'e.g. The plan is agreed with both teams, and the first delivery is out',
  deadline: 'By when?',
  confidence: 'How sure are you that you will reach it?',
  confidenceFor: (name: string) => `How sure do you think ${name} can be of reaching it?`,
  confidenceHint: 'A good goal is one that you may just reach: most choose 3 or 4.',
  scores: ['1 · hardly', '2 · doubtful', '3 · it may go either way', '4 · fairly sure', '5 · certain'],
  veryUnsure:
    'That sounds like a lot at once. A smaller goal, or a part of this one first, often gets further.',
  verySure: 'That sounds within easy reach. If you like, aim a little higher.',
  company: 'Which of the company’s goals does it serve?',
  parent: 'Is it part of a larger goal?',
  strength: 'Which strength does it build on?',
  none: 'None',
  reader: (manager: string) =>
    `Read by you and your manager, now ${manager}. Goals follow you to a new manager.`,
  readerShort: (other: string) => `Read by you and ${other}.`,
  managerReader: (employee: string) =>
    `Read by you and ${employee}. It is a proposal until ${employee} says yes. Goals follow ${employee} to a new manager.`,
  listReader: (employee: string) => `Read by you and ${employee}. Goals follow ${employee} to a new manager.`,
  needName: 'Give the goal a name.',
  needSuccess: 'Say how you will see that it is reached, so that it can be answered with yes or no.',
  needDeadline: 'Pick a date.',
  deadlinePast: 'Pick a date that lies ahead.',
  unfit: {
    after_parent: (day: string) =>
      `The larger goal has its deadline on ${day}. A part of it cannot end later: pick that day or one before.`,
    before_parts: (day: string) =>
      `A part of this goal has its deadline on ${day}. Pick that day or a later one.`,
  },
  saved: 'The goal is saved.',
  proposed: (name: string) => `Proposed. ${name} is told, and can accept it or hand it back.`,

  // ---- one goal ----
  by: (day: string) => `by ${day}`,
  was: (day: string) => `deadline ${day}: what came of it?`,
  seenWhen: 'Reached when',
  states,
  proposes: (name: string) => `${name} proposes it`,
  steps: (done: number, of: number) => `${done} of ${of} ${of === 1 ? 'step' : 'steps'}`,
  noSteps: 'No steps yet. A part goal or an action point makes it easier to begin.',
  parts: 'Part goals',
  actions: 'Action points',
  done: 'done',
  more: (n: number) => (n === 1 ? 'and one more' : `and ${n} more`),
  serves: (goal: string) => `serves: ${goal}`,
  partOf: (goal: string) => `part of: ${goal}`,
  buildsOn: (strength: string) => `builds on: ${strength}`,
  follows: (goal: string) => `carries on from: ${goal}`,
  sure: (score: string) => `sure of it: ${score}`,
  carriedOn: (goal: string) => `Carried on in: ${goal}`,
  said: (name: string, outcome: string) => `${name}: ${outcome}`,
  viewAwaited: (name: string) => `${name} has not said yet how they see it.`,
  ownViewAwaited: 'You have not said yet how you see it.',
  agrees: (name: string) => `${name} sees it the same way.`,

  change: 'Change',
  pause: 'Pause',
  resume: 'Take it up again',
  accept: 'Accept',
  handBack: 'Hand it back',
  finish: 'What came of it',
  addPart: 'Add a part goal',
  addAction: 'Add an action point',
  remove: 'Delete',
  withdraw: 'Withdraw',
  confirmRemove: {
    title: 'Delete this goal?',
    text: 'You have not talked about it yet, so it can go. Its action points stay, without a goal.',
    yes: 'Delete',
    no: 'Keep it',
  },
  reopen: 'Open it again',
  follow: 'A goal that carries on',
  agree: 'I see it the same way',
  differ: 'I see it differently',
  changeView: 'Change your view',
  all: 'All goals',
  accepted: 'Accepted. It is a goal of yours from now on.',
  handedBack: (name: string) => `Handed back. ${name} can change it or withdraw it.`,
  paused: 'Paused. It is not asked about until you take it up again, or its deadline comes.',
  resumed: 'It is taken up again.',
  removed: 'The goal is deleted.',
  reopened: 'It is open again. What the two of you wrote about the outcome comes back when it ends.',

  // ---- the outcome ----
  outcomeTitle: 'What came of it',
  outcome: 'Was it reached?',
  result: 'What came of it?',
  resultHint: 'What did it lead to, also where it went another way than planned?',
  needOutcome: 'Choose one.',
  outcomeSaved: 'Saved. If something should carry on, make a new goal of it.',
  viewTitle: 'Your view',
  view: 'How do you see the outcome?',
  viewWords: 'What do you see that the other does not?',
  viewReader: (employee: string) =>
    `Read by you and ${employee}. What ${employee} said stays as it is; both views stand side by side.`,
  viewSaved: 'Saved. Both views stand side by side.',

  // ---- in the preparation ----
  leftAlone: (goal: string) => `“${goal}” has not been touched for three check-ins. Does it go on?`,
  goesOn: 'Keep, or let go?',
  keep: 'Keep it as it is',
  drop: 'Not any more',
  proposals: (name: string, n: number) =>
    n === 1 ? `${name} proposes a goal for you.` : `${name} proposes ${n} goals for you.`,
  look: 'Look at it',
  lookAll: 'Look at them',
  proposalsSettled: (name: string) => `${name} proposed a goal for you. Nothing there waits for your answer.`,
  cameBack: (name: string, n: number) =>
    n === 1
      ? `${name} has handed back a goal that you proposed. You can change it or withdraw it.`
      : `${name} has handed back ${n} goals that you proposed. You can change them or withdraw them.`,
  cameBackSettled: (name: string) => `${name} had handed back a goal. Nothing there waits for you.`,

  // ---- the list and Home ----
  listTitle: 'Goals',
  home: 'Your goals',
  empty: 'No goals yet. A good one can be answered with yes or no on a date.',
  emptyFor: (name: string) => `${name} has no goals yet. You can propose one.`,
  finished: 'Finished',
  open: 'Open',
  openAll: 'See and change',
  add: 'Add a goal',
  propose: 'Propose a goal',
  carryOn: (goal: string) => `Carry on from “${goal}”`,
  people: 'Goals of your people',
  peopleTitle: 'Goals of your people',
  peopleCount: (open: number) => (open === 0 ? 'no goals' : open === 1 ? 'one goal' : `${open} goals`),
  peopleRisk: (n: number) => `${n} at risk`,
  peopleView: (n: number) =>
    n === 1 ? 'one outcome waits for your view' : `${n} outcomes wait for your view`,
  peopleBack: (n: number) => (n === 1 ? 'one proposal came back' : `${n} proposals came back`),
  waitsForView: 'waits for your view',
  toGoal: 'Make a goal of it',
};
