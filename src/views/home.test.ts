import { expect, test } from 'vitest';
import { textsFor } from '../i18n/index.ts';
import { homeView } from './home.ts';
import { button, buttons, section } from './parts.ts';

const texts = textsFor('en');
const row = (id: string, n: number) => section(`${id} ${n}`, button(id, 'Open', String(n)));
const rows = (id: string, many: number) => Array.from({ length: many }, (_, n) => row(id, n));
const said = (sections: Parameters<typeof homeView>[1]) => JSON.stringify(homeView(texts, sections).blocks);

test('what fits on Home stands there as it is', () => {
  const sections = [rows('report', 60), [section('Between')], rows('team', 39)];
  expect(homeView(texts, sections).blocks).toEqual(sections.flat());
});

test('where it is too much the longest lists lose their last rows, and say how many', () => {
  const end = [buttons('me', [button('settings', 'Settings', 's')])];
  const sections = [[section('Hello')], rows('report', 70), [section('Between')], rows('team', 60), end];
  const { blocks } = homeView(texts, sections);
  expect(blocks).toHaveLength(100);
  expect(blocks.at(-1)).toEqual(end[0]);
  expect(said(sections)).toContain('and 23 more');
  expect(said(sections)).toContain('report 0');
  expect(said(sections)).not.toContain('report 69');
});
