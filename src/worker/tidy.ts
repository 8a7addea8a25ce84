import { purge } from '../service/retention.ts';
import type { Store } from '../store/db.ts';
import { purgeOutbox } from '../store/outbox.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { purgeSeen } from '../store/seen.ts';

const DAY_MS = 24 * 3600_000;
const TIDIED = 'tidied_at';

/** What is no longer needed goes, once a day, however often the process is started meanwhile. */
export function tidyDaily(store: Store): void {
  const isDue = store.read((tx) => tx.now - Number(getRuntime(tx, TIDIED) ?? 0) >= DAY_MS);
  if (!isDue) return;
  store.transact((tx) => {
    purgeSeen(tx);
    purgeOutbox(tx);
    purge(tx);
    setRuntime(tx, TIDIED, String(tx.now));
  });
  store.checkpoint();
}
