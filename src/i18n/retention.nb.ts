import type { retentionEn } from './retention.en.ts';

export const retentionNb: typeof retentionEn = {
  title: 'Hvor lenge ord blir',
  intro:
    'En gang om dagen sletter Samtale det som er eldre enn dette. Alle ser disse tidene på siden om hva som er lagret om dem.',
  keepTalks: {
    label: 'Måneder etter en samtale',
    hint: 'Forberedelser, notater, svar, punkter og det noen har bedt om hjelp til. Fra 6 til 60.',
  },
  keepWork: {
    label: 'Måneder etter at et mål eller tiltak er avsluttet',
    hint: 'Det som er åpent, blir. Fra 12 til 120.',
  },
  keepLogs: {
    label: 'Måneder av de to loggene',
    hint: 'Hvem som har lest hvem sine ord, og hvem som har endret personer, roller og innstillinger. Fra 12 til 60.',
  },
  keepGone: { label: 'Måneder etter at noen har forlatt Slack', hint: 'Alt de har skrevet. Fra 1 til 24.' },
  shortens:
    'Dette er kortere enn før: det som er eldre, slettes ved neste opprydding, innen et døgn, og kan ikke hentes tilbake.',
};
