import type { practicesEn } from './practices.en.ts';

export const practicesNb: typeof practicesEn = {
  title: 'Det som virker',
  about: 'Skriv ned det teamet ditt gjør som virker godt. Det er ditt alene til du deler det.',
  aboutHr: 'Det ledere har skrevet om hva som virker i teamet deres, og har valgt å dele.',
  write: 'Teamet ditt',
  read: (n) => `Les det andre deler (${n})`,
  question: (team) => `Hva gjør ${team} som virker godt?`,
  example: 'f.eks. Vi begynner uken med ti minutter om hva hver av oss trenger hjelp til',
  reader:
    'Bare du leser dette til du deler det; du ser det slik andre vil se det, før du gjør det. Skriv om teamet, ikke om én person.',
  save: 'Lagre',
  close: 'Lukk',
  change: 'Endre',
  back: 'Tilbake til listen',
  need: 'Skriv noe først.',
  saved: 'Lagret. Bare de som er nevnt nedenfor, leser det.',
  removed: 'Det er borte, og ingen leser det lenger.',
  preview: 'Slik leser andre det:',
  sharedWith: {
    nobody: 'Bare du leser det.',
    hr: 'Du og HR leser det. Endrer du ordene, leser bare du dem til du deler dem igjen.',
    managers:
      'Du, HR og alle som leder et team, leser det. Endrer du ordene, leser bare du dem til du deler dem igjen.',
  },
  share: {
    hr: 'Del med HR',
    managers: 'Del med lederne',
    nobody: 'Ta det tilbake',
  },
  sharedNow: {
    hr: 'Delt med HR.',
    managers: 'Delt med HR og lederne.',
    nobody: 'Tatt tilbake. Bare du leser det.',
  },
  confirm: {
    title: 'Dele disse ordene?',
    text: {
      hr: 'HR leser dem under ditt og teamets navn. Du kan ta dem tilbake når som helst.',
      managers:
        'HR og alle som leder et team, leser dem under ditt og teamets navn. Du kan ta dem tilbake når som helst.',
    },
    yes: 'Del',
    no: 'Ikke nå',
  },
  none: 'Ingen deler noe akkurat nå. Ledere kan skrive ned det som virker i teamet sitt, og dele det her.',
  listIntro: 'Etter teamets navn. Hver tekst er skrevet og delt av lederen.',
  see: 'Les',
  more: (n) => `og ${n} til`,
  own: 'Lederens egne ord. De kan endres eller tas tilbake.',
};
