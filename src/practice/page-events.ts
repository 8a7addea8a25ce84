import type { SSEStreamingApi } from 'hono/streaming';
import type { PracticePort } from './page-port.ts';

/** Several changes in one such moment (ms) become one event. */
const TOGETHER = 80;
/** So that a dead connection is noticed, ms. */
const BEAT = 20_000;

/** Says `changed` whenever something on the page may look different; what, the page finds out by itself. */
export async function tellChanges(port: PracticePort, stream: SSEStreamingApi): Promise<void> {
  let wake: (() => void) | undefined;
  let changed = true;
  const stop = port.workspace.onChange(() => {
    changed = true;
    wake?.();
  });
  stream.onAbort(() => {
    stop();
    wake?.();
  });
  while (!stream.aborted && !stream.closed) {
    await stream.writeSSE(changed ? { event: 'changed', data: '' } : { event: 'beat', data: '' });
    changed = false;
    await stream.sleep(TOGETHER);
    if (!changed) await new Promise<void>((resolve) => awake(resolve));
  }

  function awake(resolve: () => void): void {
    const timer = setTimeout(resolve, BEAT);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  }
}
