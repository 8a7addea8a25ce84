import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { Standing } from '../domain/checkin.ts';
import type { GoalState, Outcome, Steps } from '../domain/goals.ts';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { fitting } from './lines.ts';
import { quotedBelow } from './talk-read.ts';
import {
  button,
  buttons,
  confirmation,
  cut,
  divider,
  escape,
  modal,
  quote,
  section,
  small,
  visible,
} from './parts.ts';

/* One goal with all that belongs to it. */

export type GoalEntry = {
  id: string;
  title: string;
  deadline: string;
  state: GoalState;
  standing: Standing | null;
  outcome: Outcome | null;
  owed: boolean;
  steps: Steps;
};

export type GoalPageData = GoalEntry & {
  pairId: string;
  side: Side;
  employee: string;
  manager: string;
  author: string;
  success: string;
  result: string;
  confidence: number | null;
  managerOutcome: Outcome | null;
  managerView: string;
  managerSaid: boolean;
  company: { nb: string; en: string } | null;
  parent: string | null;
  follows: string | null;
  strength: string | null;
  tags: { nb: string; en: string }[];
  followers: string[];
  parts: GoalEntry[];
  actions: { text: string; done: boolean }[];
  can: {
    edit: boolean;
    remove: boolean;
    reopen: boolean;
    judge: boolean;
  };
  notice?: string;
};

const MOST_PARTS = 12;
const MOST_IN_LINE = 140;

const short = (words: string, most = MOST_IN_LINE): string => cut(oneLine(visible(words)), most);

const CELLS = 10;

/** How far it has come; the bar only repeats what the words beside it say. */
export function stepsText(texts: Texts, { done, of }: Steps): string {
  const cells = Math.min(of, CELLS);
  const full = done === of ? cells : Math.floor((done / of) * cells);
  return `${'▰'.repeat(full)}${'▱'.repeat(cells - full)} ${texts.goals.steps(done, of)}`;
}

/** Deadline, where it stands, how far it has come: what is told of a goal in one line. */
export function goalNotes(texts: Texts, goal: GoalEntry): string {
  const t = texts.goals;
  const { state, standing, outcome, deadline, owed, steps } = goal;
  const day = texts.format.shortDay(deadline);
  const form = texts.checkin.form;
  const notes = [
    owed ? t.was(day) : state === 'closed' ? '' : t.by(day),
    outcome === null || state !== 'closed' ? '' : form.outcomes[outcome],
    state === 'open' || state === 'closed' ? '' : t.states[state],
    state === 'open' && standing !== null ? form.standings[standing] : '',
    steps.of === 0 ? '' : stepsText(texts, steps),
  ];
  return notes.filter((note) => note !== '').join(' · ');
}

export const goalLine = (texts: Texts, goal: GoalEntry): string =>
  escape(`${short(goal.title)} · ${goalNotes(texts, goal)}`);

export function goalPage(texts: Texts, data: GoalPageData): ModalView {
  const t = texts.goals;
  const blocks: KnownBlock[] = [
    ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
    section(`*${escape(visible(data.title))}*\n${escape(goalNotes(texts, data))}`),
    ...about(texts, data),
    ...quotedBelow(`*${t.seenWhen}*`, data.success),
    ...outcome(texts, data),
    ...steps(texts, data),
    divider(),
    ...rows(texts, data),
  ];
  return modal('goal.page', t.title, blocks, { close: t.close, metadata: data.id });
}

function about(texts: Texts, data: GoalPageData): KnownBlock[] {
  const t = texts.goals;
  const { company, parent, strength, tags, follows, confidence, state } = data;
  const isProposal = state === 'proposed' || state === 'handed_back';
  const notes = [
    isProposal ? t.proposes(data.author) : '',
    confidence === null || state === 'closed' ? '' : t.sure(t.scores[confidence - 1]!),
    parent === null ? '' : t.partOf(short(parent)),
    company === null ? '' : t.serves(short(company[texts.language])),
    strength === null ? '' : t.buildsOn(short(strength)),
    follows === null ? '' : t.follows(short(follows)),
    tags.length === 0 ? '' : texts.tags.on(tags.map((one) => one[texts.language]).join(', ')),
  ].filter((note) => note !== '');
  return notes.length === 0 ? [] : [small(escape(notes.join(' · ')))];
}

