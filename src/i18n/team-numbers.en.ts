import type { Tip } from '../domain/tips.ts';
import { formatsFor } from './formats.ts';

const { number, plural, month: monthOf } = formatsFor('en-GB');

export const teamNumbersEn = {
  title: 'Your team',
  others: (n: number) => `${number(n)} other teams`,
  noTeam: 'people in no team',
  lastFour: (names: string) => `${names}, last four weeks`,
  open: 'See all of it',
  all: 'Your teams',
  guessButton: 'Guess before the next',
  readBy:
    'You see this, and so does whoever leads a team that is counted together with yours. HR sees the overall number. What you guess, only you see.',

  // ---- before there is anything ----
  early:
    'Here you will see how your team is doing, once the first week of statements has closed and the summary is out.',
  none: (names: string) => `Too few answers to show numbers for ${names}.`,
  noneAsk:
    'That protects those who did answer. Ask instead: what works well, and what could be better? The numbers of the whole company are under “How it is going” on Home.',
  noTeamLed: 'You lead no team in Samtale, so there are no team numbers for you.',

  // ---- the numbers ----
  rate: {
    nearly_everyone: 'nearly everyone answered',
    most: 'most people answered',
    about_half: 'about half answered',
    fewer_than_half: 'fewer than half answered',
  },
  together: (names: string) =>
    `These numbers cover ${names} together, because fewer than five people answered in one of them.`,
  overall: (label: string) => `Overall ${label} of 5`,
  overallNone: 'Overall: too few statements have been asked yet.',
  change: {
    up: 'higher than in the four weeks before',
    down: 'lower than in the four weeks before',
    none: 'no clear change',
    too_few: 'too few answers to say whether it has changed',
    too_early: 'too early to speak of changes',
  },
  highest: (statements: string, label: string) => `Highest now: ${statements} – ${label}`,
  lowest: (statements: string, label: string) => `Lowest now: ${statements} – ${label}`,
  allOthers: 'all the others',
  allAlike: 'No statement stands out: all have about the same number.',
  arrow: {
    up: (statement: string, label: string) => `▲ Up: ${statement} – ${label}`,
    down: (statement: string, label: string) => `▼ Down: ${statement} – ${label}`,
    stillUp: (statement: string, label: string) => `▲ Still up: ${statement} – ${label}`,
    stillDown: (statement: string, label: string) => `▼ Still down: ${statement} – ${label}`,
  },
  noArrow: 'No statement has clearly changed.',
  quoted: (statement: string) => `“${statement}”`,
  statements: 'All statements',
  statement: (statement: string, label: string) => `${statement}: ${label}`,
  grain: {
    2: 'The numbers are rounded to the nearest half, since a small group wobbles by about that much. You never see what one person answered.',
    5: 'The numbers are rounded to steps of 0.2. You never see what one person answered.',
    10: 'The numbers are rounded to one decimal. You never see what one person answered.',
  },
  chance: 'About one arrow in ten may be chance, so use them to ask.',
  leaders:
    'You and others who lead people are not in these numbers: leaders are counted in a line of their own, once there are five of them.',

  // ---- the guess ----
  guess: {
    title: 'Your guess',
    intro: (names: string) =>
      `What do you think ${names} will say, taken together? Guess before the next summary, and see afterwards where you see it differently.`,
    reader: 'Only you see your guess. Not HR, not an administrator.',
    none: 'No guess',
    value: (half: string) => `about ${half}`,
    save: 'Save',
    close: 'Not now',
    saved: 'Your guess is kept. It stands beside the number when the next summary is out.',
    cleared: 'No guess is kept.',
    over: 'The summary of that week is out, so there is nothing left to guess. Open the form again for the next one.',
    nothing: 'There is nothing to guess right now. Come back when the next statements are out.',
    close_to: (guess: string) => `You guessed ${guess}: close.`,
    apart: (guess: string, statement: string, label: string) =>
      `You guessed ${guess} on ${statement}, the team says ${label}. You see it differently, so it is worth asking about.`,
    beside: (guess: string, statement: string, label: string) =>
      `You guessed ${guess} on ${statement}, the team says ${label}.`,
  },

  // ---- for the talks ----
  topics: 'Your people want to talk about',
  topic: (name: string, topic: string) => `${name}: ${topic}`,
  more: (n: number) => `and ${number(n)} more`,
  ask: (question: string) => `*To open a talk with:* ${question}`,
  questions: {
    I1: 'When did you last get to do what you are best at?',
    I2: 'Where would you like to be in two years, and what is the next step?',
    I3: 'When did you last feel that your effort was noticed?',
    T1: 'What would help us do even better work together?',
    T2: 'Who have you learned something from lately, and what would you like to learn next?',
    T3: 'What in our way of working makes your day harder than it needs to be?',
  } as Record<string, string>,
  anyQuestion: 'What works well at the moment, and what could be better?',

  // ---- tips, and what came of the talks ----
  tip: (tip: string) => `*A tip for this week:* ${tip}`,
  tips: {
    unanswered:
      'More than one preparation waits for a word from you. A short thank you or one point for the talk is enough, and it is what keeps people writing.',
    no_talks:
      'With one of your people, two talks in a row have not taken place. Ten minutes are better than none: move the talk rather than letting it go.',
    goal_overdue:
      'A goal of one of your people has passed its deadline. Ask what came of it, also when it was not reached: that is how the next one becomes better.',
    many_reports:
      'You have many talks to keep up. Longer between some of them, or a colleague who takes a few, gives each one more of you.',
  } satisfies Record<Tip, string>,
  gains: (month: string, what: string) => `*What came of your talks in ${monthOf(month)}:* ${what}.`,
  gained: {
    steps: (n: number) => `${number(n)} ${plural(n, 'step', 'steps')} done`,
    obstacles: (n: number) => `${number(n)} ${plural(n, 'obstacle', 'obstacles')} out of the way`,
    wins: (n: number) => `${number(n)} ${plural(n, 'win', 'wins')} told`,
  },
  gainsReader: 'Only you see this. It is counted from your own talks and compared with nobody.',

  // ---- the message ----
  message: 'Your team’s page is updated',
  messageWhat:
    'The summary of last week is out. What your team says stands on a page that only you can open.',
  messageOpen: 'Open the page',

  // ---- HR ----
  list: {
    title: 'Teams',
    button: 'Teams',
    about: 'How the teams are doing, by name and never ranked.',
    early:
      'Here you will see the teams, once the first week of statements has closed and the summary is out.',
    intro: (week: string) => `The last four weeks up to week ${week}, by name.`,
    why: 'There is no ranking, on purpose: small teams always fill the top and the bottom of a list by chance. A team is called above or below the rest only when the difference is larger than chance, and how a team has changed says more than where it stands.',
    line: (label: string, words: string) => `${label} of 5 – ${words}`,
    noIndex: 'too few statements asked yet',
    standing: {
      above: 'clearly above the rest',
      below: 'clearly below the rest',
      like: 'like the rest',
    },
    notCompared: 'not compared with the rest',
    merged:
      'Where teams stand together, fewer than five people answered in one of them, or its own number would reveal a smaller group.',
    without: {
      too_few: (names: string, least: number) =>
        `Too few answers for a number (fewer than ${number(least)}): ${names}.`,
      would_reveal: (names: string) =>
        `Counted together with others, so that no smaller group can be worked out: ${names}.`,
      too_new: (names: string) => `Numbers after two weeks: ${names}.`,
      no_answers: (names: string) => `Not asked: ${names}.`,
    },
    use: 'Use it to offer help, not to judge: the managers see the same numbers of their own teams.',
  },

  // ---- trends ----
  trends: {
    title: 'Trends',
    button: 'How it is going',
    company: (week: string) => `The company, four weeks up to week ${week}`,
    companyEarly:
      'The company’s numbers stand here once the first week of statements has closed and the summary is out.',
    notForAdmins:
      'You set Samtale up and do not take part in the talks, so there are no numbers for you here. They are for those who take part, and for HR.',
    companyTooFew: 'The company has too few answers for numbers right now.',
    noOwn: 'You keep no answers of your own. You can choose to with the next statements; only you see them.',
    reader:
      'Your own line is seen by you alone. All else are numbers of groups in which at least five people answered.',
    hr: 'All teams',
  },
};
