import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { Person } from '../store/people.ts';
import type { Tx } from '../store/db.ts';
import type { Effect, Routes, Who } from './listen.ts';

/* The statements of the week. */

export const pulseRoutes: Routes = {};

/** This week's form, or why there is none. */
export function openPulse(_tx: Tx, _who: Who): Effect[] {
  return [];
}

/** Asked this week, still open, not answered yet. */
export function pulseIsOpen(_tx: Tx, _who: Who): boolean {
  return false;
}

/** The form with the receipt of what was sent just before on top; null when there is nothing to ask. */
export function pulseAfterSending(_tx: Tx, _who: Who, _receipt: string): ModalView | null {
  return null;
}

/** The section on Home. */
export function pulseHome(_tx: Tx, _person: Person, _texts: Texts): KnownBlock[] {
  return [];
}