/** Both views, side by side. */
function outcome(texts: Texts, data: GoalPageData): KnownBlock[] {
  const t = texts.goals;
  if (data.state !== 'closed' || data.outcome === null) return [];
  const said = (name: string, view: Outcome, words: string) => {
    const line = `*${escape(t.said(name, texts.checkin.form.outcomes[view]))}*`;
    return section(words === '' ? line : `${line}\n${quote(words)}`);
  };
  const isSame = data.managerOutcome === data.outcome && data.managerView === '';
  return [
    said(data.employee, data.outcome, data.result),
    !data.managerSaid || data.managerOutcome === null
      ? small(data.side === 'manager' ? t.ownViewAwaited : escape(t.viewAwaited(data.manager)))
      : isSame
        ? small(escape(t.agrees(data.manager)))
        : said(data.manager, data.managerOutcome, data.managerView),
    ...data.followers.slice(0, 1).map((title) => small(escape(t.carriedOn(short(title))))),
  ];
}

function steps(texts: Texts, { parts, actions, state }: GoalPageData): KnownBlock[] {
  const t = texts.goals;
  if (parts.length + actions.length === 0) return state === 'open' ? [small(t.noSteps)] : [];
  const lines = actions.map(({ text, done }) => {
    const words = short(text).replaceAll('~', '-');
    return done ? `• ~${words}~ · ${t.done}` : `• ${words}`;
  });
  return [
    ...(parts.length === 0 ? [] : [section(`*${t.parts}*`)]),
    ...parts
      .slice(0, MOST_PARTS)
      .map((part) => section(goalLine(texts, part), button('goal.open', t.open, part.id))),
    ...(actions.length === 0 ? [] : [section(`*${t.actions}*\n${fitting(lines, t.more)}`)]),
  ];
}

// ---- what can be done --------------------------------------------------------------------------------------

function rows(texts: Texts, data: GoalPageData): KnownBlock[] {
  const t = texts.goals;
  const first = data.side === 'employee' ? ownDeeds(texts, data) : managersDeeds(texts, data);
  return [
    ...(first.length === 0 ? [] : [buttons('deeds', first)]),
    buttons('more', [...additions(texts, data), button('goal.all', t.all, data.pairId)]),
  ];
}

function ownDeeds(texts: Texts, { id, state, owed, can }: GoalPageData): Button[] {
  const t = texts.goals;
  const isOn = state === 'open' || state === 'paused';
  return [
    ...(state === 'proposed' ? [button('goal.accept', t.accept, id, { style: 'primary' })] : []),
    ...(state === 'proposed' ? [button('goal.hand_back', t.handBack, id)] : []),
    ...(isOn ? [button('goal.finish', t.finish, id, owed ? { style: 'primary' } : {})] : []),
    ...(can.edit ? [button('goal.edit', t.change, id)] : []),
    ...(state === 'open' && !owed ? [button('goal.pause', t.pause, id)] : []),
    ...(state === 'paused' ? [button('goal.resume', t.resume, id)] : []),
    ...(can.reopen ? [button('goal.reopen', t.reopen, id)] : []),
    ...(can.remove ? [removal(texts, id, t.remove)] : []),
  ];
}

function managersDeeds(texts: Texts, { id, can, managerSaid }: GoalPageData): Button[] {
  const t = texts.goals;
  return [
    ...(can.judge && !managerSaid ? [button('goal.agree', t.agree, id, { style: 'primary' })] : []),
    ...(can.judge ? [button('goal.judge', managerSaid ? t.changeView : t.differ, id)] : []),
    ...(can.edit ? [button('goal.edit', t.change, id)] : []),
    ...(can.remove ? [removal(texts, id, t.withdraw)] : []),
  ];
}

function removal(texts: Texts, id: string, label: string): Button {
  const { title, text, yes, no } = texts.goals.confirmRemove;
  return button('goal.remove', label, id, { confirm: confirmation(title, text, yes, no) });
}

function additions(texts: Texts, { id, pairId, state }: GoalPageData): Button[] {
  const t = texts.goals;
  if (state === 'closed') return [button('goal.follow', t.follow, id)];
  if (state !== 'open') return [];
  return [
    button('action.new', t.addAction, `${pairId} ${id}`),
    button('goal.new', t.addPart, `${pairId} ${id}`),
  ];
}
