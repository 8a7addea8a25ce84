import { en } from './en.ts';
import { nb } from './nb.ts';

export type Texts = typeof en;
export type Language = 'en' | 'nb';

export const textsFor = (language: Language): Texts => (language === 'nb' ? nb : en);
