import type { winsEn } from './wins.en.ts';

export const winsNb: typeof winsEn = {
  thank: '🎉 Takk, så bra',
  share: 'Del dette',
  home: 'Det du har lyktes med',
  open: 'Se og del',
  close: 'Lukk',
  thanked: (name) => `🎉 ${name} sier takk`,
  status: {
    on_its_way: (channel) => `på vei til ${channel}`,
    posted: (channel) => `delt i ${channel}`,
    failed: (channel) => `kunne ikke legges ut i ${channel}`,
    taken_back: () => 'trukket tilbake',
  },
  problem: {
    not_in_channel: (channel) =>
      `Samtale er ikke med i ${channel}. Skriv /invite @samtale der, eller velg en annen kanal, og prøv igjen.`,
    archived: (channel) => `${channel} er arkivert. Velg en annen kanal og prøv igjen.`,
    not_public: (channel) => `${channel} er ikke åpen for alle. Velg en annen kanal og prøv igjen.`,
    not_allowed: (channel) => `Apper får ikke skrive i ${channel}. Velg en annen kanal og prøv igjen.`,
    unsure: (channel) =>
      `Slack sa ikke fra om det kom fram. Se i ${channel} først, og prøv igjen bare hvis det ikke står der.`,
    other: () => 'Slack tok ikke imot det. Prøv igjen om en stund, eller velg en annen kanal.',
  },

  listTitle: 'Det du har lyktes med',
  listIntro:
    'Det du skrev at du lyktes med da du forberedte deg, lest av deg og lederen du hadde da. Bare du kan vise det til andre.',
  empty:
    'Ingenting her ennå. Når du forbereder deg, kan du notere noe du lyktes med, stort eller smått. Så står det her.',
  takeBack: 'Trekk tilbake',
  confirmTakeBack: {
    title: 'Trekke det tilbake?',
    text: 'Meldingen fjernes fra kanalen. De som har lest den, har lest den. Det du skrev her, blir stående.',
    yes: 'Trekk tilbake',
    no: 'La det stå',
  },
  takenBack: 'Trukket tilbake. Meldingen blir fjernet fra kanalen.',
  sharedAlready: 'Dette er allerede delt. Trekk det tilbake først hvis du vil endre det.',

  formTitle: 'Del noe du lyktes med',
  formIntro:
    'Velg hvor, og skriv det slik andre skal lese det. Ingenting legges ut før du har sett hvordan det blir.',
  channel: 'I hvilken kanal?',
  channelHint: 'En åpen kanal som @samtale er invitert til.',
  text: 'Hva skal stå der?',
  textReader: 'Leses av alle som kan åpne kanalen, når du har trykket Legg ut. Fram til da bare av deg.',
  needText: 'Skriv hva som skal stå der.',
  needChannel: 'Velg en kanal.',
  toPreview: 'Se hvordan det blir',

  previewTitle: 'Slik blir det',
  previewIntro: (channel) => `Akkurat dette kommer til å stå i ${channel}:`,
  previewNote:
    'Ingen blir varslet av navn, lenker eller @ i teksten. Du kan trekke det tilbake når som helst under «Det du har lyktes med».',
  changed: 'Teksten eller kanalen er endret i et annet vindu. Slik er det nå.',
  change: 'Endre',
  post: 'Legg ut',
  sent: (channel) =>
    `Det er på vei til ${channel}. Hvis Slack ikke tar imot det, får du en melding, og ingenting av det du skrev går tapt.`,

  heading: (name) => `${name} deler noe som lyktes`,
  failed: (channel) => `Det du ville dele, kunne ikke legges ut i ${channel}`,
  kept: 'Det du skrev, er tatt vare på.',
  tryAgain: 'Prøv igjen',
  settled: 'Dette er ordnet.',
};
