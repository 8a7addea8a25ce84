import type { competenceEn } from './competence.en.ts';

export const competenceNb: typeof competenceEn = {
  title: 'Kompetanse',
  about: 'Hvor mange som er gode på, arbeider med eller lærer det selskapet trenger.',
  open: 'Se den',
  none: 'Her får dere se hvor mange som er gode på, arbeider med eller lærer det selskapet trenger. Det begynner med en kort liste merkelapper: legg dem til under Oppsett.',
  early: 'Merkelappene er klare til bruk. De telles når den første uken lukkes, og så en gang i kvartalet.',
  intro: (week, next) =>
    `Talt da uke ${week} ble lukket, og neste gang når uke ${next} lukkes: en gang i kvartalet, så ingen kan følge med på hvem som kommer og går.`,
  uses: { goal: 'Mål', strength: 'Styrker', learn: 'Læring' },
  least: (n) =>
    `Tallene er mennesker, ikke mål. Færre enn ${n} vises aldri. En merkelapp som er kommet til siden, telles neste gang.`,
  tooFew: 'for få',
};
