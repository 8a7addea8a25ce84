/** The line of the last weeks: as a chart of Slack's, as a picture, and the words that stand for it. */
export const digestPictureEn = {
  chart: { title: 'All statements together, from 1 to 5', series: 'Together' },
  week: (week: string) => `Week ${week}`,
  comment: 'The last weeks as a picture.',
  name: (week: string) => `check-in-week-${week}.png`,
  about: (from: string, to: string) => `All statements together, weeks ${from} to ${to}`,
  ofFive: 'of 5',
  usual: 'Grey: how much the number usually goes up and down',
  statements: 'The statements one by one',
  verdict: {
    up: 'up',
    down: 'down',
    none: 'no clear change',
    too_few: 'too little to compare',
    too_early: 'too early to compare',
  },
  alt: {
    line: (about: string, numbers: string) => `Line on a scale from 1 to 5. ${about}: ${numbers}.`,
    now: (label: string, verdict: string) => `Now ${label}, ${verdict}.`,
    statements: (lines: string) => `Below it a small line for each statement: ${lines}.`,
    statement: (statement: string, label: string, verdict: string) =>
      verdict === '' ? `“${statement}” ${label}` : `“${statement}” ${label}, ${verdict}`,
  },
  notAllowed: {
    title: 'The digest comes without its picture',
    text: 'The app has not been given the right to send files (files:write). Give it that right in Slack’s settings for the app if HR would like to see the weeks as a picture. Everything in it stands in the digest as text, too.',
  },
};
