import type { careerEn } from './career.en.ts';

export const careerNb: typeof careerEn = {
  home: 'Karrierespor',
  off: 'Av. Hvis du vil, kan du notere hvor du vil og hva neste steg er; da tas det opp en gang i måneden.',
  turnOn: 'Slå på',
  change: 'Endre',
  title: 'Karrierespor',
  direction: 'Hvor vil du?',
  directionExample: 'f.eks. Lede et lite team, eller bli den alle spør om data',
  step: 'Hva er neste steg?',
  stepExample: 'f.eks. Drive ett prosjekt fra start til slutt',
  reader: (manager) =>
    `Bare du og ${manager} leser dette. Det tas opp en gang i måneden, til du slår det av.`,
  save: 'Lagre',
  close: 'Lukk',
  need: 'Skriv en retning, eller lukk og la det være av.',
  saved: 'Lagret. Det står på Hjem-fanen og tas opp en gang i måneden.',
  turnOff: 'Slå av',
  offTitle: 'Slå av',
  offText: 'Det blir borte overalt med en gang, også for lederen din. Hva skal skje med det du skrev?',
  keep: 'Behold ordene til senere',
  erase: 'Slett ordene',
  isOff: 'Karrieresporet er av.',
  isErased: 'Karrieresporet er av, og det du skrev, er slettet.',
  directionLine: (text) => `Retning: ${text}`,
  stepLine: (text) => `Neste steg: ${text}`,
};
