export const digestEn = {
  title: (week: string) => `Check-in, week ${week}`,
  late: (day: string) => `This should have come on ${day}. Samtale was not running, or found no channel.`,

  // ---- what a number looks like ----
  about: (number: string) => `about ${number}`,
  edge: {
    or_lower: (number: string) => `${number} or lower`,
    or_higher: (number: string) => `${number} or higher`,
  },
  percent: (n: number) => `${n}%`,
  share: {
    exact: (percent: string) => `about ${percent}`,
    or_lower: (percent: string) => `${percent} or less`,
    or_higher: (percent: string) => `${percent} or more`,
  },
  words: {
    nearly_everyone: 'nearly all',
    most: 'most',
    about_half: 'about half',
    fewer_than_half: 'fewer than half',
  },
  withheld: {
    too_few: 'too few answers',
    would_reveal: 'withheld',
    too_new: 'after two weeks',
    no_answers: 'not asked',
  },

  // ---- what changed ----
  changes: 'What has clearly changed',
  change: {
    up: (statement: string, now: string, was: string) => `▲ Up: “${statement}” ${now} (was ${was})`,
    down: (statement: string, now: string, was: string) => `▼ Down: “${statement}” ${now} (was ${was})`,
    stillUp: (statement: string, now: string, was: string) =>
      `▲ Still up: “${statement}” ${now} (was ${was})`,
    stillDown: (statement: string, now: string, was: string) =>
      `▼ Still down: “${statement}” ${now} (was ${was})`,
  },
  others: 'None of the others has clearly changed.',
  quiet: 'Nothing has changed clearly. That is a result too.',
  tooEarly:
    'It is too early to speak of changes. The first comparison comes when there are two periods to compare.',
  newWords: (week: string, statements: string) =>
    `In other words since week ${week}, so not compared with before: ${statements}.`,
  newScores: (week: string) =>
    `The scores have other meanings since week ${week}, so numbers are not compared with those before.`,
  tooFewToCompare: 'Too few answers to say whether anything has changed.',

  // ---- where we are ----
  overall: (label: string) => `Overall ${label} of 5`,
  overallMargin: (label: string, margin: string) => `Overall ${label} of 5, plus or minus ${margin}`,
  overallChange: {
    up: 'higher than in the four weeks before',
    down: 'lower than in the four weeks before',
    none: 'no clear change from the four weeks before',
  },
  areas: 'The three areas',
  areaTooEarly: 'too early',
  leaders: (label: string) => `Leaders, counted apart: ${label}`,
  thisWeekTooFew: 'Too few people answered in this week itself; the numbers are those of the weeks before.',
  table: {
    statement: 'Statement',
    level: 'Last four weeks',
    favourable: 'Agree',
    change: 'Change',
    verdict: {
      up: '▲ up',
      down: '▼ down',
      none: 'no clear change',
      too_few: 'too little to compare',
      too_early: 'too early',
    },
  },

  // ---- the talks ----
  talks: (week: string) => `The talks of week ${week}`,
  held: (part: string) => `Held: ${part} of the talks that were planned.`,
  answered: (part: string) => `Answered by the manager: ${part} of the preparations.`,
  outcomes: (part: string) =>
    `With an outcome: ${part} of the goals whose deadline passed in the last four weeks.`,
  contents: (goal: string, action: string, outcome: string) =>
    `The talks that were held: ${goal} with a goal, ${action} with an action point, ${outcome} with an outcome from the last four weeks.`,
  useful: (label: string) => `“The talk was useful”: ${label} of 5, over the last four weeks.`,
  usefulToLeaders: (label: string) => `Leaders, counted apart: ${label}.`,
  usefulWithheld: (why: string) => `“The talk was useful”: ${why}.`,
  linked: (part: string) => `Serving one of the company’s goals: ${part} of the open goals.`,
  noTalks: 'No talks were planned.',
  talksWithheld: 'There were too few talks to show shares.',

  // ---- what is missing, and how to read it ----
  missing: 'Not shown',
  /** HR wrote it. */
  own: (statement: string) => `${statement} (own)`,
  quoted: (statement: string) => `“${statement}”`,
  tooFew: (statements: string) => `Too few answers: ${statements}.`,
  wouldReveal: (statements: string) =>
    `Withheld, because a smaller group could be worked out: ${statements}.`,
  tooNew: (statements: string) =>
    `New or worded anew, so the numbers come when two weeks have been answered: ${statements}.`,
  notAsked: (statements: string) => `Not asked in these weeks: ${statements}.`,
  leftOut: 'Some answers are counted nowhere, because too few people were left to form a group.',
  nothingMissing: 'Nothing is withheld.',
  basis: (week: string, people: string) =>
    `The numbers are those of the four weeks up to week ${week} taken together, from ${people} people who do not lead others.`,
  basisNoBand: (week: string) => `The numbers are those of the four weeks up to week ${week} taken together.`,
  orMore: (n: string) => `${n} or more`,
  rate: (part: string) => `We got ${part} of the answers asked for.`,
  bounds: (least: string, most: string) =>
    `Whatever those who did not answer think, everybody together lies between ${least} and ${most}.`,
  least: (n: number) =>
    `Only groups with at least ${n} answers are shown, and numbers are rounded so that nobody’s answer can be worked out.`,
  chance: 'About one arrow in ten may be chance, so use them to ask.',

  // ---- no numbers ----
  noNumbers: (n: number) =>
    `Fewer than ${n} people have answered the same statement in the last four weeks, so there are no numbers. That protects those who did answer.`,
  allNew:
    'The statements are new or worded anew. The numbers come when two weeks have been answered: a single week would say too much about each person.',

  // ---- held back ----
  heldBack: {
    text: (week: string) => `The summary of week ${week} is waiting`,
    why: {
      unset:
        'No HR channel has been chosen yet. Choose one on your Home tab, and the summary is posted there.',
      not_found:
        'The HR channel cannot be found. Invite @samtale to it, or choose another one on your Home tab.',
      not_private:
        'The HR channel is not private, so others than HR could read the numbers. Make it private, or choose another one on your Home tab.',
      shared:
        'The HR channel is shared with another company. Choose one on your Home tab that only your own people can read.',
      not_member: 'Samtale is not in the HR channel. Type /invite @samtale there.',
      archived: 'The HR channel is archived. Choose another one on your Home tab.',
    },
    kept: 'Nothing is lost: it is posted as soon as that is done.',
  },
  lost: {
    title: (week: string) => `Did the digest of week ${week} arrive?`,
    text: 'Slack did not say whether it was posted. Look in the HR channel. If it is not there, post it again; if it is, there is nothing to do.',
    again: 'Post again',
    done: 'It is posted again.',
  },
  readers: {
    text: (others: number) =>
      others === 1
        ? 'One person in the HR channel is not named as HR'
        : `${others} people in the HR channel are not named as HR`,
    what: 'They can read the digest too. If that is as you want it, there is nothing to do. Otherwise take them out of the channel, or name them as HR on the Home tab.',
  },
};
