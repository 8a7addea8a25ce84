import { createHash } from 'node:crypto';
import { may, selfIf } from '../domain/access.ts';
import { nextSendable } from '../domain/prompts.ts';
import { type Refusal, refuse } from '../domain/refusal.ts';
import { isChannelId, type WinProblem, winProblemOf, type WinStatus, winStatus } from '../domain/wins.ts';
import { type Fact, keyOf } from '../domain/messages.ts';
import type { Card } from '../domain/cards.ts';
import { type Checkin, checkinById, preparedCheckins } from '../store/checkins.ts';
import { repliesOf } from '../store/replies.ts';
import type { Tx } from '../store/db.ts';
import { draftOf, dropDraft, keepDraft } from '../store/drafts.ts';
import { enqueue, withdraw } from '../store/outbox.ts';
import { type Person, personById } from '../store/people.ts';
import { hasWritten, preparationOf } from '../store/preparations.ts';
import { settings } from '../store/settings.ts';
import { activePairOf, endedPairsOf, pairById } from '../store/teams.ts';
import { addPublicWin, changePublicWin, type PublicWin, publicWinById, publicWinsOf } from '../store/wins.ts';
import { calendarOf } from './pairs.ts';
import { redrawHome, send } from './sending.ts';

/*
 * Wins: thanked by the manager, made public by nobody but the one who wrote them, and only in the words that the preview
 * showed. What was made public can be taken back at any time, also from a pair that has ended.
 */

const WIN = 'win';

/** Whether there is a win for which the manager has not said thanks yet. */
export const winWaits = (tx: Tx, { id, preparedAt }: Checkin, managerId: number): boolean =>
  preparedAt !== null && hasWritten(tx, id, WIN) && !isThanked(tx, id, managerId);

const isThanked = (tx: Tx, checkinId: string, managerId: number): boolean =>
  repliesOf(tx, checkinId).some(({ kind, authorId }) => kind === 'thanks' && authorId === managerId);

export type Shared = { id: string; status: WinStatus; channel: string; problem: WinProblem | null };
export type Win = {
  checkinId: string;
  date: string;
  text: string;
  thankedBy: string | null;
  shared: Shared | null;
};

const MOST_WINS = 10;

/** One's own wins, the newest first. */
export function winsOf(tx: Tx, person: Person): Win[] {
  const active = activePairOf(tx, person.id);
  const pairs = [...(active === undefined ? [] : [active]), ...endedPairsOf(tx, person.id)];
  const prepared = preparedCheckins(
    tx,
    pairs.map(({ id }) => id),
  );
  return prepared
    .filter(({ id }) => hasWritten(tx, id, WIN) || lastShared(tx, id) !== null)
    .slice(0, MOST_WINS)
    .map((row) => winIn(tx, row))
    .filter(({ text }) => text !== '');
}

function winIn(tx: Tx, { id, pairId, date }: Checkin): Win {
  const manager = personById(tx, pairById(tx, pairId)!.managerId)!;
  const thankedBy = isThanked(tx, id, manager.id) ? manager.name : null;
  const last = lastShared(tx, id);
  const text = preparationOf(tx, id)?.fields[WIN] ?? last?.text ?? '';
  return { checkinId: id, date, text, thankedBy, shared: last && sharedNow(last) };
}

const sharedNow = (win: PublicWin): Shared => ({ ...win, status: winStatus(win) });

const lastShared = (tx: Tx, checkinId: string): PublicWin | null =>
  publicWinsOf(tx, checkinId).at(-1) ?? null;

/** The only way to a win: by the one who wrote it. */
export function reachWin(tx: Tx, person: Person, checkinId: string): ({ ok: true } & Win) | Refusal {
  const checkin = checkinById(tx, checkinId);
  if (checkin === undefined) return refuse('outdated');
  const { employeeId } = pairById(tx, checkin.pairId)!;
  if (!may(selfIf(employeeId === person.id), 'win.share')) return refuse('not_yours');
  const win = checkin.preparedAt === null ? null : winIn(tx, checkin);
  return win === null || win.text === '' ? refuse('outdated') : { ok: true, ...win };
}

/** It stands in a channel, or soon will. */
export const isPublic = ({ shared }: Win): boolean =>
  shared?.status === 'posted' || shared?.status === 'on_its_way';

// ---- form and preview --------------------------------------------------------------------------------------

export type WinDraft = { text: string; channel: string };

const formOf = (checkinId: string): string => `win:${checkinId}`;

/** What was typed last; then what Slack refused; then the words of the preparation. */
export function winDraftOf(tx: Tx, person: Person, win: Win): Partial<WinDraft> & { text: string } {
  const draft = draftOf(tx, person.id, formOf(win.checkinId));
  if (draft !== null) return draft as WinDraft;
  const last = lastShared(tx, win.checkinId);
  if (last === null || winStatus(last) !== 'failed') return { text: win.text };
  return { text: last.text, channel: last.channel };
}

