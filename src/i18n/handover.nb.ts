import type { HandoverPart } from '../domain/handover.ts';
import type { handoverEn } from './handover.en.ts';

const parts: Record<HandoverPart, string> = {
  strengths: 'Styrker',
  finished: 'Avsluttede mål og tiltak',
  preparations: 'Forberedelser til tidligere samtaler',
  career: 'Karrierespor',
};

const about: Record<HandoverPart, (n: number) => string> = {
  strengths: (n) => (n === 1 ? 'Én som du har skrevet selv' : `${n} som du har skrevet selv`),
  finished: (n) => (n === 1 ? 'Ett, med det som kom ut av det' : `${n}, med det som kom ut av dem`),
  preparations: (n) =>
    n === 1 ? 'Fra én samtale, bare dine egne ord' : `Fra ${n} samtaler, bare dine egne ord`,
  career: () => 'Retning og neste steg',
};

export const handoverNb: typeof handoverEn = {
  parts,
  about,
  button: 'Velg hva du gir videre',
  change: 'Endre',
  message: (manager: string) =>
    `Fra nå av har du innsjekk med ${manager}. Åpne mål og tiltak følger deg; resten av historikken din er lukket til du sier noe annet.`,
  home: {
    title: 'Fra før',
    nothing: (manager: string) =>
      `${manager} ser de åpne målene og tiltakene dine, og ikke noe annet fra før.`,
    chosen: (manager: string, what: string) => `Fra før kan ${manager} også lese: ${what}.`,
  },
  form: {
    title: 'Gi videre',
    intro: (manager: string) =>
      `Kryss av for det ${manager} kan lese fra tiden før. Ingenting er krysset av for deg. Det den forrige lederen skrev, og alle notater fra samtalene, er lukket uansett hva du velger.`,
    label: (manager: string) => `${manager} kan lese`,
    hint: (manager: string) =>
      `Leses av ${manager} så lenge dere har innsjekk sammen. Du kan når som helst endre dette fra Hjem.`,
    save: 'Lagre',
    close: 'Lukk',
    savedTitle: 'Lagret',
    savedNothing: (manager: string) => `${manager} leser ikke mer enn de åpne målene og tiltakene dine.`,
    saved: (manager: string, what: string) => `${manager} kan nå lese: ${what}.`,
  },
  before: {
    title: 'Fra før',
    button: 'Fra før',
    home: (employee: string) => `${employee} lar deg lese noe fra tiden før deg.`,
    intro: (employee: string) =>
      `${employee} har valgt å la deg lese dette fra tiden før deg. Det kan trekkes tilbake når som helst.`,
    nothing: (employee: string) =>
      `${employee} har ikke gitt videre noe fra før. Åpne mål og tiltak står der de alltid står.`,
    preparation: (date: string) => `Forberedt til ${date}`,
    read: 'Les',
    back: 'Tilbake',
    outcome: (title: string, outcome: string) => `${title}: ${outcome}`,
    more: (n: number) => `og ${n} til`,
  },
};
