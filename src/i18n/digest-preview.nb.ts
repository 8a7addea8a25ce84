import type { digestPreviewEn } from './digest-preview.en.ts';

export const digestPreviewNb: typeof digestPreviewEn = {
  home: {
    head: 'Til HR',
    reader: 'Bare HR ser denne delen. Ingenting i den handler om én person.',
    title: 'Sammendraget til HR',
    posted: (week, day) =>
      `Det HR leser om uke ${week}, legges ut i HR-kanalen ${day} kl. 09:00, bare for selskapet samlet.`,
    none: 'En gang i uken får HR-kanalen et sammendrag av hvordan folk har det, bare for selskapet samlet. Ingen uke er avsluttet ennå; forhåndsvisningen viser oppdiktede tall.',
    again: (week) => `Det nyeste sammendraget gjelder uke ${week}. Bare for selskapet samlet.`,
    button: 'Forhåndsvis',
  },
  title: 'Forhåndsvisning',
  invented: 'Oppdiktede tall, for å vise hvordan et sammendrag ser ut. Ingen uke er avsluttet ennå.',
  notPosted: 'Bare du ser dette. Det er dette HR-kanalen får.',
  inventedMark: 'Oppdiktede tall',
  close: 'Lukk',
};
