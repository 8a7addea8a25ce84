import type { digestEn } from './digest.en.ts';

export const digestNb: typeof digestEn = {
  title: 'Innsjekk',
};
