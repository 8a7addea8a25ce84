import type { yearlyEn } from './yearly.en.ts';

export const yearlyNb: typeof yearlyEn = {
  title: 'Året',
  about: 'De første tallene ved siden av dem vi har nå, utsagn for utsagn.',
  message: 'Det har gått et år',
  open: 'Se året',
  early: 'Et år etter den første oppsummeringen står tallene fra den her, ved siden av dem fra den uken.',
  tooFew: 'For få svarte, da eller nå, til å sette tallene ved siden av hverandre.',
  week: (week, year) => `uke ${week} i ${year}`,
  intro: (then, now) =>
    `De fire ukene til og med ${then} og de fire ukene til og med ${now}, slik oppsummeringene har vist dem.`,
  both: (then, now) => `Da ${then} · nå ${now}`,
  notThen: (now) => `Ikke spurt om da · nå ${now}`,
  otherWords: (now) => `Spurt med andre ord eller andre poeng da · nå ${now}`,
  chance:
    'Her er det ingen piler. I løpet av et år kommer og går folk, og en liten forskjell kan være tilfeldig. Spør om det som overrasker.',
};
