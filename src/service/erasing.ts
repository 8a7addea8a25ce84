import { type Actor, appendAudit } from '../store/audit.ts';
import { checkinById } from '../store/checkins.ts';
import { clearDue } from '../store/dues.ts';
import type { Tx } from '../store/db.ts';
import { emptyLogAfterCommit, eraseWordsOf, unprepare } from '../store/erasing.ts';
import { type Person, personById } from '../store/people.ts';
import { forgetAnswersOf, setKeepWeeks } from '../store/pulse.ts';
import { activePairOf, pairById, pairsOfManager } from '../store/teams.ts';
import { emptyPublicWin, publicWinsBy } from '../store/wins.ts';
import { ownPair, reachPair } from './actions.ts';
import { goalSettled } from './goal-news.ts';
import { closeHelp, ownHelp } from './help.ts';
import { pause } from './people.ts';
import { redrawHome, refreshMessages } from './sending.ts';
import { takeBackWin } from './wins.ts';

/* Somebody takes their words back, or leaves. Nothing that was ever published is computed anew. */

/** As the log calls it. */
export const ERASED = 'words.erased';

/** All that somebody has written, everywhere and at once; afterwards it is in no file of ours but older backups. */
export function eraseWords(tx: Tx, person: Person, actor: Actor = person.id): void {
  withdrawWins(tx, person);
  withdrawHelp(tx, person);
  eraseWordsOf(tx, person.id);
  forgetAnswersOf(tx, person.id);
  setKeepWeeks(tx, person.id, 0);
  for (const id of unprepare(tx, person.id)) tellBoth(tx, id);
  tellOthers(tx, person);
  appendAudit(tx, { actor, what: ERASED, subject: person.id });
  emptyLogAfterCommit(tx);
}

/** Out of the channels too, as far as Slack lets us. */
function withdrawWins(tx: Tx, person: Person): void {
  for (const { id } of publicWinsBy(tx, person.id)) {
    takeBackWin(tx, person, id);
    emptyPublicWin(tx, id);
  }
}

function withdrawHelp(tx: Tx, person: Person): void {
  const own = ownPair(tx, person, 'help.close');
  const open = own.ok ? ownHelp(tx, own) : null;
  if (open !== null) closeHelp(tx, person, open.help.id);
}

function tellBoth(tx: Tx, checkinId: string): void {
  clearDue(tx, checkinId, ['manager_reminder']);
  const { employeeId, managerId } = pairById(tx, checkinById(tx, checkinId)!.pairId)!;
  refreshMessages(tx, [personById(tx, employeeId)!, personById(tx, managerId)!], checkinId);
}

/** Whoever talks with them sees on Home, and in what waited there, that it is gone. */
function tellOthers(tx: Tx, person: Person): void {
  const own = ownPair(tx, person, 'goal.read');
  if (own.ok) for (const to of ['employee', 'manager'] as const) goalSettled(tx, own, to);
  for (const { id } of pairsOfManager(tx, person.id)) {
    const of = reachPair(tx, person, id, 'goal.read');
    if (of.ok) goalSettled(tx, of, 'employee');
  }
  const pair = activePairOf(tx, person.id);
  const others = pairsOfManager(tx, person.id).map(({ employeeId }) => employeeId);
  for (const id of pair === undefined ? others : [pair.managerId, ...others])
    redrawHome(tx, personById(tx, id)!);
}

/** For good, until they come back by themselves: nothing is asked of them, and they are counted nowhere. */
export function leaveProgramme(tx: Tx, person: Person): void {
  if (person.pausedAt !== null) return;
  pause(tx, person);
  appendAudit(tx, { actor: person.id, what: 'person.left', subject: person.id });
}
