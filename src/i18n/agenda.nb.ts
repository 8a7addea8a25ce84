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
  inTheWay: 'Står i veien',
  writtenFor: (day) => `skrevet til ${day}`,
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
  past: (points, actions, goals) => {
    const done = [
      points > 0 ? `${count(points, 'ett punkt', 'punkter')} snakket om` : '',
      actions > 0 ? count(actions, 'ett tiltak gjort', 'tiltak gjort') : '',
      goals > 0 ? count(goals, 'ett mål avsluttet', 'mål avsluttet') : '',
    ];
    return `Siden sist: ${done.filter((one) => one !== '').join(', ') || 'ingenting ennå'}.`;
  },
  showPast: 'Vis',

  title: 'Agendaen',
  close: 'Lukk',
  back: 'Tilbake',
  open: (name) => `Agendaen med ${name}`,
  openFor: 'Agendaen med en medarbeider',
  add: 'Legg til et punkt',
  change: 'Endre',
  stillInTheWay: 'Står dette fortsatt i veien?',
  stillHint: 'Kryss av for det som er løst. Resten blir stående på agendaen.',
  solved: 'Det er løst',
  solvedNow: 'Fint. Det er tatt av agendaen.',
  solvedMark: 'løst',
  notSolved: 'Ikke løst likevel',
  unsolvedNow: 'Det står på agendaen igjen.',
  pastTitle: 'Siden sist',
  pastPoints: 'Det dere snakket om',
  pastPointsHelp: 'Rakk dere ikke alt? Ta punktet med videre, så står det på agendaen til neste samtale.',
  pastActions: 'Tiltak som er gjort',
  pastGoals: 'Mål som er avsluttet',
  bringBack: 'Ta det med videre',
  broughtBack: 'Det står på agendaen igjen.',
  answerFirstOn: 'Begge sier sitt først',
  answerFirstOff: 'Ikke si sitt først lenger',
  answerFirst: (manager) =>
    `Hos dere sier begge sitt først: ${manager} kan lese det som er forberedt, etter å ha lagt til et eget punkt. Slik er det ingen av dere som legger føringer for den andre.`,
  answerFirstOffered: (manager) =>
    `Med «Begge sier sitt først» kan ${manager} ikke lese det som er forberedt, før ${manager} har lagt til et eget punkt.`,
  homeAnswerFirst: (manager) => `${manager} kan lese det du forbereder, etter å ha lagt til et eget punkt.`,

  home: 'På agendaen',
  homeOwn: (n, manager, m) =>
    n + m === 0
      ? 'Det står ikke noe på agendaen til neste samtale ennå.'
      : `Til neste samtale har du med ${count(n, 'ett punkt', 'punkter')}, ${manager} ${count(m, 'ett punkt', 'punkter')}.`,
  homePeople: (list) => `Medarbeiderne dine har med: ${list}.`,
  homePerson: (name, n) => `${name} ${n}`,
  homeNothing: 'Medarbeiderne dine har ikke med noe ennå.',

  who: 'Hvem sin samtale gjelder det?',
  whoTitle: 'Agendaen',
  next: 'Videre',
  needWho: 'Velg hvem sin samtale det gjelder.',
  ownTalk: (manager) => `Min egen samtale, med ${manager}`,
  pointTitle: 'Et punkt',
  text: 'Hva vil du snakke om?',
  textExample: 'f.eks. Hvordan vi deler arbeidet i vår',
  needText: 'Skriv noen ord om det.',
  reader: (name) => `Leses bare av deg og ${name}.`,
  readerChosen: 'Leses bare av deg og den du snakker med.',
  mark: 'Er det det viktigste?',
  isImportant: 'Dette er det viktigste for meg',
  markHint: 'Det kommer først blant dine.',
  save: 'Lagre',
  saved: (name) => `Det står på agendaen til neste samtale med ${name}.`,
  savedTitle: 'På agendaen',
  remove: 'Ta det av agendaen',
  removed: 'Det er tatt av agendaen.',
  confirmRemove: {
    title: 'Ta av dette punktet?',
    text: 'Det blir borte fra agendaen for dere begge.',
    yes: 'Ta det av',
    no: 'Behold det',
  },

  pickedOwn: (link) => `Ordene dine nedenfor og ${link} blir lagret.`,
  pickedOther: (name, link) =>
    `Fra ${name}. ${link} blir lagret sammen med punktet ditt. Ordene blir bare lagret hvis du sier det nedenfor.`,
  pickedLink: 'en lenke til meldingen',
  pickedLinkFirst: 'En lenke til meldingen',
  pickedApp: 'en app',
  keep: 'Ordene i meldingen',
  keepThese: 'Ta vare på ordene sammen med punktet',
  keepHint: (name) => `Det er ${name} som har skrevet dem. Du og den du snakker med, leser dem på agendaen.`,

  firstTitle: 'Du først',
  firstWhy: (employee) =>
    `${employee} har forberedt seg til samtalen deres. Hos dere sier begge sitt først: Skriv hva du gjerne vil snakke om, så åpnes det ${employee} har forberedt. Slik er det ingen av dere som legger føringer for den andre.`,
  firstSend: 'Legg til og les',
};
