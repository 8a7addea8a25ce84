import type { DigestLine } from '../domain/digest-line.ts';
import { positionOf } from '../domain/disclosure.ts';
import type { Texts } from '../i18n/index.ts';
import { levelText, NOTHING } from './digest-numbers.ts';
import { cut } from './parts.ts';

/** Not yet in @slack/types. https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block */
export type ChartBlock = {
  type: 'data_visualization';
  title: string;
  chart: {
    type: 'line';
    series: { name: string; data: { label: string; value: number }[] }[];
    axis_config: { categories: string[] };
  };
};

const TITLE_MOST = 50;
const NAME_MOST = 20;

/** Slack draws a point for every name on the axis, so a week without a number has none and is not on it. */
export function chartBlock({ format, digestPicture: t }: Texts, { weeks, index }: DigestLine): ChartBlock {
  const data = index.flatMap(({ is }, at) =>
    is.kind === 'label'
      ? [{ label: cut(t.week(format.week(weeks[at]!)), NAME_MOST), value: positionOf(is) }]
      : [],
  );
  return {
    type: 'data_visualization',
    title: cut(t.chart.title, TITLE_MOST),
    chart: {
      type: 'line',
      series: [{ name: cut(t.chart.series, NAME_MOST), data }],
      axis_config: { categories: data.map(({ label }) => label) },
    },
  };
}

/** 'All statements together, weeks 47 to 5' */
export const lineAbout = ({ digestPicture: t, format }: Texts, { weeks }: DigestLine): string =>
  t.about(format.week(weeks[0]!), format.week(weeks.at(-1)!));

/** What the line shows, week by week. */
export const lineNumbers = (texts: Texts, { index }: DigestLine): string =>
  index.map((level) => (level.is.kind === 'label' ? levelText(texts, level) : NOTHING)).join(' · ');
