import type { exportsEn } from './exports.en.ts';

export const exportsNb: typeof exportsEn = {
  title: 'Tallene som fil',
  about: 'Det oppsummeringene og listen over team har vist, som en tabell til et regneark.',
  early:
    'Det er ingenting å laste ned ennå. Når den første oppsummeringen er kommet, kan tallene hentes som en tabell.',
  intro: (weeks) =>
    weeks === 1
      ? 'En tabell over den ene oppsummeringen som er kommet: selskapet og teamene, uke for uke, én linje for hvert tall.'
      : `En tabell over de siste ${weeks} oppsummeringene: selskapet og teamene, uke for uke, én linje for hvert tall.`,
  same: 'Den inneholder det oppsummeringene og listen over team har vist, med samme avrunding, og ikke noe annet. Det som ble holdt tilbake der, holdes tilbake her.',
  button: { open: 'Last ned tallene', send: 'Send den til meg' },
  confirm: {
    title: 'Ta den ut av Samtale?',
    text: 'Filen blir liggende i din egen samtale med Samtale i Slack. Derfra kan den kopieres, søkes i og beholdes av Slack. Hvem som får lese den, er da ditt ansvar.',
    yes: 'Send filen',
    no: 'Ikke nå',
  },
  noFiles:
    'Samtale har ikke fått lov til å sende filer (files:write). Den som har ansvar for Samtale, kan gi lov, eller lage filen fra kommandolinjen.',
  fileTitle: (week) => `Tall til og med uke ${week}`,
  mark: ';',
  groups: { company: 'Selskapet', leaders: 'Ledere' },
  measures: {
    overall: 'Samlet',
    answer_rate: 'Svar vi fikk, av dem vi ba om',
    talks_held: 'Samtaler som ble holdt, av de planlagte',
    preparations_answered: 'Forberedelser lederen svarte på',
    goals_with_outcome: 'Mål med et resultat, av dem med frist de siste fire ukene',
    talks_with_goal: 'Samtaler med et mål, av dem som ble holdt',
    talks_with_action: 'Samtaler med et tiltak, av dem som ble holdt',
    talks_with_outcome: 'Samtaler med et resultat fra de siste fire ukene, av dem som ble holdt',
    goals_serving_company: 'Åpne mål som bidrar til et av selskapets mål',
    talk_useful: 'Samtalen var nyttig',
  },
};
