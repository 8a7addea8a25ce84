import { mayPrepare } from '../service/checkins.ts';
import type { Tx } from '../store/db.ts';
import { formOf, keepTyped } from './checkin.ts';
import type { Effect, OpenForm, Who } from './listen.ts';
import { keepSheet, sheetAgain, TALK_SHEET } from './talk.ts';

/*
 * A form that gives way to another one, for a goal or an action point: what was typed is kept as its draft, and it comes
 * back with all of it.
 */

const SHEET = 'talk:';

/** The place to come back to; null: this form does not give way. */
export function giveWay(tx: Tx, who: Who, form: OpenForm): string | null {
  if (form.callback === 'checkin.preparation') {
    keepTyped(tx, who, form);
    return form.metadata;
  }
  return form.callback === TALK_SHEET ? `${SHEET}${keepSheet(tx, who, form)}` : null;
}

export function comeBack(tx: Tx, who: Who, back: string, notice?: string): Effect[] {
  if (back.startsWith(SHEET)) return sheetAgain(tx, who, back.slice(SHEET.length), notice);
  const reached = mayPrepare(tx, who.person, back);
  if (!reached.ok) return [{ do: 'say', text: who.texts.refusals[reached.why] }];
  return [{ do: 'update', view: formOf(tx, who, reached, notice) }];
}
