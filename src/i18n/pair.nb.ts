import type { pairEn } from './pair.en.ts';

export const pairNb: typeof pairEn = {
  button: 'Slik snakker vi',
  buttonForReports: 'Slik snakker jeg med hver',
  title: 'Slik snakker vi',
  intro: (other) =>
    `Dette bestemmer du og ${other} sammen, og hver av dere kan endre det. Det gjelder fra neste samtale ` +
    'som ingen er spurt om ennå. En enkelt samtale flyttes fra meldingen om den.',
  reader: (other) => `Du og ${other} ser dette.`,
  template: 'Spørsmål før samtalen',
  usual: (name) => `Som vanlig her: ${name}`,
  weeks: 'Hvor ofte',
  weekday: 'Hvilken dag',
  time: 'Når på dagen',
  timeElsewhere: (zone) => `Når på dagen (${zone})`,
  minutes: 'Hvor lenge',
  save: 'Lagre',
  close: 'Lukk',
  saved: (other) => `Lagret. ${other} ser det på Hjem-fanen.`,
  nothing: 'Alt er som før.',
  next: (when) => `Neste samtale: ${when}.`,
  overlap: (manager) => `${manager} har en annen samtale da. Bli enige om hvilken som må vike.`,
  pickTitle: 'Slik snakker jeg',
  pickIntro: 'Dager, tider og spørsmål trenger ikke være like for alle.',
  line: (name, when, minutes, questions) => `*${name}*\n${when}, ${minutes} minutter · ${questions}`,
  when: (often, weekday, time) => `${often}, ${weekday} kl. ${time}`,
  change: 'Endre',
};
