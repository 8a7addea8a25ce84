import type { usefulEn } from './useful.en.ts';

export const usefulNb: typeof usefulEn = {
  title: 'Var samtalen nyttig?',
  button: 'Var den nyttig?',
  about: (other, day) => `Samtalen din med ${other}, ${day}`,
  intro: 'Ett spørsmål, og du kan hoppe over det. Det viser om samtalene er verdt tiden de tar.',
  first: (talks) =>
    `Du har hatt ${talks} samtaler denne uken. Hver person blir spurt om én av dem, og dette er den første.`,
  change: 'Du har svart. Det du lagrer nå, erstatter det.',
  scores: {
    5: '5 · Svært nyttig, jeg ville ikke vært den foruten',
    4: '4 · Nyttig, noe kom videre',
    3: '3 · Midt imellom, noe av det var nyttig',
    2: '2 · Ikke så nyttig, det kom lite ut av den',
    1: '1 · Ikke nyttig, jeg kunne klart meg uten',
  },
  companyOnly:
    'Tallet vises bare for hele selskapet samlet, aldri for et team eller en leder, fordi det handler om én person.',
  reader: (kept, other) => `${kept} ${other} får ikke se det.`,

  nothing: 'Du hoppet over det. Det er helt greit.',
  open: (day, time) => `Ett spørsmål, åpent til ${day} kl. ${time}.`,
  answered: (day, time) => `Besvart. Du kan endre det fram til ${day} kl. ${time}.`,
  closed: 'Den uken er lukket, og spørsmålet med den.',
  notAsked: 'Spørsmålet hører til en samtale som begge har bekreftet. Du har ingen slik i den uken.',
};
