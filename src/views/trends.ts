import type { KnownBlock, ModalView } from '@slack/types';
import type { DigestData } from '../domain/digest-data.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText } from './digest-numbers.ts';
import { type OwnLineData, ownLinesNow } from './own-line.ts';
import { button, buttons, divider, escape, modal, section, small } from './parts.ts';
import { statementText } from './statement.ts';
import { teamListBlocks, type TeamListData } from './team-list.ts';
import { summary, type TeamPageData } from './team-numbers.ts';

/* How it is going, as far as this person may see: the own line, the company, the own teams, and for HR all teams. */

/** `list` is there for HR alone; a null in it, and a null company: there is no digest yet. */
export type TrendsData = {
  lines: OwnLineData[];
  company: DigestData | null;
  pages: TeamPageData[];
  list?: TeamListData | null;
};

const MOST_TEAMS = 20;

export const trendsRow = (texts: Texts): KnownBlock[] => [
  buttons('trends', [button('trends.open', texts.teamNumbers.trends.button, 'all')]),
];

export function trendsView(texts: Texts, { lines, company, pages, list }: TrendsData): ModalView {
  const t = texts.teamNumbers;
  const teams = pages.slice(0, MOST_TEAMS).map((page) => section(summary(texts, page).join('\n')));
  const blocks = [
    ...(lines.length === 0 ? [section(t.trends.noOwn)] : [ownLinesNow(texts, lines)]),
    divider(),
    companyBlock(texts, company),
    ...(teams.length === 0 ? [] : [divider(), ...teams]),
    ...(list === undefined ? [] : [divider(), section(`*${t.trends.hr}*`), ...teamListBlocks(texts, list)]),
    small(t.trends.reader),
  ];
  return modal('trends.all', t.trends.title, blocks, { close: texts.checkin.form.close });
}

function companyBlock(texts: Texts, company: DigestData | null): KnownBlock {
  const t = texts.teamNumbers;
  if (company === null) return section(t.trends.companyEarly);
  const head = `*${t.trends.company(texts.format.week(company.week))}*`;
  if (company.kind === 'too_few')
    return section(`${head}\n${company.isNew === true ? texts.digest.allNew : t.trends.companyTooFew}`);
  const early = company.comparison === 'too_early';
  const changeOf = (verdict: keyof typeof t.change): string => t.change[early ? 'too_early' : verdict];
  const { level, change } = company.index;
  const overall =
    level.is.kind === 'withheld'
      ? t.overallNone
      : `${t.overall(levelText(texts, level))}, ${changeOf(change.is.verdict)}`;
  const each = company.statements.map((line) => {
    const label = levelText(texts, line.level);
    const said =
      line.level.is.kind === 'withheld' || early ? label : `${label}, ${changeOf(line.change.is.verdict)}`;
    return `• ${escape(t.statement(t.quoted(statementText(texts, { id: line.statement, words: line.words })), said))}`;
  });
  return section([head, overall, ...each].join('\n'));
}
