import type { digestPictureEn } from './digest-picture.en.ts';

export const digestPictureNb: typeof digestPictureEn = {
  chart: { title: 'Alle utsagnene samlet, fra 1 til 5', series: 'Samlet' },
  week: (week) => `Uke ${week}`,
  comment: 'De siste ukene som bilde.',
  name: (week) => `innsjekk-uke-${week}.png`,
  about: (from, to) => `Alle utsagnene samlet, uke ${from} til ${to}`,
  ofFive: 'av 5',
  usual: 'Grått: så mye pleier tallet å svinge',
  statements: 'Utsagnene ett for ett',
  verdict: {
    up: 'opp',
    down: 'ned',
    none: 'ingen tydelig endring',
    too_few: 'for lite å sammenligne',
    too_early: 'for tidlig å sammenligne',
  },
  alt: {
    line: (about, numbers) => `Linje på en skala fra 1 til 5. ${about}: ${numbers}.`,
    now: (label, verdict) => `Nå ${label}, ${verdict}.`,
    statements: (lines) => `Under den en liten linje for hvert utsagn: ${lines}.`,
    statement: (statement, label, verdict) =>
      verdict === '' ? `«${statement}» ${label}` : `«${statement}» ${label}, ${verdict}`,
  },
  notAllowed: {
    title: 'Sammendraget kommer uten bilde',
    text: 'Appen har ikke fått lov til å sende filer (files:write). Gi den lov i Slacks innstillinger for appen hvis HR vil se ukene som bilde. Alt som står i bildet, står også som tekst i sammendraget.',
  },
};
