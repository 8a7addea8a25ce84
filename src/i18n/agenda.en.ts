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
  inTheWay: 'Still in the way',
  since: (day: string) => `since ${day}`,
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
  past: (points: number, actions: number, goals: number) =>
    `Last time you talked about ${count(points, 'point', 'points')}. Since then: ${count(actions, 'action point done', 'action points done')}, ${count(goals, 'goal ended', 'goals ended')}.`,
  showPast: 'Show',
};
