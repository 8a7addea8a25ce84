import { formatsFor } from './formats.ts';
import { inWeeksEn, namesEn } from './setup-words.en.ts';

const { number, plural, day, list } = formatsFor('en-GB');
const weeksText = (n: number) => `${number(n)} ${plural(n, 'week', 'weeks')}`;
const people = (n: number) => `${number(n)} ${plural(n, 'person', 'people')}`;

export const pilotEn = {
  title: 'Pilot',
  reportTitle: 'Report of the pilot',

  // ---- Home of those who take part ----
  home: {
    ahead: (asked: string, to: string) =>
      `This is a pilot: four short questions from ${day(asked)}, then talks until ${day(to)}. Then HR decides whether it goes on, changes or ends.`,
    talking: (to: string) =>
      `This is a pilot until ${day(to)}. The four questions from the beginning come again in the last week. Then HR decides whether it goes on, changes or ends.`,
    reported: 'The weeks of the pilot are over. Your talks go on until HR has decided what comes next.',
    stopped:
      'The pilot is over, so you are not asked anything. What you wrote is still here, for the same two people to read as before.',
  },

  // ---- messages to those who take part ----
  news: {
    begins: 'A pilot begins',
    questions: 'Four short questions before the talks begin',
    over: 'The pilot is over',
    again: 'The talks start again',
  },
  newsText: {
    begins: (asked: string, from: string, to: string) =>
      `From ${day(asked)} the team is asked four short questions about the talks people have today. From ${day(from)} to ${day(to)} there are short, regular talks. Then the same four questions come again, and HR decides whether it goes on, changes or ends.`,
    questions: (from: string) =>
      `They ask how the talks with your manager are today, and come again at the end of the pilot. Half a minute, and nobody is shown your answer. Your talks begin in the week from ${day(from)}.`,
    over: 'Thank you for trying it. No more talks are planned and nobody is asked anything. Nothing is deleted: what you wrote stays on your Home tab, for the same two people to read as before. If it is taken up again, you hear of it here.',
    again: (to: string) =>
      `The pilot goes on until ${day(to)}. Your next talks are on your Home tab, and what you wrote before is still there.`,
  },
  answer: 'Answer the four questions',
  /** In the welcome. */
  welcome: (asked: string, from: string, to: string) =>
    `*This is a pilot.* From ${day(asked)} the team is asked four short questions about how talks are today. From ${day(from)} to ${day(to)} you try the talks, and the four questions come again. Then HR decides whether it goes on, changes or ends. Whatever is decided, what you write stays with the two of you.`,

  // ---- Home of HR ----
  hr: {
    offer:
      '*Start small.* A pilot with one or a few teams: four questions before the first talk, some weeks of talks, then a report and your decision. Nobody outside hears from Samtale.',
    heading: '*Pilot*',
    phase: {
      ahead: (asked: string, talks: string) =>
        `The opening questions come on ${day(asked)}, the talks from ${day(talks)}.`,
      asking: (until: string, talks: string) =>
        `The opening questions are open until ${day(until)}. The talks begin from ${day(talks)}.`,
      talking: (report: string) => `The talks are under way. The report comes on ${day(report)}.`,
      reported: 'The report is there. The talks go on until you decide: extend it, adjust it, or stop.',
      extended: 'The pilot is over and has become everyday. Teams can be added as usual.',
      stopped: 'The pilot is stopped. Nobody is asked anything, and nothing is deleted.',
    },
    who: (teams: string[], n: number) => `${namesEn(teams)}, ${people(n)}.`,
    nobody: 'Nobody takes part any more.',
    closed: (teams: string[]) =>
      `${namesEn(teams)} ${plural(teams.length, 'has', 'have')} been closed since it began.`,
    withoutManager: (teams: string[]) =>
      `${namesEn(teams)} ${plural(teams.length, 'has', 'have')} no manager in Slack, so there are no talks. Choose another one under “Change”.`,
  },
  button: {
    start: 'Start a pilot',
    report: 'See the report',
    extend: 'Extend',
    adjust: 'Adjust',
    stop: 'Stop',
    resume: 'Take it up again',
    newTeam: 'New team',
    questions: 'Questions and statements',
  },

  // ---- forms ----
  start: {
    intro:
      'A pilot asks four questions first, from next Monday on: whether people are content with the talks they have today, talk often enough, like how the talks are built up, and get to say what they think. The talks begin a week later. In the last week the same is asked again. If you have a list of earlier talks, upload it on Home first: the report then shows how often people talked before.',
    noTeams: 'There is no team yet. Make one first, with its manager and members; then come back here.',
    teams: 'Teams',
    teamsHint: 'Everybody who takes part must be in one of them.',
    team: (name: string, n: number) => `${name} (${people(n)})`,
    weeks: 'How many weeks of talks?',
    weeksOption: weeksText,
    chooseTeam: 'Choose at least one team.',
  },
  extend: {
    title: 'Extend',
    intro:
      'The talks go on as they are. With more weeks the four questions come again, and there is a new report. You can add teams at any time with “New team”: while a pilot is under way they become part of it.',
    weeks: 'How long?',
    everyday: 'For good: it becomes everyday',
  },
  adjust: {
    title: 'Adjust',
    intro:
      'Change what did not fit, and look at it again after some weeks. What you leave as it is stays as it is.',
    same: 'As it is',
    everyWeeks: 'How often do people talk?',
    everyWeeksOption: inWeeksEn,
    minutes: 'Length of a talk',
    minutesOption: (n: number) => `${number(n)} minutes`,
    template: 'Questions where the two have not chosen',
    statements: 'Statements a week',
    statementsOption: (n: number) => `${number(n)} statements`,
    weeks: 'How many weeks until the next report?',
  },
  resume: { title: 'Take it up again', intro: 'The talks start again, with what was written before.' },

  // ---- preview ----
  preview: {
    who: (teams: string[], n: number, managers: number) =>
      `${namesEn(teams)}: ${people(n)} and ${number(managers)} ${plural(managers, 'manager', 'managers')}. Nobody else hears from Samtale.`,
    asked: (from: string, to: string) =>
      `${day(from)} to ${day(to)}: everybody in these teams gets one message with four short questions. No talks yet.`,
    talks: (from: string, to: string, weeks: number) =>
      `${day(from)} to ${day(to)}, ${weeksText(weeks)}: messages before each talk, and the statements of the week.`,
    again: (from: string, to: string) =>
      `${day(from)} to ${day(to)}: the same four questions, in place of the statements.`,
    report: (date: string) =>
      `${day(date)}: HR gets the report. The talks go on until you decide: extend, adjust or stop.`,
    told: 'Who has been welcomed already is told that it is a pilot; everybody else reads it in the welcome.',
    join: (date: string) =>
      `There is a pilot, and they become part of it. HR gets its report on ${day(date)}.`,
    longer: (weeks: number, report: string) =>
      `The pilot goes on for ${weeksText(weeks)}. The next report comes on ${day(report)}. Nobody gets a message about it; it stands on their Home tab.`,
    everyday:
      'The pilot is over and has become everyday: the talks and the statements go on, without an end and without a new report. Nobody gets a message about it.',
    stop: (n: number) =>
      `No more talks are planned and nobody is asked anything. ${people(n)} ${plural(n, 'gets', 'get')} one message that it is over. Nothing is deleted, and everybody can read what they could read before.`,
    again_possible: 'You can take it up again at any time.',
    anew_possible: 'You can start a new pilot at any time.',
    resume: (weeks: number, n: number, report: string) =>
      `The talks start again. ${people(n)} ${plural(n, 'is', 'are')} told. The next report comes on ${day(report)}, after ${weeksText(weeks)}.`,
    change: {
      everyWeeks: (value: string) => `How often: ${inWeeksEn(Number(value))}`,
      minutes: (value: string) => `Length: ${value} minutes`,
    } as Record<string, (value: string) => string>,
    small: (least: number) =>
      `With fewer than ${number(least)} people the four questions can hardly show a change. The report will rest on the talks held, the answers and the time they take.`,
  },

  // ---- the report ----
  message: {
    ready: 'The report of the pilot is ready',
    decide: 'The talks go on until you decide: extend it, adjust it, or stop.',
    decided: 'It has been decided how it goes on. Your Home tab shows it.',
  },
  report: {
    notYet: (date: string) =>
      `The report comes on ${day(date)}, when the last week has closed. Until then there is nothing to compare.`,
    who: (teams: string[], from: string, to: string) =>
      `${list(teams)} · talks from ${day(from)} to ${day(to)}`,
    heading: {
      meaning: 'What it says',
      statements: 'Before and after',
      talks: 'The talks',
      steps: 'What was decided',
    },
    verdict: {
      better: 'What people say about their talks is clearly better than before.',
      worse: 'What people say about their talks is clearly worse than before.',
      mixed:
        'Some of what people say about their talks is clearly better than before, and some clearly worse.',
      same: 'What people say about their talks has not clearly changed. With few people only large changes show.',
      unknown:
        'Too few have answered both times to compare what people say: the verdict rests on the talks, the answers and the time.',
    },
    talks: {
      held: 'The talks take place.',
      not_held: 'Many of the talks did not take place, so it is early to say whether they help.',
      unknown: 'There were too few talks to say whether they take place.',
    },
    advice: {
      extend: 'That speaks for extending it: more weeks, more teams, or for good.',
      adjust: 'That speaks for adjusting it: how often, how long, or what is asked.',
      ask: 'The best way to know is to ask the people themselves what they think of it.',
      longer: 'Some more weeks would tell more; so may another rhythm or other questions.',
    },
    yours: 'The decision is yours.',
    noNumbers: (least: number) =>
      `Fewer than ${number(least)} answered at the beginning and at the end, so there are no numbers. That protects those who did answer.`,
    otherMeanings:
      'The scores had other meanings in the last week than in the first, so the two are not compared.',
    line: (statement: string, before: string, after: string, change: string) =>
      `“${statement}”: before ${before}, now ${after}. ${change}`,
    change: {
      up: '▲ Clearly up.',
      down: '▼ Clearly down.',
      none: 'No clear change.',
      too_few: 'Too little to compare.',
    },
    pace: {
      before: (before: string, now: string, planned: string) =>
        `Talks for each in a month: ${before} before, by your list of earlier talks; ${now} in the pilot, with ${planned} planned.`,
      alone: (now: string, planned: string) => `Talks for each in a month: ${now}, with ${planned} planned.`,
      talks: {
        exact: (n: string) => `about ${n}`,
        or_lower: (n: string) => `${n} or fewer`,
        or_higher: (n: string) => `${n} or more`,
      },
    },
    leaders: (before: string, after: string) => `Leaders, counted apart: before ${before}, now ${after}.`,
    skipped: (part: string) => `Called off with “not this week”: ${part} of the talks that were planned.`,
    effort: (minutes: number, managers: number) =>
      managers === 1
        ? `Time: about ${number(minutes)} minutes of talks a week for the manager, as planned.`
        : `Time: about ${number(minutes)} minutes of talks a week for each of the ${number(managers)} managers, as planned.`,
    basis: (least: number) =>
      `From everybody in the pilot who does not lead others. Only groups with at least ${number(least)} answers are shown, and numbers are rounded so that nobody’s answer can be worked out. About one clear change in ten may be chance.`,
    step: {
      start: (date: string) => `${day(date)}: started.`,
      extend: (date: string) => `${day(date)}: extended.`,
      adjust: (date: string) => `${day(date)}: adjusted.`,
      stop: (date: string) => `${day(date)}: stopped.`,
      resume: (date: string) => `${day(date)}: taken up again.`,
    },
    lookedAt: (date: string) => `Looked at on ${day(date)}.`,
    changed: (changes: string[]) => `Changed: ${list(changes)}.`,
    setting: {
      everyWeeks: (value: string) => inWeeksEn(Number(value)),
      minutes: (value: string) => `${value} minutes`,
      template: () => 'the questions',
      statementsPerWeek: (value: string) => `${value} statements a week`,
    } as Record<string, (value: string) => string>,
  },
};
