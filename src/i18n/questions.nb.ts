import type { questionsEn } from './questions.en.ts';

export const questionsNb: typeof questionsEn = {
  button: 'Spørsmål',
  title: 'Spørsmål',
  intro:
    'Det folk blir spurt om før en samtale, og hva tallene betyr. Her ser du ordlyden i spørsmålene, aldri et svar. ' +
    'En endring gjelder fra førstkommende mandag. De som alt er spurt, blir ikke spurt på nytt, og svar beholder ' +
    'ordlyden de ble gitt til.',
  choose:
    'Hvilke av dem leder og medarbeider kan velge mellom, og hvilket som er vanlig, står under «Innstillinger».',
  names: { standard: 'Standard', minimum: 'Fire temaer', free: 'Fri samtale' },
  about: {
    standard: 'Uken som gikk, og de fire temaene en gang i måneden.',
    minimum: 'Motivasjon, ønsker, hva som fungerer og ikke, det neste halvåret.',
    free: 'Ett åpent spørsmål, for dem som ikke vil ha noe skjema.',
  },
  isUsual: 'vanlig',
  isOff: 'ikke i bruk',
  coming: (day) => `En endring gjelder fra ${day}.`,
  notApplied: 'Du har en endring her som ikke er gjennomført ennå.',
  takeBack: 'Angre den',
  tookBack: 'Angret. Alt fortsetter som før.',
  edit: 'Endre',
  back: 'Tilbake',
  close: 'Lukk',

  every: 'Hver gang',
  monthly: 'En gang i måneden, i stedet for de andre',
  noMonthly: 'Ingenting: de vanlige spørsmålene stilles hver gang.',
  most: 'Høyst seks spørsmål om gangen, og alle er frivillige for dem som svarer.',
  addReady: 'Legg til et av Samtales spørsmål',
  addOwn: 'Skriv et eget',
  preview: 'Se hvordan det blir',
  reset: 'Bruk Samtales egne spørsmål',
  wasReset: 'Dette er Samtales egne spørsmål. Ingenting er endret før du gjennomfører.',
  forget: 'Forkast endringen min',
  forgotten: 'Endringen din er forkastet.',
  kept: 'Notert. Ingenting er endret før du har sett hvordan det blir og gjennomført.',
  removed: 'Fjernet. Ingenting er endret før du har sett hvordan det blir og gjennomført.',

  questionTitle: 'Spørsmål',
  label: { nb: 'Spørsmålet på norsk', en: 'Spørsmålet på engelsk' },
  example: { nb: 'Et eksempel på svar, på norsk', en: 'Et eksempel på svar, på engelsk' },
  reader: 'Alle som får spørsmålet, leser dette.',
  exampleHint: 'Det står i grått i det tomme feltet og viser hvor kort et svar kan være.',
  when: 'Når stilles det?',
  whenOptions: { every: 'Hver gang', monthly: 'En gang i måneden, i stedet for de andre' },
  whenHint: 'Alle som får spørsmålet, merker det.',
  place: 'På hvilken plass?',
  placeOption: (n) => `Nummer ${n}`,
  keep: 'Ta vare på',
  remove: 'Fjern det',
  needLabel: 'Skriv spørsmålet på begge språk. Alle leser det på sitt eget.',
  problems: {
    too_many:
      'Det er seks spørsmål fra før, og skjemaet har ikke plass til flere. Fjern ett først, eller velg den andre tiden.',
    none_left: 'Minst ett spørsmål må stilles hver gang.',
  },

  previewTitle: 'Slik blir det',
  previewIntro: (name, day) =>
    `*${name}*, slik folk ser det fra ${day}. Dette er bare for å se: det du skriver her, blir ikke lagret.`,
  inNorwegian: 'På norsk',
  inEnglish: 'In English',
  sampleManager: 'lederen din',
  nothingChanged: 'Ingenting er endret.',
  changedMeanwhile:
    'Noen andre har endret disse spørsmålene i mellomtiden. Se en gang til: gjennomfører du dette, erstatter det deres endring.',
  applied: (day) => `Gjennomført. Det gjelder fra ${day}. Fram til da kan du angre.`,

  scale: {
    heading: 'Hva tallene betyr',
    title: 'Hva tallene betyr',
    intro:
      'Disse ordene står ved tallene når folk svarer på utsagnene. Tall fra før og etter en endring regnes aldri ' +
      'sammen, så utviklingen begynner på nytt.',
    meaning: { nb: (score) => `${score} på norsk`, en: (score) => `${score} på engelsk` },
    reader: 'Alle som svarer på utsagnene, leser dette.',
    need: 'Hvert tall må ha en forklaring.',
    previewIntro: (day) =>
      `Slik folk ser det fra ${day}. Dette er bare for å se: det du velger her, blir ikke lagret.`,
    reset: 'Bruk Samtales egne ord',
  },
};
