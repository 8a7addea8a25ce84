import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Side } from '../domain/messages.ts';
import type { NextStep, NoteKind } from '../domain/talk.ts';
import type { Texts } from '../i18n/index.ts';
import {
  button,
  buttons,
  divider,
  escape,
  firstName,
  modal,
  quote,
  section,
  small,
  visible,
} from './parts.ts';

/* Reading what was written down in a talk, and the talks of which there is something to read. */

/** Below Slack's 3,000 characters of a section. */
const PIECE = 2900;

/** The whole of a long text as quotation: in as many pieces as it takes. */
export function quotation(text: string): KnownBlock[] {
  const pieces: string[] = [];
  for (const line of visible(text).split('\n').flatMap(inRuns)) {
    const quoted = quote(line);
    const last = pieces.at(-1);
    if (last === undefined || last.length + quoted.length + 1 > PIECE) pieces.push(quoted);
    else pieces[pieces.length - 1] = `${last}\n${quoted}`;
  }
  return pieces.map((piece) => section(piece));
}

/** A quotation below its heading: in one block where both fit, else whole all the same. */
export function quotedBelow(
  heading: string,
  text: string,
  accessory?: SectionBlock['accessory'],
): KnownBlock[] {
  const together = `${heading}\n${quote(text)}`;
  if (together.length <= PIECE) return [section(together, accessory)];
  return [section(heading, accessory), ...quotation(text)];
}

/** A line whose escaped form does not fit into one piece, in runs of whole characters. */
function inRuns(line: string): string[] {
  if (quote(line).length <= PIECE) return [line];
  const runs: string[] = [];
  let room = 0;
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    const { length } = escape(segment);
    if (length > room) {
      runs.push('');
      room = PIECE - 1;
    }
    runs[runs.length - 1] += segment;
    room -= length;
  }
  return runs;
}

export type StepLine = { text: string; owner: Side; done: boolean };

/** What the two agreed on: which step, who of them takes it and whether it is done; or none on purpose. */
export function stepBlocks(
  texts: Texts,
  { nextStep, step, side, other }: Pick<TalkReadData, 'nextStep' | 'step' | 'side' | 'other'>,
): KnownBlock[] {
  const t = texts.talk;
  if (nextStep === null) return [];
  if (nextStep === 'none' || step === null) return [section(t.nextStep[nextStep])];
  return quotedBelow(
    [`*${t.agreeTitle}*`, ...stepNotes(texts, { ...step, side, other })].join(' · '),
    step.text,
  );
}

export const stepNotes = (
  texts: Texts,
  { owner, done, side, other }: Omit<StepLine, 'text'> & { side: Side; other: string },
): string[] => [
  ...(owner === side ? [] : [escape(texts.actions.does(firstName(other)))]),
  ...(done ? [texts.talk.stepDone] : []),
];

export type TalkReadData = {
  checkinId: string;
  other: string;
  when: string;
  notes: { kind: NoteKind; isOwn: boolean; text: string }[];
  points: { text: string; author: string }[];
  side: Side;
  nextStep: NextStep | null;
  step: StepLine | null;
  isHeld: boolean;
  /** The reader can still write on the sheet. */
  isOpen: boolean;
  /** Typed by the reader and never saved. */
  unsaved: string[];
};

const KINDS: NoteKind[] = ['shared', 'praise', 'wish', 'private'];

export function talkReadView(texts: Texts, data: TalkReadData): ModalView {
  const t = texts.talk;
  const { other, notes, points, checkinId, unsaved } = data;
  const name = firstName(other);
  const labelled = KINDS.flatMap((kind) => notes.filter((one) => one.kind === kind)).flatMap((note) => [
    section(`*${escape((note.isOwn ? t.own : t.theirs)[note.kind](name))}*`),
    ...quotation(note.text),
  ]);
  const isEmpty = labelled.length === 0 && points.length === 0 && unsaved.length === 0;
  return modal(
    'talk.read',
    t.title,
    [
      section(escape(t.intro(other, data.when))),
      small(statusOf(texts, data)),
      ...(isEmpty ? [section(t.nothingWritten)] : labelled),
      ...(unsaved.length === 0 ? [] : [section(`*${t.unsaved}*`), ...unsaved.flatMap(quotation)]),
      ...pointsBlocks(texts, points),
      ...stepBlocks(texts, data),
      divider(),
      buttons('tools', [
        ...(data.isOpen ? [button('talk.open', t.write, checkinId)] : []),
        button('talk.past', t.past, 'all'),
      ]),
    ],
    { close: t.close },
  );
}

function statusOf({ talk: t }: Texts, { isHeld, isOpen }: TalkReadData): string {
  if (isOpen) return isHeld ? t.held : t.stillOpen;
  return isHeld ? `${t.heldClosed} ${t.closed}` : t.closed;
}

function pointsBlocks(texts: Texts, points: TalkReadData['points']): KnownBlock[] {
  if (points.length === 0) return [];
  const t = texts.talk;
  const shown = points.slice(0, MOST_POINTS);
  const more = points.length - shown.length;
  return [
    section(`*${t.pointsDone}*`),
    ...shown.map(({ text, author }) => section(`${quote(text)}\n_${escape(author).replaceAll('_', ' ')}_`)),
    ...(more > 0 ? [small(t.pointsWait(more))] : []),
  ];
}

const MOST_POINTS = 30;

// ---- lists of talks ------------------------------------------------------------------------------------------

export type TalkRow = { name: string; when: string; value: string };

/** To choose the talk whose sheet is opened. */
export function chooseTalk(texts: Texts, rows: TalkRow[]): ModalView {
  const t = texts.talk;
  const lines = rows.slice(0, 95).map((row) => rowOf(row, 'talk.open', t.openIt));
  return modal('talk.choose', t.title, [section(t.choose), ...lines], { close: t.close });
}

export function pastTalksView(
  texts: Texts,
  { rows, page, isMore }: { rows: TalkRow[]; page: number; isMore: boolean },
): ModalView {
  const t = texts.talk;
  const turn = [
    ...(page > 0 ? [button('talk.past.newer', texts.history.button.newer, `${page - 1}`)] : []),
    ...(isMore ? [button('talk.past.older', texts.history.button.older, `${page + 1}`)] : []),
  ];
  return modal(
    'talk.past',
    t.past,
    [
      section(rows.length === 0 ? t.noPast : t.pastText),
      ...rows.map((row) => rowOf(row, 'talk.read', t.openIt)),
      ...(turn.length === 0 ? [] : [buttons('turn', turn)]),
    ],
    { close: t.close },
  );
}

const rowOf = ({ name, when, value }: TalkRow, action: string, label: string): KnownBlock =>
  section(`*${escape(name)}*\n${escape(when)}`, button(action, label, value));
