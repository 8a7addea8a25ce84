import { pageEn } from './page-texts.en.ts';
import { pageNb } from './page-texts.nb.ts';

export type PageTexts = typeof pageEn;
export type PageLanguage = 'en' | 'nb';

/** The address wins, then the browser's first language that the page knows. */
export function pageLanguage(asked: string | undefined, acceptLanguage = ''): PageLanguage {
  if (asked === 'nb' || asked === 'en') return asked;
  const known = acceptLanguage
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase())
    .find((code) => ['nb', 'nn', 'no', 'en'].includes(code));
  return known && known !== 'en' ? 'nb' : 'en';
}

export const pageTexts = (language: PageLanguage): PageTexts => (language === 'nb' ? pageNb : pageEn);
