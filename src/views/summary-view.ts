import type { KnownBlock, ModalView } from '@slack/types';
import type { Half } from '../domain/halves.ts';
import type { Summary } from '../domain/summary.ts';
import type { Texts } from '../i18n/index.ts';
import {
  button,
  buttons,
  confirmation,
  escape,
  header,
  modal,
  option,
  section,
  select,
  small,
  visible,
} from './parts.ts';
import { type Part, periodText, summaryHead, summaryParts } from './summary.ts';

export type SummaryViewData = {
  summary: Summary;
  /** The id of the pair, or 'own'. */
  whose: string;
  halves: Half[];
  page: number;
  maySend: boolean;
  /** Who else can read it. */
  other: string | null;
};

const PARTS_ON_A_PAGE = 40;
/** Below Slack's 3,000 for a section, with room for the label. */
const LONGEST_PIECE = 2800;

/** To be read here; as a file only after the warning. */
export function summaryView(texts: Texts, data: SummaryViewData): ModalView {
  const t = texts.summary;
  const { summary, whose, halves, other } = data;
  const { title, lines } = summaryHead(texts, summary);
  const blocks = partBlocks(summaryParts(texts, summary));
  const pages = Math.max(1, Math.ceil(blocks.length / PARTS_ON_A_PAGE));
  const page = Math.min(Math.max(data.page, 0), pages - 1);
  const shown = blocks.slice(page * PARTS_ON_A_PAGE, (page + 1) * PARTS_ON_A_PAGE);
  const options = halves.map((half) => option(periodText(texts, half), `${whose}:${half}:0`));
  const chosen = `${whose}:${summary.half}:0`;
  return modal(
    'summary',
    t.modalTitle,
    [
      header(title),
      section(escape(lines.join(' ')), select('summary.period', options, { chosen, placeholder: t.which })),
      small(escape(other === null ? t.readerAlone : t.reader(other))),
      ...shown,
      ...ending(texts, data, page, pages),
    ],
    { close: texts.checkin.form.close },
  );
}

/** The way to the summary from the half-year talk; `whose`: the id of the pair, or 'own'. */
export const summaryLink = (texts: Texts, whose: string): KnownBlock =>
  buttons('summary', [button('summary.open', texts.summary.button.open, whose)]);

function ending(texts: Texts, data: SummaryViewData, page: number, pages: number): KnownBlock[] {
  const t = texts.summary;
  const { whose, summary, maySend } = data;
  const turn = (to: number, id: string, label: string) =>
    button(`summary.turn.${id}`, label, `${whose}:${summary.half}:${to}`);
  const confirm = confirmation(t.confirm.title, t.confirm.text, t.confirm.yes, t.confirm.no);
  const row = [
    ...(page > 0 ? [turn(page - 1, 'back', t.button.back)] : []),
    ...(page < pages - 1 ? [turn(page + 1, 'next', t.button.next)] : []),
    ...(maySend ? [button('summary.send', t.button.send, `${whose}:${summary.half}`, { confirm })] : []),
  ];
  return [
    ...(pages === 1 ? [] : [small(t.page(page + 1, pages))]),
    ...(row.length === 0 ? [] : [buttons('summary', row)]),
    ...(maySend ? [] : [small(t.noFiles)]),
  ];
}

/** The items of one list stand together in as few blocks as they need. */
function partBlocks(parts: Part[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let list: string[] = [];
  const endList = () => {
    if (list.length > 0) blocks.push(section(list.join('\n')));
    list = [];
  };
  for (const part of parts) {
    const lines = part.part === 'item' ? itemLines(part) : [];
    if (lines.length === 0) endList();
    for (const line of lines) {
      if (list.join('\n').length + line.length > LONGEST_PIECE) endList();
      list.push(line);
    }
    if (part.part !== 'item') blocks.push(...blocksOf(part));
  }
  endList();
  return blocks;
}

function itemLines({ words, note }: Extract<Part, { part: 'item' }>): string[] {
  const [first = '', ...rest] = pieces(words);
  return [`• ${first}${note === '' ? '' : ` _(${escape(note)})_`}`, ...rest];
}

function blocksOf(part: Exclude<Part, { part: 'item' }>): KnownBlock[] {
  switch (part.part) {
    case 'heading':
      return [header(part.text)];
    case 'goal':
      return [section(`*${marked(part.words)}*`)];
    case 'say':
      return [section(escape(part.text))];
    case 'words':
      return pieces(part.words, '>').map((text, at) =>
        section(at === 0 ? `_${marked(part.label)}_\n${text}` : text),
      );
  }
}

/** In Slack a star or an underscore would end the emphasis, and nothing can escape them. */
const marked = (words: string): string =>
  escape(visible(words).replaceAll('*', '∗').replaceAll('_', '＿').replaceAll('\n', ' '));

/** Words of any length in pieces that fit into a section, escaped, each line marked. */
function pieces(words: string, mark = ''): string[] {
  const all: string[] = [''];
  const add = (line: string) => {
    const last = all.at(-1)!;
    if (last.length + line.length < LONGEST_PIECE)
      all[all.length - 1] = last === '' ? line : `${last}\n${line}`;
    else all.push(line);
  };
  for (const line of visible(words).split('\n')) for (const part of fitting(line)) add(mark + part);
  return all.filter((piece) => piece !== '');
}

/** What belongs to the sign before it: no line is broken in front of it, nor after a joiner. */
const BOUND = /^[\p{M}\p{Emoji_Modifier}\u200d]/u;

/** A very long line in parts that fit when escaped, broken between words or, where there is no space, between signs. */
function fitting(line: string): string[] {
  const escaped = escape(line);
  if (escaped.length < LONGEST_PIECE - 1) return [escaped];
  const parts: string[] = [];
  let part = '';
  let before = '';
  for (const sign of line) {
    const late = part.length > LONGEST_PIECE - 200;
    const mayBreak = !BOUND.test(sign) && before !== '\u200d';
    const mustBreak = part.length > LONGEST_PIECE - 60;
    if (late && mayBreak && (before === ' ' || mustBreak)) {
      parts.push(part);
      part = '';
    }
    part += escape(sign);
    before = sign;
  }
  return [...parts, part];
}
