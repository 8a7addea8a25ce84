import type { KnownBlock, ModalView } from '@slack/types';
import { type Score, type StatementId, type StatementWords, USEFUL_TALK } from '../domain/statements.ts';
import type { ScaleWords } from '../domain/versions.ts';
import type { Texts } from '../i18n/index.ts';
import { scaleEnds, scoreText, scoreTexts } from './scale.ts';
import { statementText } from './statement.ts';
import { button, buttons, capital, confirmation, escape, modal, section, small } from './parts.ts';

export type OwnLineData = {
  statement: StatementId;
  /** As it was asked; null: in the words of the app. */
  words: StatementWords | null;
  earlier: boolean;
  /** What the scores meant; null: in the words of the app. */
  meanings: ScaleWords | null;
  answers: { monday: string; score: Score | null }[];
};

/** A bar for each score; an answer that is missing is a gap. The numbers always stand beside it. */
const BARS: Record<Score, string> = { 1: '▁', 2: '▂', 3: '▄', 4: '▆', 5: '█' };
const SHOWN_ON_HOME = 12;
/** Slack takes no more in one block; what is older still is not kept. */
const MOST_LINES = 90;

const textOf = (texts: Texts, { statement, words }: Pick<OwnLineData, 'statement' | 'words'>): string =>
  escape(statementText(texts, { id: statement, words }));

function drawn(answers: OwnLineData['answers']): string {
  const bars = answers.map(({ score }) => (score === null ? ' ' : BARS[score])).join('');
  return `\`${bars}\`  ${answers.map(({ score }) => score ?? '–').join(' · ')}`;
}

/**
 * The own line on Home, of what is asked now. As text: Slack draws charts in messages only, and no answer ever stands in a
 * message.
 */
export function ownLines(texts: Texts, lines: OwnLineData[]): KnownBlock[] {
  if (lines.length === 0) return [];
  const t = texts.history.line;
  const { delete: label, confirmDelete } = texts.pulse.home;
  const confirm = confirmation(confirmDelete.title, confirmDelete.text, confirmDelete.yes, confirmDelete.no);
  return [
    ownLinesNow(texts, lines),
    small(`${escape(scaleEnds(texts, meaningsNow(lines)))}\n${t.note}`),
    buttons('pulse.own', [
      button('pulse.line', t.button, 'own'),
      button('pulse.delete', label, 'own', { confirm }),
    ]),
  ];
}

/** Of what is asked now, without the way to change anything. */
export function ownLinesNow(texts: Texts, lines: OwnLineData[]): KnownBlock {
  const told = lines
    .filter(({ earlier }) => !earlier)
    .map(({ answers, ...line }) => `${textOf(texts, line)}\n${drawn(answers.slice(-SHOWN_ON_HOME))}`);
  return section(`*${texts.history.line.title}*\n${told.join('\n')}`);
}

const meaningsNow = (lines: OwnLineData[]): ScaleWords | null =>
  lines.find(({ earlier, statement }) => !earlier && statement !== USEFUL_TALK)?.meanings ?? null;

/** All that is kept, with dates and with what the newest score means; what all of them mean now stands at the end. */
export function ownLineView(texts: Texts, lines: OwnLineData[]): ModalView {
  const t = texts.history.line;
  const blocks = lines.slice(0, MOST_LINES).map((line) => section(lineText(texts, line)));
  const meanings = escape(scoreTexts(texts, meaningsNow(lines)).join('\n'));
  const shown =
    blocks.length === 0 ? [section(t.empty)] : [small(t.reader), ...blocks, small(`${t.note}\n${meanings}`)];
  return modal('pulse.line', t.title, shown, { close: texts.checkin.form.close });
}

function lineText(texts: Texts, line: OwnLineData): string {
  const { statement, earlier, meanings, answers } = line;
  const t = texts.history.line;
  const day = (monday: string) => texts.format.shortDay(monday);
  const newest = answers.findLast((one) => one.score !== null);
  const meaningOf = (score: Score) =>
    statement === USEFUL_TALK ? texts.useful.scores[score] : scoreText(texts, meanings, score);
  const meaning = newest === undefined ? [] : [t.newest(day(newest.monday), meaningOf(newest.score!))];
  const dated = answers.map(({ monday, score }) =>
    t.answer(day(monday), score === null ? t.none : `${score}`),
  );
  const mark = earlier ? ` _(${t.otherWording})_` : '';
  return [
    `*${textOf(texts, line)}*${mark}`,
    drawn(answers),
    ...meaning.map(escape),
    `_${capital(dated.toReversed().join(' · '))}_`,
  ].join('\n');
}
