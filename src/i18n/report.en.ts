import { formatsFor } from './formats.ts';

const { number, plural } = formatsFor('en-GB');

/** '40 minutes', '2 hours and 40 minutes' */
function duration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [
    ...(hours === 0 ? [] : [`${number(hours)} ${plural(hours, 'hour', 'hours')}`]),
    ...(rest === 0 && hours > 0 ? [] : [`${number(rest)} ${plural(rest, 'minute', 'minutes')}`]),
  ].join(' and ');
}

export const reportEn = {
  open: 'Open',
  next: (when: string, status: string) => `Next talk: ${when} · ${status}`,
  noNext: 'No talk is planned.',
  nothing: (name: string) =>
    `${name} has not written anything yet. What the two of you are working on stands below, and you can already add a point for the talk.`,

  atRisk: 'Goals that need a look',
  overdue: 'the deadline has passed',
  near: 'the deadline is near',
  unsure: 'little confidence that it will be reached',
  obstacles: 'In the way for more than two check-ins',
  since: (text: string, day: string) => `${text} · since ${day}`,
  unanswered: 'Also waiting for a word from you',
  ticked: 'Noted. This is not an answer yet: a reply, a thank you or a point is.',
  tickedOnly: 'Noted.',
  needPoint: 'Write a point for the talk first.',
  more: (n: number) => `and ${number(n)} more`,

  /** After one is answered. */
  nextOne: (name: string) => `Next: ${name}`,
  all: 'All your people',
  allOpen: 'Open all',
  none: 'Nobody has talks with you at the moment. When HR puts somebody with you, they stand here.',
  span: (people: number, minutes: number) =>
    `${number(people)} ${plural(people, 'person', 'people')}: about ${duration(minutes)} of talks a week.`,
  spanMany: (limit: number) =>
    `More than ${number(limit)} is a lot for one manager. Longer between the talks, or a colleague who takes some of them, gives each one more of you. HR can help.`,
  spanForHr: (managers: number, most: number, limit: number) =>
    `${number(managers)} ${plural(managers, 'manager has', 'managers have')} more than ${number(limit)} talks to keep up, at most ${number(most)}. That is a lot for one manager.`,
};
