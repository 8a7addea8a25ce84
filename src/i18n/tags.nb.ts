import type { tagsEn } from './tags.en.ts';

export const tagsNb: typeof tagsEn = {
  title: 'Merkelapper',
  newTitle: 'Ny merkelapp',
  editTitle: 'Endre en merkelapp',
  intro:
    'En kort liste over det selskapet trenger å være god på. Folk kan sette opptil tre av dem på et mål, en styrke eller noe de vil lære. HR får se hvor mange som bruker hver av dem, fra fem og oppover, og aldri hvem.',
  none: 'Ingen ennå. Med noen få merkelapper, som «salg» eller «data», ser dere en gang i kvartalet om det er nok av det.',
  full: 'Det er tjue nå, og flere ville være vanskelig å velge mellom. Avslutt en for å få plass.',
  add: 'Legg til en merkelapp',
  change: 'Endre',
  retire: 'Avslutt',
  back: 'Tilbake til listen',
  save: 'Lagre',
  saved: 'Lagret.',
  retired: 'Den er avsluttet. Legges den til igjen med de samme ordene, kommer den tilbake.',
  label: { nb: 'På norsk', en: 'På engelsk' },
  reader: 'Alle som skriver et mål, leser den. Ett eller to ord.',
  confirm: {
    title: 'Avslutte denne merkelappen?',
    text: 'Ingen kan velge den lenger, den forsvinner fra det den står på, og den telles ikke. Dere kan legge den til igjen senere.',
    yes: 'Avslutt den',
    no: 'Behold den',
  },
  problem: {
    missing: 'Skriv den på begge språk.',
    taken: 'Det finnes alt en merkelapp med disse ordene.',
    full: 'Det er tjue merkelapper. Avslutt en først.',
  },
  field: 'Merkelapper, opptil tre',
  learnField: 'Merkelapper for noe du vil lære, opptil tre',
  counted: 'Av merkelapper telles bare hvor mange som bruker hver av dem, fra fem og oppover.',
  on: (tags) => `Merkelapper: ${tags}`,
};
