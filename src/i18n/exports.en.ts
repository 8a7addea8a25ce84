export const exportsEn = {
  title: 'The numbers as a file',
  about: 'What the digests and the list of teams have shown, as a table for a spreadsheet.',
  early: 'There is nothing to download yet. When the first digest is out, its numbers can be had as a table.',
  intro: (weeks: number) =>
    weeks === 1
      ? 'A table of the one digest that is out: the company and the teams, week by week, one line for each number.'
      : `A table of the last ${weeks} digests: the company and the teams, week by week, one line for each number.`,
  same: 'It holds what the digests and the list of teams have shown, with the same rounding, and nothing else. What was withheld there is withheld here.',
  button: { open: 'Download the numbers', send: 'Send it to me' },
  confirm: {
    title: 'Take it out of Samtale?',
    text: 'The file will lie in your own conversation with Samtale in Slack. From there it can be copied, searched and kept by Slack. Who may read it is then yours to look after.',
    yes: 'Send the file',
    no: 'Not now',
  },
  noFiles:
    'Samtale has not been given the right to send files (files:write). Whoever looks after Samtale can add it, or make the file from the command line.',
  fileTitle: (week: string) => `Numbers up to week ${week}`,
  /** What separates cells where this language is spoken. */
  mark: ',' as ',' | ';',
  groups: { company: 'Company', leaders: 'Leaders' },
  measures: {
    overall: 'Overall',
    answer_rate: 'Answers given, of those asked for',
    talks_held: 'Talks held, of those planned',
    preparations_answered: 'Preparations answered by the manager',
    goals_with_outcome: 'Goals with an outcome, of those due in the last four weeks',
    talks_with_goal: 'Talks with a goal, of those held',
    talks_with_action: 'Talks with an action point, of those held',
    talks_with_outcome: 'Talks with an outcome from the last four weeks, of those held',
    goals_serving_company: 'Open goals that serve one of the company’s goals',
    talk_useful: 'The talk was useful',
  },
};
