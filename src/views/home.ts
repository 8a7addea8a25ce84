import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { ReportLine, Talk } from '../domain/cards.ts';
import type { Status } from '../domain/checkin.ts';
import type { TemplateField } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import { shortWhen, skipButton, whenText } from './messages.ts';
import { button, buttons, capital, divider, escape, firstName, header, section, small } from './parts.ts';
import { wordingOf } from './questions.ts';

export type OwnTalks = {
  other: string;
  plan: {
    talk: Talk | null;
    nominalDate: string;
    why: keyof Texts['checkin']['home']['planWhy'];
    status: Status;
    checkin: { id: string; preparedAt: number | null; answeredAt: number | null } | null;
  }[];
  draft: boolean;
  /** What the next preparation asks. */
  questions: TemplateField[];
};

export type HomeViewData = {
  name: string;
  enrolled: boolean;
  paused: boolean;
  pair: OwnTalks | null;
  reports: ReportLine[];
};

/** Slack allows a hundred blocks on Home; lists give way before sections do. */
const MOST_BLOCKS = 100;

/** Rows with the same button stand below each other: a list, of which the last may be left out. */
type Rows = { blocks: KnownBlock[]; left: number };

const buttonOf = (block: KnownBlock | undefined): string | null =>
  block?.type === 'section' && block.accessory?.type === 'button'
    ? (block.accessory.action_id ?? null)
    : null;

function rowsOf(blocks: KnownBlock[]): Rows[] {
  const all: Rows[] = [];
  for (const block of blocks) {
    const last = all.at(-1);
    const id = buttonOf(block);
    if (last !== undefined && id !== null && buttonOf(last.blocks[0]) === id) last.blocks.push(block);
    else all.push({ blocks: [block], left: 0 });
  }
  return all;
}

/** The sections one below the other. What Slack would not take is left out of the longest list, and counted there. */
export function homeView(texts: Texts, sections: KnownBlock[][]): HomeView {
  const all = rowsOf(sections.flat());
  const size = ({ blocks, left }: Rows) => blocks.length + Math.sign(left);
  while (all.reduce((sum, rows) => sum + size(rows), 0) > MOST_BLOCKS) {
    const longest = all.toSorted((a, b) => b.blocks.length - a.blocks.length)[0]!;
    if (longest.blocks.length === 1) break; // no list is left: the end gives way
    longest.blocks.pop();
    longest.left += 1;
  }
  const shown = all.flatMap(({ blocks, left }) => [
    ...blocks,
    ...(left === 0 ? [] : [small(texts.report.more(left))]),
  ]);
  return { type: 'home', blocks: shown.slice(0, MOST_BLOCKS) };
}

export const greeting = (texts: Texts, { name, paused }: HomeViewData): KnownBlock[] => [
  header(texts.checkin.home.hello(firstName(name))),
  ...(paused ? [pausedBlock(texts)] : []),
];

const pausedBlock = (texts: Texts): KnownBlock =>
  section(
    texts.checkin.home.paused,
    button('me.resume', texts.checkin.home.resume, 'resume', { style: 'primary' }),
  );

// ---- one's own talks ---------------------------------------------------------------------------------------

export function ownTalks(texts: Texts, data: HomeViewData): KnownBlock[] {
  const t = texts.checkin.home;
  if (data.pair === null) {
    if (data.reports.length > 0) return [];
    return [section(data.enrolled ? t.noManager : t.notEnrolled)];
  }
  const { plan, other, questions } = data.pair;
  const next = plan.find(({ talk }) => talk !== null);
  const line =
    next === undefined || next.talk === null
      ? t.none
      : `${escape(t.with(other))}\n${capital(whenText(texts, next.talk))} · ${texts.checkin.home.statusShort[next.status]}`;
  return [
    section(`*${t.next}*\n${line}`),
    ...nextButtons(texts, data.pair),
    section(`*${t.plan}*\n${plan.map((one) => planLine(texts, one)).join('\n')}`),
    small(t.asked(questions.map((one) => escape(wordingOf(texts, one).label)).join(' · '))),
  ];
}

function nextButtons(texts: Texts, pair: OwnTalks): KnownBlock[] {
  const t = texts.checkin.button;
  const next = pair.plan.find(({ talk }) => talk !== null);
  const row: Button[] = [];
  if (next !== undefined) {
    const prepared = next.checkin !== null && next.checkin.preparedAt !== null;
    const label = pair.draft ? t.openDraft : prepared ? t.edit : t.prepare;
    const id = next.checkin?.id ?? '';
    row.push(button('checkin.prepare', label, id === '' ? 'next' : id, prepared ? {} : { style: 'primary' }));
    if (next.checkin !== null && next.checkin.answeredAt !== null)
      row.push(button('checkin.read', t.seeAnswer, id));
    if (id !== '') row.push(button('checkin.move', t.move, id), skipButton(texts, id));
  }
  const sheet = button('talk.open', texts.talk.button, 'own');
  return [
    buttons('next', [...row, sheet, button('me.away', t.away, 'away'), button('me.why', t.why, 'why')]),
  ];
}

type PlanData = OwnTalks['plan'][number];

function planLine(texts: Texts, { talk, nominalDate, why }: PlanData): string {
  const reason = texts.checkin.home.planWhy[why];
  if (talk === null) return `~${capital(texts.format.shortDay(nominalDate))}~ · ${reason}`;
  const date = shortWhen(texts, talk);
  return reason === '' ? date : `${date} · ${reason}`;
}

// ---- settings ------------------------------------------------------------------------------------------------

export function settingsRow(texts: Texts, data: HomeViewData): KnownBlock[] {
  if (!data.enrolled && data.reports.length === 0) return [];
  const t = texts.checkin;
  const guide = data.reports.length > 0 ? 'manager' : 'employee';
  return [
    divider(),
    buttons('me', [
      ...(data.pair === null ? [] : [button('pair.open', texts.pair.button, 'own')]),
      button('me.settings', t.button.settings, 'settings'),
      ...(data.pair === null && data.reports.length === 0
        ? []
        : [button('calendar.open', texts.calendar.button, 'calendar')]),
      button('guide.open', t.button.howItWorks, guide),
    ]),
    ...(data.pair === null ? [] : [small(t.home.footer)]),
  ];
}
