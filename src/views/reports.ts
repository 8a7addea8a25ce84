import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { ReportLine } from '../domain/cards.ts';
import { isWaiting } from '../domain/checkin.ts';
import type { Texts } from '../i18n/index.ts';
import { fitting } from './lines.ts';
import { shortWhenInside } from './messages.ts';
import { button, buttons, cut, divider, escape, header, modal, section, small } from './parts.ts';

/* A manager's people: all at one glance on Home, those who wait for an answer first; and each with a button in a list. */

/** So many with a button of their own; the others stand in one block, and all of them in the list. */
const MOST_ROWS = 8;
const MOST_IN_LIST = 95;
const MOST_NAME = 60;

export function reportsHomeBlocks(texts: Texts, reports: ReportLine[], limit: number): KnownBlock[] {
  if (reports.length === 0) return [];
  const [rows, others] = [reports.slice(0, MOST_ROWS), reports.slice(MOST_ROWS)];
  return [
    divider(),
    header(texts.checkin.home.reports),
    small(span(texts, reports, limit)),
    ...rows.map((report) => section(escape(lineOf(texts, report)), opener(texts, report))),
    ...(others.length === 0 ? [] : [theOthers(texts, others)]),
    buttons('reports', [
      button('talk.open', texts.talk.button, 'mine'),
      ...(others.length === 0 ? [] : [button('report.all', texts.report.allOpen, 'all')]),
    ]),
  ];
}

/** What the talks take, and a word where that is more than one can keep up. */
function span(texts: Texts, reports: ReportLine[], limit: number): string {
  const minutes = reports.reduce((sum, one) => sum + one.minutes, 0);
  const line = texts.report.span(reports.length, Math.round(minutes));
  return reports.length > limit ? `${line} ${texts.report.spanMany(limit)}` : line;
}

const theOthers = (texts: Texts, others: ReportLine[]): KnownBlock =>
  section(
    fitting(
      others.map((one) => `• ${lineOf(texts, one)}`),
      texts.report.more,
    ),
  );

export function allReports(texts: Texts, reports: ReportLine[]): ModalView {
  const t = texts.report;
  const shown = reports.slice(0, MOST_IN_LIST);
  const more = reports.length - shown.length;
  const blocks = [
    ...(reports.length === 0 ? [section(t.none)] : []),
    ...shown.map((report) => section(escape(lineOf(texts, report)), opener(texts, report))),
    ...(more === 0 ? [] : [small(t.more(more))]),
  ];
  return modal('report.all', t.all, blocks, { close: texts.checkin.form.close });
}

function lineOf(texts: Texts, { name, talk, status }: ReportLine): string {
  const t = texts.checkin.home;
  const who = cut(name, MOST_NAME);
  if (talk === null) return t.reportNone(who);
  return t.reportLine(who, shortWhenInside(texts, talk), t.reportStatus[status]);
}

function opener(texts: Texts, { pairId, status }: ReportLine): Button {
  const waits = isWaiting(status);
  const label = waits ? texts.checkin.button.read : texts.report.open;
  return button('report.open', label, pairId, waits ? { style: 'primary' } : {});
}
