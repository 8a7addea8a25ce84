import type { calendarEn } from './calendar-file.en.ts';

export const calendarNb: typeof calendarEn = {
  modalTitle: 'Kalender',
  with: (name) => `Innsjekk med ${name}`,
  halfYearWith: (name) => `Halvårssamtale med ${name}`,
  fileName: 'innsjekker.ics',
  fileTitle: 'Innsjekkene til kalenderen din',
  intro:
    'Samtalene dine som kalenderfil: åpne den, så legger kalenderen dem inn, med en påminnelse ti minutter før. Der står hvem du møter og når, og ikke noe mer.',
  again:
    'Den gjelder de neste tolv månedene. Når en samtale blir flyttet eller faller bort, henter du filen på nytt: da endrer kalenderen den ene samtalen og ingen andre.',
  send: 'Send meg filen',
  noFiles:
    'Samtale har ikke fått lov til å sende filer (files:write). Kopier teksten under til en fil som heter innsjekker.ics, og åpne den.',
  nothing: 'Du har ingen planlagte samtaler ennå. Når du har det, kan du legge dem i kalenderen herfra.',
  button: 'Legg i kalenderen',
};
