import type { causesEn } from './causes.en.ts';

export const causesNb: typeof causesEn = {
  question: 'Hva plager deg mest ved samtalene?',
  hint: 'Vi spør denne ene gangen, så samtalene kan bli bedre. Velg det som passer, eller ingenting for å hoppe over. Lederen din får ikke se det: Andelene vises bare for hele selskapet, og bare fra 20 svar.',
  options: {
    timing: 'Tidspunktet',
    structure: 'Strukturen i samtalen',
    disagreement: 'Lederen min og jeg er uenige',
    adaptation: 'De er for lite tilpasset meg og jobben min',
    not_heard: 'Jeg får ikke sagt det jeg mener, eller blir ikke hørt',
    influence: 'Jeg har for lite medvirkning i jobben min',
  },
  none: 'Ingen av disse',

  short: {
    timing: 'tidspunktet',
    structure: 'strukturen',
    disagreement: 'uenighet',
    adaptation: 'for lite tilpasset',
    not_heard: 'ikke å bli hørt',
    influence: 'for lite medvirkning',
  },
  told: (week, causes) => `Hva som plager folk mest, spurt i uke ${week}: ${causes}.`,
  one: (cause, share) => `${cause} (${share})`,
  tooFew: (week) =>
    `Hva som plager folk mest, spurt i uke ${week}: for få svar, det må 20 til for å vise andeler.`,
  asked:
    'Alle som ikke leder andre, blir nå spurt om hva som plager dem mest. Svaret kommer med sammendraget for den uken.',
  coming:
    'Neste uke som åpner, spør vi alle som ikke leder andre, én gang, om hva som plager dem mest ved samtalene.',
};
