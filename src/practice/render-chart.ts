import { html } from 'hono/html';
import { numberIn } from './page-time.ts';
import type { Html, Screen } from './screen.ts';
import type { ChartBlock } from './shown.ts';

type Series = { name: string; data: { label: string; value: number }[] };
type Numbers = (value: number) => string;
type Axes = Exclude<ChartBlock['chart'], { type: 'pie' }>;

/** A drawing for the eye and the same numbers as a table for everybody. */
export function renderChart(block: ChartBlock, screen: Screen): Html {
  const { chart } = block;
  const number: Numbers = (value) => numberIn(value, screen.person.locale);
  const pie = chart.type === 'pie';
  const series: Series[] = pie ? [{ name: block.title, data: chart.segments }] : chart.series;
  const categories = pie ? chart.segments.map((segment) => segment.label) : chart.axis_config.categories;
  const drawing =
    pie || chart.type === 'bar' ? bars(series, categories, number) : lines(chart, series, number);
  return html`<figure class="block chart">
    <figcaption>${block.title}</figcaption>
    ${drawing} ${series.length > 1 && legend(series)}
    <details>
      <summary>${screen.texts.fields.chart}</summary>
      ${table(series, categories, number)}
    </details>
  </figure>`;
}

const color = (at: number): string => `series-${at % 6}`;

function legend(series: Series[]): Html {
  return html`<ul class="legend">
    ${series.map((one, at) => html`<li><span class="swatch ${color(at)}"></span>${one.name}</li>`)}
  </ul>`;
}

function bars(series: Series[], categories: string[], number: Numbers): Html {
  const top = Math.max(...series.flatMap((one) => one.data.map((point) => Math.abs(point.value))), 0) || 1;
  const bar = (one: Series, at: number, category: string) => {
    const value = one.data.find((point) => point.label === category)?.value ?? 0;
    const width = (Math.abs(value) / top) * 100;
    return html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10" preserveAspectRatio="none">
        <rect class="track" width="100" height="10" rx="1" />
        <rect class="${color(at)}" width="${width}" height="10" rx="1" /></svg
      ><span class="value">${number(value)}</span>`;
  };
  return html`<div class="bars" aria-hidden="true">
    ${categories.map(
      (category) =>
        html`<span class="category">${category}</span>
          <div>${series.map((one, at) => html`<div class="row">${bar(one, at, category)}</div>`)}</div>`,
    )}
  </div>`;
}

const WIDTH = 600;
const HEIGHT = 200;
const EDGE = 56;

function lines(chart: Axes, series: Series[], number: Numbers): Html {
  const values = series.flatMap((one) => one.data.map((point) => point.value));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const span = high - low || 1;
  const { categories } = chart.axis_config;
  const x = (at: number) => EDGE + (at / Math.max(categories.length - 1, 1)) * (WIDTH - 2 * EDGE);
  const y = (value: number) => HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
  const drawn = series.map((one, at) => {
    const points = one.data.map((point) => [x(categories.indexOf(point.label)), y(point.value)] as const);
    const path = points.map(([px, py]) => `${px.toFixed(1)},${py.toFixed(1)}`).join(' ');
    return html`<polyline class="${color(at)}" points="${path}" />
      ${points.map(([px, py]) => html`<circle class="${color(at)}" cx="${px}" cy="${py}" r="4" />`)}`;
  });
  return html`<svg class="lines" aria-hidden="true" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <line class="axis" x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${HEIGHT - EDGE}" y2="${HEIGHT - EDGE}" />
    ${drawn}
    <text x="0" y="${y(high) + 4}">${number(high)}</text>
    <text x="0" y="${y(low) + 4}">${number(low)}</text>
    <text x="${EDGE}" y="${HEIGHT - 6}">${categories[0] ?? ''}</text>
    <text x="${WIDTH - EDGE}" y="${HEIGHT - 6}" text-anchor="end">${categories.at(-1) ?? ''}</text>
  </svg>`;
}

function table(series: Series[], categories: string[], number: Numbers): Html {
  return html`<table>
    <thead>
      <tr>
        <td></td>
        ${series.map((one) => html`<th scope="col">${one.name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${categories.map(
        (category) =>
          html`<tr>
            <th scope="row">${category}</th>
            ${series.map((one) => html`<td>${valueAt(one, category, number)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function valueAt(one: Series, category: string, number: Numbers): string {
  const point = one.data.find((each) => each.label === category);
  return point ? number(point.value) : '';
}
