import type { agendaEn } from './agenda.en.ts';

const count = (n: number, one: string, many: string): string =>
  n === 0 ? `ingen ${many}` : n === 1 ? one : `${n} ${many}`;

export const agendaNb: typeof agendaEn = {
  heading: (minutes) => `Agenda · ${minutes} minutter`,
  brought: (employee, n, manager, m) =>
    `${employee} har med ${count(n, 'ett punkt', 'punkter')}, ${manager} ${count(m, 'ett punkt', 'punkter')}.`,
  closed: (employee) =>
    `Hos dere sier begge sitt først: Legg til et eget punkt, så kan du lese det ${employee} har forberedt.`,
  important: 'Det viktigste',
  inTheWay: 'Står fortsatt i veien',
  since: (day) => `siden ${day}`,
  firstStep: 'Første steg',
  points: 'Punkter',
  noPoints: 'Ingen punkter ennå. Begge kan legge til når som helst.',
  from: (name) => `fra ${name}`,
  source: 'meldingen',
  part: (part, minutes) => `${part} · ${minutes} min.`,
  parts: { strengths: 'Styrker', goals: 'Mål', actions: 'Tiltak', outcomes: 'Resultater' },
  empty: {
    strengths: 'Hva gikk bra, og hvor kom styrkene til nytte?',
    goals: 'Ingen åpne mål. Hva har du lyst til å få til?',
    actions: 'Ingen åpne tiltak.',
    outcomes: 'Ingen frist er nådd, og ingenting er avsluttet siden sist.',
  },
  more: (n) => (n === 1 ? 'og én til' : `og ${n} til`),
  due: (day) => `fristen var ${day}`,
  success: (text) => `nådd når: ${text}`,
  past: (points, actions, goals) =>
    `Sist snakket dere om ${count(points, 'ett punkt', 'punkter')}. Siden da: ${count(actions, 'ett tiltak gjort', 'tiltak gjort')}, ${count(goals, 'ett mål avsluttet', 'mål avsluttet')}.`,
  showPast: 'Vis',
};
