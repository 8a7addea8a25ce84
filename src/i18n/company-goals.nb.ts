import type { companyGoalsEn } from './company-goals.en.ts';

export const companyGoalsNb: typeof companyGoalsEn = {
  title: 'Selskapets mål',
  newTitle: 'Nytt mål for selskapet',
  intro:
    'Opptil fem ting selskapet vil nå. Den som skriver et mål, kan si at det bidrar til et av dem. ' +
    'HR får se andelen av alle mål som gjør det, aldri hvem sine.',
  none: 'Ingen ennå. Et mål for selskapet viser folk hva deres egne mål er en del av.',
  full: 'Det er fem nå, og flere ville ikke si noe om hva som er viktigst. Avslutt ett for å få plass.',
  add: 'Legg til et mål',
  retire: 'Avslutt',
  label: { nb: 'På norsk', en: 'På engelsk' },
  reader: 'Alle som skriver et mål, leser det. Noen få ord er nok.',
  publishing: 'Et nytt mål for selskapet, på begge språk. Fra nå av kan et mål bidra til det:',
  retiring:
    'Dette målet avsluttes. Nye mål kan ikke velge det, og det telles ikke lenger med i andelen. Mål som bidrar til det, sier det fortsatt:',
  problem: {
    missing: 'Skriv det på begge språk.',
    taken: 'Det finnes alt et mål med disse ordene.',
    full: 'Selskapet har fem mål. Avslutt ett først.',
  },
};
