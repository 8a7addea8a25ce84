import type { KnownBlock, ModalView } from '@slack/types';
import { joined, NOTE_KINDS, type NextStep, type NoteKind } from '../domain/talk.ts';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { actionFields, type ActionLine } from './action-fields.ts';
import { type FormValues, readOnce, textOf, type Typed } from './form.ts';
import {
  button,
  buttons,
  divider,
  escape,
  firstName,
  input,
  LONGEST_TEXT,
  modal,
  option,
  section,
  small,
  textField,
} from './parts.ts';
import { usefulButton } from './useful.ts';
import { pointFields, type PointLine, readPointFields } from './talk-points.ts';
import { quotation, stepBlocks, type StepLine } from './talk-read.ts';

/*
 * The sheet of a talk: what to talk about, what both write down, and at the end that they have talked. An input holds
 * its revision in its id: a text that was changed elsewhere comes back as a new input, with both texts in it.
 */

export type OwnNotes = Record<NoteKind, { text: string; revision: number }>;

export type SheetData = {
  checkinId: string;
  side: Side;
  other: string;
  when: string;
  today: string;
  agenda: KnownBlock[];
  points: { open: PointLine[]; done: PointLine[] };
  /** The reader's own, to tick off. */
  actions: ActionLine[];
  /** What the other has written for both. */
  theirs: { kind: NoteKind; text: string }[];
  own: OwnNotes;
  typed: Typed;
  iTalked: boolean;
  theyTalked: boolean;
  isHeld: boolean;
  nextStep: NextStep | null;
  step: StepLine | null;
  isStepOpen: boolean;
  notice?: string;
};

/** What is written comes before what can be read elsewhere. */
const MOST_BLOCKS = 100;

export function sheetView(texts: Texts, data: SheetData): ModalView {
  const t = texts.talk;
  const { other, checkinId, own } = data;
  const hint = t.reader(other);
  const top = [
    ...(data.notice === undefined ? [] : [section(`*${escape(data.notice)}*`)]),
    section(escape(t.intro(other, data.when))),
    small(escape(t.readers(other))),
  ];
  const fields = [
    ...pointFields(texts, data.points, data.typed, hint),
    ...actionFields(texts, { ...data, hint: actionReader(texts, data) }),
    ...theirs(texts, data),
    divider(),
    ...NOTE_KINDS.flatMap((kind) => noteField(texts, data, kind)),
    ...talkedField(texts, data),
    tools(texts, data),
  ];
  const form = readOnce(hint, fields, { isSaid: true });
  const agenda = data.agenda.slice(0, MOST_BLOCKS - top.length - form.length);
  return modal('talk.sheet', t.title, [...top, ...agenda, ...form], {
    submit: t.save,
    close: t.close,
    metadata: pack(checkinId, own),
    onClose: true,
  });
}

const actionReader = (texts: Texts, { side, other }: SheetData): string =>
  side === 'employee' ? texts.actions.reader(other) : texts.actions.managerReader(other);

function theirs(texts: Texts, { theirs: notes, other }: SheetData): KnownBlock[] {
  const t = texts.talk;
  if (notes.length === 0) return [divider(), small(escape(t.nothingYet(firstName(other))))];
  const name = firstName(other);
  return [
    divider(),
    ...notes.flatMap(({ kind, text }) => [section(`*${escape(t.theirs[kind](name))}*`), ...quotation(text)]),
  ];
}

function noteField(texts: Texts, { own, typed, other }: SheetData, kind: NoteKind): KnownBlock[] {
  const t = texts.talk;
  const { text, revision, beside } = fieldOf(own, typed, kind);
  const element = textField('talk.typed', { initial: text, lines: true, typed: true });
  const hint = kind === 'private' ? t.privateReader : t.reader(other);
  return [
    ...(beside === null ? [] : [section(t.beside), ...quotation(beside)]),
    input(noteId(kind, revision), t.own[kind](firstName(other)), element, { hint, typed: true }),
  ];
}

const noteId = (kind: NoteKind, revision: number): string => `${kind}:${revision}`;

