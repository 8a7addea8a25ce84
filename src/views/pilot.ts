import type { Button, KnownBlock } from '@slack/types';
import type { PilotCard, PilotDates } from '../domain/cards.ts';
import type { Days } from '../domain/pilot.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, divider, escape, section, small } from './parts.ts';

type Said = { text: string; blocks: KnownBlock[] };

/** How the pilot stands, as HR and administrators are told. */
export type PilotHome = {
  phase: 'ahead' | 'asking' | 'talking' | 'reported' | 'extended' | 'stopped';
  days: { asked: Days; talks: Days; report: string };
  people: number;
  teams: string[];
  closed: string[];
  withoutManager: string[];
  hasReport: boolean;
  canResume: boolean;
};

// ---- those who take part -------------------------------------------------------------------------------------

export function pilotLine(texts: Texts, { phase, days }: PilotHome): KnownBlock[] {
  const t = texts.pilot.home;
  switch (phase) {
    case 'ahead':
    case 'asking':
      return [small(t.ahead(days.asked.from, days.talks.to))];
    case 'talking':
      return [small(t.talking(days.talks.to))];
    case 'reported':
      return [small(t.reported)];
    case 'stopped':
      return [section(t.stopped)];
    case 'extended':
      return [];
  }
}

export function pilotMessage(texts: Texts, { what, dates, week }: PilotCard): Said {
  const t = texts.pilot;
  const text = t.news[what];
  const answer = button('pulse.open', t.answer, week ?? '', { style: 'primary' });
  const row = what === 'questions' && week !== null ? [buttons('pilot', [answer])] : [];
  return { text, blocks: [section(`*${text}*\n${newsText(texts, what, dates)}`), ...row] };
}

function newsText(texts: Texts, what: PilotCard['what'], { asked, talks }: PilotDates): string {
  const t = texts.pilot.newsText;
  switch (what) {
    case 'begins':
      return t.begins(asked.from, talks.from, talks.to);
    case 'questions':
      return t.questions(talks.from);
    case 'over':
      return t.over;
    case 'again':
      return t.again(talks.to);
  }
}

/** In the welcome of whoever comes into it. */
export const pilotWelcome = (
  texts: Texts,
  { asked, talks, begun }: PilotDates & { begun: boolean },
): KnownBlock =>
  section(begun ? texts.pilot.home.talking(talks.to) : texts.pilot.welcome(asked.from, talks.from, talks.to));

// ---- HR and administrators -----------------------------------------------------------------------------------

export const pilotOffer = (texts: Texts): KnownBlock[] => [
  divider(),
  section(texts.pilot.hr.offer, button('pilot.new', texts.pilot.button.start, 'new')),
];

export function pilotSection(texts: Texts, data: PilotHome): KnownBlock[] {
  const t = texts.pilot.hr;
  const { teams, closed, withoutManager, people } = data;
  const lines = [
    people === 0 ? t.nobody : t.who(teams, people),
    ...(closed.length === 0 ? [] : [t.closed(closed)]),
    ...(withoutManager.length === 0 ? [] : [`⚠️ ${t.withoutManager(withoutManager)}`]),
  ].map(escape);
  const row = pilotButtons(texts, data);
  return [
    divider(),
    section([t.heading, phaseText(texts, data), ...lines].join('\n')),
    ...(row.length === 0 ? [] : [buttons('pilot', row)]),
  ];
}

function phaseText(texts: Texts, { phase, days }: PilotHome): string {
  const t = texts.pilot.hr.phase;
  switch (phase) {
    case 'ahead':
      return t.ahead(days.asked.from, days.talks.from);
    case 'asking':
      return t.asking(days.asked.to, days.talks.from);
    case 'talking':
      return t.talking(days.report);
    default:
      return t[phase];
  }
}

function pilotButtons(texts: Texts, { phase, hasReport, canResume }: PilotHome): Button[] {
  const t = texts.pilot.button;
  const report = hasReport || phase === 'talking' ? [button('pilot.report', t.report, 'report')] : [];
  switch (phase) {
    case 'reported':
      return decisions(texts);
    case 'stopped':
      return [
        ...report,
        canResume ? button('pilot.resume', t.resume, 'resume') : button('pilot.new', t.start, 'new'),
      ];
    case 'extended':
      return report;
    default:
      return [...report, button('pilot.stop', t.stop, 'stop')];
  }
}

/** The report and what can be decided; each is looked at before it is done. */
function decisions(texts: Texts): Button[] {
  const t = texts.pilot.button;
  return [button('pilot.report', t.report, 'report', { style: 'primary' }), ...threeButtons(texts)];
}

export function threeButtons(texts: Texts): Button[] {
  const t = texts.pilot.button;
  return [
    button('pilot.extend', t.extend, 'extend'),
    button('pilot.adjust', t.adjust, 'adjust'),
    button('pilot.stop', t.stop, 'stop'),
  ];
}

/** Buttons only: what the report says is read where HR alone reads it. */
export function reportMessage(texts: Texts, { undecided }: { undecided: boolean }): Said {
  const t = texts.pilot.message;
  const row = undecided ? decisions(texts) : [button('pilot.report', texts.pilot.button.report, 'report')];
  return {
    text: t.ready,
    blocks: [section(`*${t.ready}*\n${undecided ? t.decide : t.decided}`), buttons('pilot', row)],
  };
}
