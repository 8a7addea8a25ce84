import type { pulseEn } from './pulse.en.ts';

export const pulseNb: typeof pulseEn = {
  title: 'Denne uken',
};
