import type { helpEn } from './help.en.ts';

export const helpNb: typeof helpEn = {
  button: 'Jeg trenger hjelp nå',
  open: 'Åpne',
  close: 'Lukk',
  answers: {
    on_it: 'Jeg er på saken',
    today: 'I dag',
    soon: 'Snart',
  },
  managerStatus: {
    waiting: () => 'Ikke åpnet ennå.',
    sent: (name) => `Ikke åpnet ennå. Det ${name} skrev, åpner du med knappen.`,
    seen: (name) => `Du har åpnet den, og det kan ${name} se. Si når du kan hjelpe.`,
    answered: (_, answer) => `Du har svart: ${answer}.`,
    closed: (name) => `Avsluttet. ${name} trenger ikke mer akkurat nå.`,
  },
  status: {
    waiting: (name) => `På vei til ${name}.`,
    sent: (name) => `Sendt. ${name} har ikke åpnet den ennå.`,
    seen: (name) => `${name} har åpnet den.`,
    answered: (name, answer) => `${name} har svart: ${answer}.`,
    closed: () => 'Avsluttet.',
  },
  read: {
    waiting: (name) => `Det ${name} skrev, åpner du med knappen.`,
    sent: (name) => `Det ${name} skrev, åpner du med knappen.`,
    seen: (name) => `Det ${name} skrev, åpner du med knappen.`,
    answered: (name) => `Har ${name} skrevet noe mer, åpner du det med knappen.`,
    closed: () => 'Du har avsluttet forespørselen.',
  },

  title: 'Jeg trenger hjelp nå',
  intro: (name) =>
    `${name} får en melding med en gang, også utenom arbeidstid. Der står det at du trenger hjelp, men ikke det du skriver her.`,
  introAway: (name, day) =>
    `${name} er borte. Meldingen går ut når ${name} er tilbake, ${day}, og fram til da kan du trekke den. ` +
    `Haster det, så snakk med noen som er på jobb.`,
  introPaused: (name) =>
    `${name} har satt innsjekkene på pause. Meldingen går ut når de starter igjen, og fram til da kan du trekke den. ` +
    `Haster det, så ring eller skriv til ${name}.`,
  text: 'Hva gjelder det?',
  textExample: 'f.eks. Leveransen er i fare, og jeg vet ikke hvem jeg skal spørre',
  reader: (name) => `Hvis du vil. Bare du og ${name} leser dette.`,
  send: 'Be om hjelp',
  openAlready:
    'Du har allerede bedt om hjelp. Forespørselen står på Hjem-fanen; avslutt den før du sender en ny.',

  ownTitle: 'Forespørselen din',
  asked: (day, time) => `Du ba om hjelp ${day} kl. ${time}.`,
  waitingAway: (name, day) => `${name} er borte. Den leveres når ${name} er tilbake, ${day}.`,
  waitingPaused: (name) => `${name} har satt innsjekkene på pause. Den leveres når de starter igjen.`,
  waitingGone: (name) =>
    `${name} er ikke lenger i Slack, så den kan ikke leveres. Snakk med HR, eller med noen du stoler på.`,
  yours: 'Det du skrev',
  reply: (name) => `Det ${name} skrev`,
  solved: 'Avslutt, det ordnet seg',
  withdraw: 'Trekk den',
  closedNow: (name) => `Avsluttet. ${name} ser at du ikke trenger mer akkurat nå.`,
  withdrawnNow: (name) => `Trukket. Den er ikke sendt til ${name}.`,

  message: (name) => `${name} trenger hjelp fra deg nå`,
  managerTitle: (name) => `Hjelp til ${name}`,
  askedOf: (name, day, time) => `${name} ba deg om hjelp ${day} kl. ${time}.`,
  theirs: (name) => `Det ${name} skrev`,
  nothingWritten: (name) => `${name} skrev ikke noe mer. Ta kontakt.`,
  answer: 'Når kan du hjelpe?',
  answerReply: 'Noen ord, hvis du vil',
  replyReader: (name) =>
    `Bare du og ${name} leser dette. ${name} får en melding om at du har svart, men ikke ordene.`,
  needAnswer: 'Velg en av dem.',
  sendAnswer: 'Svar',
  answeredNow: (name) => `Besvart. ${name} ser det med en gang.`,

  answered: (name, answer) => `${name} har svart på at du trenger hjelp: ${answer}`,
  home: 'Noe som ikke kan vente?',
  homeText: (name) => `${name} kan nås med en gang, utenom samtalene.`,
  homeOpen: 'Du har bedt om hjelp',
};
