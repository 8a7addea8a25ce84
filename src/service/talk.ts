import { may, relationTo } from '../domain/access.ts';
import type { Said } from '../domain/actions.ts';
import { hasTalked } from '../domain/checkin.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { agreed, joined, NOTE_KINDS, type NextStep, type NoteKind } from '../domain/talk.ts';
import { dateAt, pulseClose, weekOf } from '../domain/time.ts';
import { changeCheckin, type Checkin, checkinById, checkinOfWeek } from '../store/checkins.ts';
import type { Tx } from '../store/db.ts';
import { dropDraft } from '../store/drafts.ts';
import { keepNote, noteOf } from '../store/notes.ts';
import type { Person } from '../store/people.ts';
import { notTalkedAbout, openPoints, type Point, pointsOfTalk, talkedAbout } from '../store/points.ts';
import { pairById } from '../store/teams.ts';
import { actionsOfPair, type ActionDraft, keepTicks, planAction, reachPair } from './actions.ts';
import { type Reached, reach, talked, touched } from './checkins.ts';
import type { PairContext } from './pairs.ts';
import { upcomingOf } from './plan.ts';
import { makeEarly } from './planning.ts';
import { closeAgenda } from './points.ts';

/* The sheet of a talk, on which both write: before it, while it goes on, and after it until its week closes. */

export const sheetForm = (checkinId: string): string => `talk:${checkinId}`;

/** The form of somebody's draft, whatever has become of the talk and the pair; null: not theirs. */
export function sheetFormOf(tx: Tx, person: Person, checkinId: string): string | null {
  const checkin = checkinById(tx, checkinId);
  const pair = checkin && pairById(tx, checkin.pairId);
  return pair !== undefined && may(relationTo(pair, person.id), 'talk.draft') ? sheetForm(checkinId) : null;
}

export function mayWrite(tx: Tx, person: Person, checkinId: string): Reached | Refusal {
  const reached = reach(tx, person, checkinId, 'talk.write');
  if (!reached.ok) return reached;
  const { checkin } = reached;
  if (checkin.state === 'skipped') return refuse('already_skipped');
  if (checkin.state === 'left_out') return refuse('left_out');
  return isWeekClosed(tx, reached) ? refuse('period_closed') : reached;
}

const isWeekClosed = (tx: Tx, { checkin, context }: Pick<Reached, 'checkin' | 'context'>): boolean =>
  pulseClose(context.companyZone, checkin.week) <= tx.now;

/** The talk of this week, also when it is over; else the next one, made a row now. Null: none is planned. */
export function talkNow(tx: Tx, context: PairContext): Checkin | null {
  const { pair, zone } = context;
  const here = checkinOfWeek(tx, pair.id, weekOf(dateAt(zone, tx.now)));
  if (here !== undefined && here.state !== 'skipped' && here.state !== 'left_out') return here;
  const line = upcomingOf(tx, context, 8).find(({ talk }) => talk !== null);
  return line === undefined ? null : (line.checkin ?? makeEarly(tx, pair, line.week));
}

/** What stands on the agenda, and what of it was talked about in this talk. */
export const pointsFor = (tx: Tx, { checkin, context }: Reached): { open: Point[]; done: Point[] } => ({
  open: openPoints(tx, context.pair.id),
  done: pointsOfTalk(tx, checkin.id),
});

// ---- the notes ---------------------------------------------------------------------------------------------

/** One's own text of each kind, and how often it has changed. */
export type OwnNotes = Record<NoteKind, { text: string; revision: number }>;

export const ownNotes = (tx: Tx, person: Person, checkinId: string): OwnNotes =>
  eachKind((kind) => {
    const { text, revision } = noteOf(tx, { checkinId, authorId: person.id, kind }) ?? {
      text: '',
      revision: 0,
    };
    return { text, revision };
  });

export const eachKind = <T>(make: (kind: NoteKind) => T): Record<NoteKind, T> =>
  Object.fromEntries(NOTE_KINDS.map((kind) => [kind, make(kind)])) as Record<NoteKind, T>;

/** `revision`: the one that the form was opened with. */
export type WrittenNotes = Record<NoteKind, { text: string; revision: number }>;

const LONGEST = 3000;

/** 'joined': both texts are kept, one below the other; 'too_long': they do not fit, and the stored one stays. */
type Kept = 'kept' | 'joined' | 'too_long';

