import { setImmediate as breathe } from 'node:timers/promises';
import { hrDue } from '../service/hr-news.ts';
import { planDue } from '../service/planning.ts';
import { pulseDue } from '../service/pulse.ts';
import { withoutRepeating } from '../service/restoring.ts';
import type { Store, Tx } from '../store/db.ts';

/** The weeks and HR are looked at once nobody waits to be asked. */
const plan = (tx: Tx): number => planDue(tx) || pulseDue(tx) + hrDue(tx);

/** Plans all that is due, a little at a time: whoever clicks meanwhile is served in between. Ends early when `stopped`. */
export async function planAll(store: Store, stopped: () => boolean): Promise<void> {
  while (!stopped() && store.transact((tx) => withoutRepeating(tx, plan)) > 0) await breathe();
}
