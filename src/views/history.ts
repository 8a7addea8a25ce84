import type { KnownBlock, ModalView } from '@slack/types';
import type { Happening, TimelineEntry } from '../domain/timeline.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { button, buttons, capital, cut, escape, modal, section, small, visible } from './parts.ts';

export type HistoryData = {
  /** Null: the reader's own. */
  report: string | null;
  /** Who sees one's own too; null: nobody. */
  other: string | null;
  entries: TimelineEntry[];
  page: number;
  older: boolean;
  /** The pair of which the half-year talk can be chosen; null: none. */
  halfYear: string | null;
};

/** Room for twelve lines in one block, whatever the goals are called. */
const LONGEST_LINE = 230;
const LONGEST_TITLE = 60;
const TITLES_ON_HOME = 2;
const TITLES_IN_MODAL = 12;
const MOST_PEOPLE = 98;

/** The last weeks in one block. */
export function timelineSection(
  texts: Texts,
  { entries, other }: Pick<HistoryData, 'entries' | 'other'>,
): KnownBlock[] {
  const t = texts.history;
  if (isEmpty(entries)) return [section(`*${t.title}*\n${t.empty}`)];
  const lines = entries.map((entry) =>
    entry.kind === 'nothing'
      ? `_${nothing(texts, entry)}_`
      : `*${t.week(texts.format.week(entry.week))}* · ${cutLine(happenings(texts, entry.happened, TITLES_ON_HOME))}`,
  );
  return [
    section(`*${t.title}*\n${lines.join('\n')}`),
    small(other === null ? t.reader : escape(t.readerPair(other))),
  ];
}

/** What can be looked at from here; what else there is stands in the history itself. */
export function historyRow(
  texts: Texts,
  { isOwn, hasPeople }: { isOwn: boolean; hasPeople: boolean },
): KnownBlock {
  const t = texts.history.button;
  return buttons('history', [
    ...(isOwn
      ? [button('history.open', t.more, 'own'), button('summary.open', texts.summary.button.open, 'own')]
      : []),
    ...(hasPeople ? [button('history.people', t.people, 'people')] : []),
    button('talk.past', texts.talk.past, 'all'),
  ]);
}

export const pastRow = (texts: Texts): KnownBlock =>
  buttons('history', [button('talk.past', texts.talk.past, 'all')]);

const isEmpty = (entries: TimelineEntry[]) => entries.every(({ kind }) => kind === 'nothing');

/** Whole happenings only, so that no escaped character is cut in two. */
function cutLine(parts: string[]): string {
  const kept: string[] = [];
  for (const part of parts) {
    if (kept.join(' · ').length + part.length > LONGEST_LINE) return [...kept, '…'].join(' · ');
    kept.push(part);
  }
  return kept.join(' · ');
}

const nothing = (texts: Texts, { first, last }: { first: string; last: string }): string =>
  texts.history.nothing(texts.format.week(first), texts.format.week(last));

/** What happened in a week, each kind once, with the goals it is about. */
function happenings(texts: Texts, happened: Happening[], most: number): string[] {
  const t = texts.history;
  const said = { ...t.goals, ...t.outcomes };
  const goals = new Map<keyof typeof said, string[]>();
  for (const one of happened)
    if (one.what !== 'talk' && one.what !== 'done') {
      const kind = one.what === 'closed' ? one.outcome : one.what;
      goals.set(kind, [...(goals.get(kind) ?? []), one.goal]);
    }
  const talks = happened.filter((one) => one.what === 'talk');
  const done = happened.filter(({ what }) => what === 'done').length;
  return [
    ...talks.map(({ status, halfYear }) => (halfYear ? t.halfYear : t.talk)[status]),
    ...talks.flatMap(({ step }) =>
      step === null ? [] : [t.step(titles(texts, [oneLine(visible(step))], 1))],
    ),
    ...[...goals].map(([kind, about]) => said[kind](titles(texts, about, most), about.length)),
    ...(done === 0 ? [] : [t.done(done)]),
  ];
}

function titles(texts: Texts, goals: string[], most: number): string {
  const t = texts.history;
  const names = [...new Set(goals)];
  const shown = names.slice(0, most).map((name) => escape(t.quoted(cut(name, LONGEST_TITLE))));
  const rest = names.length - shown.length;
  return texts.format.list([...shown, ...(rest > 0 ? [t.andMore(rest)] : [])]);
}

// ---- the modal -----------------------------------------------------------------------------------------------

/** `whose`: the id of the pair, or 'own'. */
export function historyView(texts: Texts, whose: string, data: HistoryData): ModalView {
  const t = texts.history;
  const { report, other, entries, page, older, halfYear } = data;
  const intro = report === null ? t.own : t.of(report);
  const blocks = isEmpty(entries)
    ? [section(report === null ? t.empty : escape(t.emptyOf(report)))]
    : entries.map((entry) => weekBlock(texts, entry));
  const row = [
    ...(page > 0 ? [button('history.turn.newer', t.button.newer, `${whose}:${page - 1}`)] : []),
    ...(older ? [button('history.turn.older', t.button.older, `${whose}:${page + 1}`)] : []),
    button('summary.open', texts.summary.button.open, whose),
    ...(halfYear === null ? [] : [button('half_year.open', texts.halfYear.button, halfYear)]),
  ];
  const own = other === null ? t.reader : t.readerPair(other);
  const reader = report === null ? own : t.readerManager(report);
  return modal(
    'history',
    t.modalTitle,
    [section(escape(intro)), small(escape(reader)), ...blocks, buttons('history', row)],
    { close: texts.checkin.form.close },
  );
}

function weekBlock(texts: Texts, entry: TimelineEntry): KnownBlock {
  if (entry.kind === 'nothing') return small(nothing(texts, entry));
  const t = texts.history;
  const dates = texts.format.span(entry.from, entry.to);
  const lines = happenings(texts, entry.happened, TITLES_IN_MODAL).map((line) => `• ${capital(line)}`);
  return section([`*${t.weekDates(texts.format.week(entry.week), dates)}*`, ...lines].join('\n'));
}

/** A manager's way to the history of each of their people. */
export function peopleView(texts: Texts, people: { pair: string; name: string }[]): ModalView {
  const t = texts.history;
  const rows = people.map(({ pair, name }) =>
    section(escape(name), button('history.open', t.button.open, pair)),
  );
  return modal('history.people', t.peopleTitle, [section(t.peopleText), ...rows.slice(0, MOST_PEOPLE)], {
    close: texts.checkin.form.close,
  });
}
