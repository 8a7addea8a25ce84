import type { restoredEn } from './restored.en.ts';

const messages = (n: number): string => (n === 1 ? '1 melding' : `${n} meldinger`);

export const restoredNb: typeof restoredEn = {
  when: (day, time) => `${day} kl. ${time}`,
  heading: (at, copied) => `Samtale ble gjenopprettet ${at}, fra kopien fra ${copied}`,
  lost: 'Det folk skrev eller gjorde i mellomtiden, er borte, og det er også svarene fra uken som var åpen da.',
  nothing: 'Ingen melding venter på grunn av det.',
  held: (n) =>
    `${messages(n)} som skulle gått ut før det, venter: folk kan ha fått ${n === 1 ? 'den' : 'dem'} allerede.`,
  goOn: 'Gå videre',
  goOnWithout: 'Gå videre uten dem',
  send: {
    button: 'Send dem',
    title: 'Sende det som venter?',
    text: (n) =>
      `${messages(n)} går ut. Gjør dette hvis Samtale var nede på den tiden; ellers får folk det samme to ganger.`,
    yes: 'Ja, send',
    no: 'Ikke ennå',
  },
  sent: (n) => `Samtale går videre, og ${messages(n)} går ut.`,
  leftOut: (n) =>
    n === 0 ? 'Samtale går videre.' : `Samtale går videre. ${messages(n)} blir ikke sendt på nytt.`,
};
