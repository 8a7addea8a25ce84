import { purge } from '../service/retention.ts';
import type { Store } from '../store/db.ts';
import { purgeOutbox } from '../store/outbox.ts';
import { purgeSeen } from '../store/seen.ts';

/** What is no longer needed goes, once a day. */
export function tidy(store: Store): void {
  store.transact((tx) => {
    purgeSeen(tx);
    purgeOutbox(tx);
    purge(tx);
  });
  store.checkpoint();
}
