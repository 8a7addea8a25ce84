import type { strengthsEn } from './strengths.en.ts';

export const strengthsNb: typeof strengthsEn = {
  home: 'Dine styrker',
  empty:
    'Hva er du god på? En kort liste gjør det lettere å se hvor du bruker det, og hva du kan bygge videre på.',
  from: (name) => `fra ${name}`,
  more: (n) => (n === 1 ? 'og én til' : `og ${n} til`),
  add: 'Ny styrke',
  open: 'Endre eller utvikle',
  addTitle: 'En styrke',
  listTitle: 'Dine styrker',
  text: 'Hva er du god på?',
  example: 'f.eks. Jeg er rolig når mye skjer på en gang',
  reader: (manager) => `Bare du og ${manager} leser dette.`,
  readerAlone: 'Bare du leser dette, til du har en leder i Samtale.',
  need: 'Skriv hva det er.',
  save: 'Lagre',
  close: 'Lukk',
  back: 'Tilbake',
  change: 'Åpne',
  saved: 'Lagret.',
  fromText: (name, text) => `${name} skrev: ${text}`,
  remove: 'Fjern',
  removed: 'Fjernet fra listen.',
  takeBack: 'Angre',
  takenBack: 'Den står på listen igjen.',
  develop: 'Gjør det til et mål',
  developTitle: (strength) => `Utvikle: ${strength}`,
  reminder: (list) => `Dine styrker: ${list}`,
  read: 'Styrker',

  awaitedTitle: 'Åpner snart',
  awaited: (manager, day) =>
    `${manager} er bedt om å nevne en av styrkene dine først, siden dette er den første samtalen deres. Forberedelsen åpner når det er gjort, senest ${day} kl. 08:00.`,
  message: (employee) =>
    `Den første samtalen din med ${employee} nærmer seg. Begynn med det ${employee} er god på: nevn minst én styrke.`,
  messageWhy: (employee) =>
    `Forberedelsen til ${employee} åpner når du har skrevet den, eller kl. 08:00 samme dag som samtalen.`,
  messageDone: (employee) => `Du har nevnt en styrke hos ${employee}.`,
  button: 'Nevn en styrke',
  nameTitle: 'Styrker',
  nameText: (employee) => `Hva er ${employee} god på?`,
  nameMore: 'En til, hvis du vil',
  nameExample: 'f.eks. Forklarer vanskelige ting så alle henger med',
  nameReader: (employee) => `Bare du og ${employee} leser dette. Det blir stående på listen til ${employee}.`,
  named: (employee) => `Lagret. ${employee} ser det fra nå av.`,
};