/** Kept until it is posted. The numbers for HR have a channel of their own, in which nobody else posts. */
export function keepWinDraft(
  tx: Tx,
  person: Person,
  checkinId: string,
  draft: WinDraft,
): { ok: true } | Refusal {
  const win = reachWin(tx, person, checkinId);
  if (!win.ok) return win;
  keepDraft(tx, person.id, formOf(checkinId), draft);
  const isOpenChannel = isChannelId(draft.channel) && draft.channel !== settings(tx).hrChannel;
  return isOpenChannel ? { ok: true } : refuse('channel_not_public');
}

/** Names just these words for this channel: what is posted is what was shown, also when two forms are open. */
export const printOf = ({ text, channel }: WinDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([channel, text]))
    .digest('base64url')
    .slice(0, 22);

export type Posted =
  | { ok: true; posted: true; channel: string }
  | { ok: true; posted: false; draft: WinDraft };

/** Posts what the preview showed, once; `posted: false` when it has been changed meanwhile and must be shown again. */
export function postWin(tx: Tx, person: Person, checkinId: string, print: string): Posted | Refusal {
  const win = reachWin(tx, person, checkinId);
  if (!win.ok) return win;
  if (win.shared !== null && isPublic(win)) return { ok: true, posted: true, channel: win.shared.channel };
  const draft = draftOf(tx, person.id, formOf(checkinId)) as WinDraft | null;
  if (draft === null) return refuse('outdated');
  if (printOf(draft) !== print) return { ok: true, posted: false, draft };
  dropDraft(tx, person.id, formOf(checkinId));
  const { id } = addPublicWin(tx, { checkinId, personId: person.id, ...draft });
  const fact: Fact = { kind: 'public_win', win: id };
  enqueue(tx, { recipient: draft.channel, key: keyOf(fact), fact });
  return { ok: true, posted: true, channel: draft.channel };
}

/** Out of the channel again: by its writer alone, at any time. */
export function takeBackWin(tx: Tx, person: Person, id: string): { ok: true } | Refusal {
  const win = publicWinById(tx, id);
  if (win === undefined) return refuse('outdated');
  if (!may(selfIf(win.personId === person.id), 'win.share')) return refuse('not_yours');
  if (win.takenBackAt !== null) return { ok: true };
  changePublicWin(tx, id, { takenBackAt: tx.now });
  withdraw(tx, [keyOf({ kind: 'public_win', win: id })]);
  if (win.ts !== null) remove(tx, win);
  return { ok: true };
}

function remove(tx: Tx, { id, channel }: PublicWin): void {
  const fact: Fact = { kind: 'win_taken_back', win: id };
  enqueue(tx, { recipient: channel, key: keyOf(fact), fact });
}

// ---- on its way --------------------------------------------------------------------------------------------

/** What stands in the channel. */
export function winToPost(tx: Tx, id: string): { name: string; text: string } | { drop: string } {
  const win = publicWinById(tx, id);
  if (win === undefined) return { drop: 'gone' };
  if (win.takenBackAt !== null) return { drop: 'taken_back' };
  return { name: personById(tx, win.personId)!.name, text: win.text };
}

export function winToRemove(tx: Tx, id: string): { channel: string; ts: string } | { drop: string } {
  const win = publicWinById(tx, id);
  return win === undefined || win.ts === null ? { drop: 'gone' } : { channel: win.channel, ts: win.ts };
}

/** It stands there; whoever took it back meanwhile does not have it there for long. */
export function winPosted(tx: Tx, id: string, ts: string): void {
  const win = publicWinById(tx, id);
  if (win === undefined) return;
  changePublicWin(tx, id, { ts, problem: null });
  if (win.takenBackAt !== null) remove(tx, win);
  redrawHome(tx, personById(tx, win.personId)!);
}

/** Slack has refused it: its writer hears of it, and nothing is lost. */
export function winFailed(tx: Tx, id: string, code: string): void {
  const win = publicWinById(tx, id);
  if (win === undefined || win.takenBackAt !== null) return;
  changePublicWin(tx, id, { problem: winProblemOf(code) });
  const person = personById(tx, win.personId)!;
  const at = nextSendable(tx.now, person.zone, calendarOf(tx, person));
  send(tx, person, { kind: 'win_not_posted', win: id }, { at });
  redrawHome(tx, person);
}

export function winCard(tx: Tx, id: string): Card | { drop: string } {
  const win = publicWinById(tx, id);
  if (win === undefined) return { drop: 'gone' };
  const { checkinId, channel, problem } = win;
  const isOpen = lastShared(tx, checkinId)?.id === id && winStatus(win) === 'failed';
  return { card: 'win_not_posted', checkinId, channel, problem: problem ?? 'other', isOpen };
}