/** What stands in a field: what was typed, together with what was stored since. `beside`: what does not fit into it. */
function fieldOf(own: OwnNotes, typed: Typed, kind: NoteKind) {
  const { text, revision } = own[kind];
  const block = Object.keys(typed).find((id) => id.startsWith(`${kind}:`));
  const words = block === undefined ? undefined : textOf(typed, block);
  if (words === undefined) return { text, revision, beside: null };
  if (block === noteId(kind, revision)) return { text: words, revision, beside: null };
  const both = joined(text, words).text;
  return both.length > LONGEST_TEXT
    ? { text: words, revision, beside: text }
    : { text: both, revision, beside: null };
}

function talkedField(texts: Texts, data: SheetData): KnownBlock[] {
  const t = texts.talk;
  const { other } = data;
  const step = stepBlocks(texts, data);
  if (data.isHeld) return [small(t.held), ...step];
  const status = texts.checkin.status;
  if (data.iTalked) return [small(escape(status.iTalked(other))), ...step];
  const options = [option(t.weTalked, 'talked')];
  const box = { type: 'checkboxes' as const, action_id: 'v', options };
  return [
    ...(data.theyTalked ? [small(escape(status.theyTalked(other)))] : []),
    input('talked', t.talked, box, { hint: t.talkedHint(other) }),
    ...step,
  ];
}

function tools(texts: Texts, { checkinId, side, isStepOpen }: SheetData): KnownBlock {
  const t = texts.talk;
  return buttons('tools', [
    button('talk.refresh', t.refresh, checkinId),
    button('goal.new', side === 'employee' ? texts.goals.add : texts.goals.propose, checkinId),
    button('action.new', texts.actions.add, checkinId),
    ...(isStepOpen ? [button('talk.next', t.agree, checkinId, { style: 'primary' })] : []),
  ]);
}

// ---- reading it ----------------------------------------------------------------------------------------------

const pack = (checkinId: string, own: OwnNotes): string =>
  `${checkinId} ${NOTE_KINDS.map((kind) => own[kind].revision).join('.')}`;

/** The check-in whose sheet a form is. */
export const talkOf = (metadata: string): string => metadata.split(' ')[0] ?? '';

const revisionsOf = (metadata: string): number[] =>
  (metadata.split(' ')[1] ?? '').split('.').map((one) => Math.trunc(Number(one)) || 0);

export function readSheet(values: FormValues, metadata: string, actionIds: string[]) {
  const revisions = revisionsOf(metadata);
  const notes = NOTE_KINDS.map((kind, place) => {
    const revision = revisions[place] ?? 0;
    return [kind, { text: values.text(noteId(kind, revision)).trim(), revision }] as const;
  });
  return {
    notes: Object.fromEntries(notes) as OwnNotes,
    ...readPointFields(values, actionIds),
    talked: values.choices('talked').includes('talked'),
  };
}

/** Whether a form holds just what is stored, and nothing is ticked. */
export const isSheetUntouched = (typed: Typed, own: OwnNotes): boolean => {
  const opened = Object.fromEntries(
    NOTE_KINDS.map((kind) => [noteId(kind, own[kind].revision), own[kind].text]),
  );
  const blocks = new Set([...Object.keys(typed), ...Object.keys(opened)]);
  return [...blocks].every((block) => String(typed[block] ?? '') === (opened[block] ?? ''));
};

/** The words of a draft. */
export const noteWords = (typed: Typed): string[] =>
  NOTE_KINDS.flatMap((kind) =>
    Object.entries(typed).flatMap(([block, words]) =>
      block.startsWith(`${kind}:`) && typeof words === 'string' && words !== '' ? [words] : [],
    ),
  );

/** After saving: who can read it, and what can come next. `useful`: the week under which it can be asked whether the talk was. */
export function savedSheet(
  texts: Texts,
  data: { other: string; checkinId: string; useful: string | null },
): ModalView {
  const { other, checkinId } = data;
  const t = texts.talk;
  const next =
    data.useful === null ? button('talk.open', t.write, checkinId) : usefulButton(texts, data.useful);
  const lines = [section(`*${t.saved}*`), section(escape(t.readers(other))), buttons('next', [next])];
  return modal('checkin.sent', t.title, lines, { close: t.close });
}
