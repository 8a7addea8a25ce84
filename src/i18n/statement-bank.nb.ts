import type { statementBankEn } from './statement-bank.en.ts';

export const statementBankNb: typeof statementBankEn = {
  button: 'Utsagn',
  title: 'Utsagn',
  intro: (day) =>
    'Det folk blir spurt om hver uke, på en skala fra 1 til 5. Her ser du utsagnene og aldri et svar. ' +
    `Det du endrer, gjelder fra ${day}; en uke som har begynt, beholder det den begynte med.`,
  inUse: (n, perWeek) => `${n} i bruk, ${perWeek} hver uke. Tre til seks er nok; åtte er det meste.`,
  off: 'ikke i bruk',
  own: 'egen',
  reworded: 'med deres ord',
  company: 'bare for hele bedriften',
  edit: 'Ordlyd',
  choose: 'Velg hva det spørres om',
  add: 'Skriv deres egen',
  look: 'Se hvordan det blir',
  scores: 'Hva tallene betyr',
  back: 'Tilbake',

  // ---- which are asked ----
  chooseTitle: 'Hva det spørres om',
  chooseIntro:
    'Tre til åtte i alt. Det som slås av, beholder tallene sine, og fortsetter med dem når det slås på igjen.',
  more: (area) => `${area}, flere`,
  chooseHint: 'Alle som er med, blir spurt om det samme.',
  perWeek: 'Hvor mange hver uke',
  perWeekHint: 'De går på omgang. Med færre i bruk kommer hvert av dem oftere.',

  // ---- the words ----
  newTitle: 'Nytt utsagn',
  editTitle: 'Ordlyd',
  newIntro:
    'En kort setning som folk kan være enige i eller ikke, om sin egen arbeidshverdag. Spør om én ting om gangen, og ikke om noe som bare én person kan svare på.',
  editIntro:
    'Tall fra før og etter en ny ordlyd blir aldri slått sammen og aldri sammenlignet, så utviklingen begynner på nytt. ' +
    'Svar som er gitt, beholder ordene de ble gitt til.',
  label: { nb: 'Utsagnet på norsk', en: 'Utsagnet på engelsk' },
  reader: 'Alle som blir spurt, leser det, hver på sitt språk.',
  area: 'Hva handler det om?',
  level: 'Hvem får se tall for det?',
  levels: {
    team: 'HR, og ledere for team som er store nok',
    company: 'Bare HR, for hele bedriften samlet',
  },
  areaHint: 'Det står under dette i oppsummeringen. Ingen av de to kan endres senere.',
  use: 'Når spørres det?',
  useHint: 'Åtte kan være i bruk. Det som må vike, beholder tallene sine.',
  later: 'Ikke ennå, bare ta vare på det',
  addToUse: 'Fra da av, ved siden av dem som er i bruk',
  inPlaceOf: (statement) => `I stedet for: ${statement}`,
  original: 'Samtales egne ord igjen',

  // ---- what will change ----
  added: 'Nytt utsagn, på begge språk:',
  rewording: 'Ny ordlyd. Utviklingen begynner på nytt med den:',
  returning: 'En ordlyd det har vært spurt med før. Utviklingen fortsetter derfra:',
  on: (day) => `Spørres fra ${day}:`,
  switchedOff: (day) =>
    `Spørres ikke fra ${day}. Tallene blir stående, og fortsetter hvis det slås på igjen:`,
  everyWeek: (n, day) => `${n} utsagn hver uke fra ${day}.`,
  counts: (day) => `Det gjelder fra ${day}.`,
  sample: (day) =>
    `Slik blir det fra ${day}, på norsk og på engelsk. Dette er bare til å se på: det du velger her, blir ikke tatt vare på.`,

  problem: {
    missing: 'Skriv det på begge språk.',
    taken: 'Det finnes alt et utsagn med disse ordene.',
    full: 'Det er tretti egne. Gi heller et av dem en ny ordlyd.',
    worn: 'Dette har fått ny ordlyd for mange ganger. Skriv heller et nytt utsagn.',
    no_room:
      'Åtte er i bruk, og flere kan det ikke være. Velg et som skal vike, eller ta vare på det til senere.',
    too_few: 'Minst tre må være i bruk. Velg noen flere.',
    too_many: 'Åtte er det meste. La noen være.',
  },
};