function keepOwn(tx: Tx, person: Person, checkinId: string, notes: WrittenNotes): Record<NoteKind, Kept> {
  const before = ownNotes(tx, person, checkinId);
  return eachKind((kind) => {
    const [stored, written] = [before[kind], notes[kind]];
    const { text, isBoth } =
      written.revision === stored.revision
        ? { text: written.text, isBoth: false }
        : joined(stored.text, written.text);
    if (text.length > LONGEST) return 'too_long';
    const key = { checkinId, authorId: person.id, kind };
    if (text !== stored.text) keepNote(tx, key, text, stored.revision + 1);
    return isBoth ? 'joined' : 'kept';
  });
}

// ---- the sheet ---------------------------------------------------------------------------------------------

export type Written = {
  notes: WrittenNotes;
  /** Points that were talked about, and points that go back on the agenda after all. */
  points: string[];
  back: string[];
  done: { id: string; said: Said }[];
  /** The two have talked, says this one. */
  talked: boolean;
};

export type Saved = Reached & {
  kept: Kept;
  /** The talk is over for this person, and nothing is agreed on yet. */
  asksForStep: boolean;
};

/** Sent twice it is saved once. What the other has written meanwhile is another text and stays. */
export function saveSheet(
  tx: Tx,
  person: Person,
  checkinId: string,
  written: Written,
  clicked?: string,
): Saved | Refusal {
  const reached = mayWrite(tx, person, checkinId);
  if (!reached.ok) return reached;
  const kept = Object.values(keepOwn(tx, person, checkinId, written.notes));
  keepPoints(tx, reached, written);
  keepTicks(tx, person, written.done);
  const said = written.talked ? talked(tx, person, checkinId, clicked) : reached;
  const now = said.ok ? said : reached; // held already is as good
  const isLost = kept.includes('too_long');
  if (!isLost) dropDraft(tx, person.id, sheetForm(checkinId));
  return {
    ...now,
    kept: isLost ? 'too_long' : kept.includes('joined') ? 'joined' : 'kept',
    asksForStep: written.talked && now.checkin.nextStep === null,
  };
}

/** What neither of the two has ticked stays open, from the first tick on, or when one of them closes on the sheet. */
function keepPoints(tx: Tx, reached: Reached, { points, back, talked: isOver }: Written): void {
  const { checkin, context } = reached;
  const done = new Set(pointsOfTalk(tx, checkin.id).map(({ id }) => id));
  for (const id of back) if (done.has(id)) notTalkedAbout(tx, id);
  talkedAbout(tx, context.pair.id, points, checkin.id);
  const open = openPoints(tx, context.pair.id).map(({ id }) => id);
  if (isOver || points.length + back.length > 0) closeAgenda(tx, reached, open);
}

// ---- what comes of it --------------------------------------------------------------------------------------

/** Whether this person may be asked what the two have agreed on: they have talked, and nothing has been said. */
export const isStepOpen = ({ checkin, side }: Pick<Reached, 'checkin' | 'side'>): boolean =>
  checkin.nextStep === null && hasTalked(checkin, side);

export type Step = { new: Pick<ActionDraft, 'text' | 'owner'> } | { open: string } | 'none';

/** A new action point, one that is open already, or none on purpose. */
export function agreeOnStep(
  tx: Tx,
  person: Person,
  checkinId: string,
  step: Step,
  clicked?: string,
): Reached | Refusal {
  const reached = mayWrite(tx, person, checkinId);
  if (!reached.ok) return reached;
  const kept =
    step === 'none' ? { ok: true as const, id: null } : keepStep(tx, person, reached.context.pair.id, step);
  if (!kept.ok) return kept;
  const { nextStep: before, nextStepId } = reached.checkin;
  const now: NextStep = step === 'none' ? 'none' : 'step';
  const checkin = changeCheckin(tx, checkinId, {
    nextStep: agreed(before, now),
    nextStepId: nextStepId ?? kept.id,
  });
  touched(tx, reached, clicked);
  return { ...reached, checkin };
}

function keepStep(
  tx: Tx,
  person: Person,
  pairId: string,
  step: Exclude<Step, 'none'>,
): { ok: true; id: string } | Refusal {
  if ('new' in step) {
    const draft = { kind: 'do', goalId: null, dueOn: null, firstStep: false } as const;
    return planAction(tx, person, pairId, { ...draft, ...step.new });
  }
  const of = reachPair(tx, person, pairId, 'action.read');
  if (!of.ok) return of;
  return actionsOfPair(tx, of).some(({ id }) => id === step.open)
    ? { ok: true, id: step.open }
    : refuse('outdated');
}
