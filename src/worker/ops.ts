import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Checks = Record<string, boolean>;
export interface Ops {
  port: number;
  stop(): Promise<void>;
}
export interface OpsOptions {
  /** 0 takes a free port. */
  port: number;
  checks: () => Checks;
  /** The longest the process was busy with one thing since this was last asked, in milliseconds. */
  longestPause?: () => number;
}

const PAUSE_LIMIT_MS = 1_000;

/**
 * For the machine's own watchers, on this machine only: `/healthz` says whether the process breathes,
 * `/readyz` whether each part is well. Both answer with booleans and nothing else. Rejects with the system's
 * code when the port is taken.
 */
export async function startOps({ port, checks, longestPause = pauseMeter() }: OpsOptions): Promise<Ops> {
  const pages: Record<string, () => Checks> = {
    '/healthz': () => ({ responsive: longestPause() < PAUSE_LIMIT_MS }),
    '/readyz': checks,
  };
  const server = createServer({ requestTimeout: 5_000, maxHeaderSize: 8_192 }, (req, res) => {
    const page = req.method === 'GET' ? pages[req.url?.split('?')[0] ?? ''] : undefined;
    if (page) answer(res, page());
    else res.writeHead(404).end();
  });
  server.maxConnections = 32;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port }, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function answer(res: ServerResponse, checks: Checks): void {
  const well = Object.values(checks).every(Boolean);
  res.writeHead(well ? 200 : 503, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  res.end(JSON.stringify(checks));
}

function pauseMeter(): () => number {
  const delay = monitorEventLoopDelay({ resolution: 50 });
  delay.enable();
  return () => {
    const longest = delay.max / 1e6;
    delay.reset();
    return longest;
  };
}
