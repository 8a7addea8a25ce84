import type { KnownBlock, ModalView } from '@slack/types';
import { ON_HOME } from '../domain/actions.ts';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { actionFields, type ActionLine, actionNotes, oneLine } from './action-fields.ts';
import {
  button,
  buttons,
  confirmation,
  cut,
  divider,
  escape,
  firstName,
  modal,
  section,
  small,
  visible,
} from './parts.ts';

/* All open action points at once: to tick off, to change, to take back. And the few lines of them on Home. */

export type ActionEntry = ActionLine & {
  /** With whom, where there are several: the employee. */
  employee: string;
  manager: string;
  goal: string | null;
};

export type ActionListData = {
  /** Whose list: a pair's id, or 'mine' for what a manager has taken on for everybody. */
  list: string;
  side: Side;
  other: string | null;
  today: string;
  actions: ActionEntry[];
  ended: ActionEntry[];
  notice?: string;
};

const MOST_SHOWN = 40;
const MOST_ENDED = 10;
const MOST_WORDS = 400;

export function actionList(texts: Texts, data: ActionListData): ModalView {
  const t = texts.actions;
  const { list, side, other, today, actions, ended } = data;
  const own = actions.filter(({ owner }) => owner === side);
  const hint = other === null ? t.mineReader : side === 'employee' ? t.reader(other) : t.managerReader(other);
  const fields = actionFields(texts, { typed: {}, actions: own, today, hint });
  const more = actions.length - MOST_SHOWN;
  const blocks: KnownBlock[] = [
    ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
    ...fields,
    ...(actions.length === 0 ? [section(other === null ? t.mineEmpty : t.empty)] : [divider()]),
    ...(own.length < actions.length && other !== null ? [small(escape(t.ownersTick(other)))] : []),
    ...actions.slice(0, MOST_SHOWN).map((one) => entry(texts, data, one)),
    ...(more > 0 ? [small(t.more(more))] : []),
    ...(ended.length === 0 ? [] : [section(`*${t.ended}*`)]),
    ...ended.slice(0, MOST_ENDED).map((one) => endedEntry(texts, data, one)),
    buttons('tools', [
      other === null ? button('action.for', t.addFor, 'mine') : button('action.new', t.add, list),
    ]),
  ];
  const submit = fields.length === 0 ? {} : { submit: t.save };
  return modal('action.tick', t.listTitle, blocks, { ...submit, close: t.close, metadata: list });
}

function entry(texts: Texts, data: ActionListData, one: ActionEntry): KnownBlock {
  const line = `${escape(cut(visible(one.text), MOST_WORDS))}${notes(texts, data, one)}`;
  return section(line, button('action.edit', texts.actions.change, `${one.id} ${data.list}`));
}

function endedEntry(texts: Texts, { list }: ActionListData, one: ActionEntry): KnownBlock {
  const t = texts.actions;
  const how = one.result === 'dropped' ? t.dropped : t.said.done;
  const line = `~${escape(cut(oneLine(visible(one.text)).replaceAll('~', '-'), MOST_WORDS))}~ · ${how}`;
  return section(line, button('action.reopen', t.reopen, `${one.id} ${list}`));
}

function notes(texts: Texts, { side, other, today }: ActionListData, one: ActionEntry): string {
  const t = texts.actions;
  const owner = other !== null && one.owner !== side ? [t.does(firstName(other))] : [];
  const all = [
    ...actionNotes(texts, one, today),
    ...(other === null ? [t.of(one.employee)] : owner),
    ...(one.goal === null ? [] : [t.goalIs(cut(oneLine(one.goal), 100))]),
  ];
  return all.length === 0 ? '' : `\n_${escape(all.join(' · ')).replaceAll('_', ' ')}_`;
}

/** In the form that changes one: it can also end there. */
export const dropButton = (texts: Texts, id: string, list: string): KnownBlock => {
  const t = texts.actions;
  const { title, text, yes, no } = t.confirmDrop;
  const confirm = confirmation(title, text, yes, no);
  return buttons('drop', [button('action.drop', t.drop, `${id} ${list}`, { confirm })]);
};

// ---- on Home -------------------------------------------------------------------------------------------------

const MOST_IN_LINE = 140;

export function actionsHomeBlocks(texts: Texts, data: ActionListData): KnownBlock[] {
  const t = texts.actions;
  const { actions, ended, list, other } = data;
  const isMine = other === null;
  const title = isMine ? t.mine : t.home;
  const lines = actions.slice(0, ON_HOME).map((one) => line(texts, data, one));
  const more = actions.length > ON_HOME ? [t.more(actions.length - ON_HOME)] : [];
  const text = actions.length === 0 ? (isMine ? t.mineEmpty : t.empty) : [...lines, ...more].join('\n');
  const open =
    actions.length + ended.length > 0 ? [button(isMine ? 'action.mine' : 'action.all', t.open, list)] : [];
  const add = isMine ? button('action.for', t.addFor, 'mine') : button('action.new', t.add, list);
  return [section(`*${title}*\n${text}`), buttons(isMine ? 'actions:mine' : 'actions', [...open, add])];
}

function line(texts: Texts, { side, other, today }: ActionListData, one: ActionEntry): string {
  const t = texts.actions;
  const who = other === null ? [t.of(firstName(one.employee))] : [];
  const owner = other !== null && one.owner !== side ? [t.does(firstName(other))] : [];
  const all = [
    cut(oneLine(visible(one.text)), MOST_IN_LINE),
    ...actionNotes(texts, one, today),
    ...who,
    ...owner,
  ];
  return `• ${escape(all.join(' · '))}`;
}
