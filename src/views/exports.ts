import type { KnownBlock, ModalView } from '@slack/types';
import { writeCsv } from '../domain/csv.ts';
import type { ExportRow, Group, Measure } from '../domain/export.ts';
import type { Texts } from '../i18n/index.ts';
import { bandText, labelText, levelText, percentText } from './digest-numbers.ts';
import { markedText } from './digest-statement.ts';
import { button, buttons, confirmation, modal, section, small, visible } from './parts.ts';

/* The numbers of the digests as a file, and the way to it. */

export const exportHome = (texts: Texts): KnownBlock[] => {
  const t = texts.exports;
  return [section(`*${t.title}*\n${t.about}`, button('export.open', t.button.open, 'all'))];
};

/** `weeks`: how many have a digest. */
export function exportView(texts: Texts, { weeks, maySend }: { weeks: number; maySend: boolean }): ModalView {
  const t = texts.exports;
  const { close } = texts.checkin.form;
  if (weeks === 0) return modal('export', t.title, [section(t.early)], { close });
  const confirm = confirmation(t.confirm.title, t.confirm.text, t.confirm.yes, t.confirm.no);
  const send = maySend
    ? buttons('export', [button('export.send', t.button.send, 'all', { confirm })])
    : small(t.noFiles);
  return modal('export', t.title, [section(t.intro(weeks)), small(t.same), send], { close });
}

/** Never translated, so that a program goes on finding them. */
const COLUMNS = [
  'week',
  'first_week',
  'last_week',
  'group',
  'measure',
  'text',
  'value',
  'before',
  'change',
  'agree',
  'people',
  'beside_others',
  'withheld',
];

export function exportFile(
  texts: Texts,
  rows: readonly ExportRow[],
): { name: string; title: string; content: string } {
  const newest = rows.at(-1)?.week ?? '';
  const content = writeCsv([COLUMNS, ...rows.map((one) => cells(texts, one))], texts.exports.mark);
  return {
    name: `numbers-${newest.toLowerCase()}.csv`,
    title: texts.exports.fileTitle(texts.format.week(newest)),
    content,
  };
}

function cells(texts: Texts, row: ExportRow): string[] {
  const { week, from, to, group, measure, was, favourable, people, standing } = row;
  return [
    week,
    from,
    to,
    groupText(texts, group),
    idOf(measure),
    measureText(texts, measure),
    valueText(texts, row),
    was === null ? '' : levelText(texts, was),
    changeText(texts, row),
    favourable?.is.kind === 'share' ? percentText(texts, favourable.is) : '',
    people?.is.kind === 'band' ? bandText(texts, people.is) : '',
    standing === null ? '' : texts.teamNumbers.list.standing[standing.is.standing],
    withheldText(texts, row),
  ];
}

function groupText(texts: Texts, group: Group): string {
  if (typeof group === 'string') return texts.exports.groups[group];
  return texts.format.list(group.map((name) => (name === null ? texts.teamNumbers.noTeam : visible(name))));
}

const IDS = {
  index: 'overall',
  rate: 'answer_rate',
  held: 'talks_held',
  answered: 'preparations_answered',
  outcomes: 'goals_with_outcome',
  linked: 'goals_serving_company',
  useful: 'talk_useful',
  usefulToLeaders: 'talk_useful',
} as const;

const CONTENT_IDS = {
  goal: 'talks_with_goal',
  action: 'talks_with_action',
  outcome: 'talks_with_outcome',
} as const;

const TAG_IDS = { goal: 'tag_goals', strength: 'tag_strengths', learn: 'tag_learning' } as const;

function idOf(measure: Measure): string {
  switch (measure.of) {
    case 'statement':
      return measure.statement;
    case 'area':
      return measure.area;
    case 'tag':
      return TAG_IDS[measure.use];
    case 'content':
      return CONTENT_IDS[measure.content];
    case 'cause':
      return `cause_${measure.cause}`;
    default:
      return IDS[measure.of];
  }
}

function measureText(texts: Texts, measure: Measure): string {
  switch (measure.of) {
    case 'statement':
      return markedText(texts, measure);
    case 'area':
      return texts.pulse.areas[measure.area];
    case 'tag':
      return measure.tag[texts.language];
    case 'content':
      return texts.exports.measures[CONTENT_IDS[measure.content]];
    case 'cause':
      return `${texts.causes.question} ${texts.causes.options[measure.cause]}`;
    default:
      return texts.exports.measures[IDS[measure.of]];
  }
}

function valueText(texts: Texts, { value: { is } }: ExportRow): string {
  switch (is.kind) {
    case 'withheld':
      return '';
    case 'label':
      return labelText(texts, is);
    case 'band':
      return bandText(texts, is);
    case 'share':
      return percentText(texts, is);
    case 'words':
      return texts.digest.words[is.words];
  }
}

function changeText(texts: Texts, { change, measure }: ExportRow): string {
  const { verdict } = texts.digest.table;
  if (change === null) return '';
  if (change === 'too_early') return verdict.too_early;
  return measure.of === 'index' && change.is.verdict === 'too_few' ? '' : verdict[change.is.verdict];
}

function withheldText(texts: Texts, { value: { is }, early, measure }: ExportRow): string {
  if (is.kind !== 'withheld') return '';
  if (measure.of === 'tag') return texts.competence.tooFew;
  return early ? texts.digest.areaTooEarly : texts.digest.withheld[is.why];
}
