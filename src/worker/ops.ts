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
  /** In the text format of Prometheus; absent: there is no such page. */
  metrics?: () => string;
  /** The longest the process was busy with one thing since this was last asked, in milliseconds. */
  longestPause?: () => number;
}

const PAUSE_LIMIT_MS = 1_000;

/**
 * For the machine's own watchers, on this machine only: `/healthz` says whether the process breathes,
 * `/readyz` whether each part is well; both answer with booleans and nothing else. `/metrics` has numbers. Rejects with the system's
 * code when the port is taken.
 */
export async function startOps(options: OpsOptions): Promise<Ops> {
  const { port, checks, metrics, longestPause = pauseMeter() } = options;
  const pages: Record<string, () => Checks> = {
    '/healthz': () => ({ responsive: longestPause() < PAUSE_LIMIT_MS }),
    '/readyz': checks,
  };
  const server = createServer({ requestTimeout: 5_000, maxHeaderSize: 8_192 }, (req, res) => {
    const path = req.method === 'GET' ? (req.url?.split('?')[0] ?? '') : '';
    const page = pages[path];
    if (page) answer(res, page());
    else if (path === '/metrics' && metrics) answerNumbers(res, metrics);
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

function answerNumbers(res: ServerResponse, metrics: () => string): void {
  try {
    const text = metrics();
    res.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text);
  } catch {
    res.writeHead(503).end(); // the database cannot be read, which `/readyz` says
  }
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
