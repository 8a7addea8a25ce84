import type { MiddlewareHandler } from 'hono';

const LOCAL = new Set(['localhost', '127.0.0.1', '[::1]']);

function hostOf(address: string | undefined): string | null {
  if (!address) return null;
  try {
    return new URL(address.includes('://') ? address : `http://${address}`).hostname;
  } catch {
    return '';
  }
}

/**
 * Listening on loopback alone does not keep out a web page in the same browser. A name that merely points at this
 * machine (DNS rebinding) is refused by its Host, another site's form or script by its Origin.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const host = hostOf(c.req.header('host') ?? c.req.url);
  if (host === null || !LOCAL.has(host)) return c.text('This page answers on localhost only.', 403);
  const reads = c.req.method === 'GET' || c.req.method === 'HEAD';
  const origin = c.req.header('origin');
  const foreign =
    origin !== undefined && !sameOrigin(origin, c.req.header('host') ?? new URL(c.req.url).host);
  const site = c.req.header('sec-fetch-site');
  const crossSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  if (!reads && (foreign || crossSite)) return c.text('Another page may not act here.', 403);
  return next();
};

function sameOrigin(origin: string, host: string): boolean {
  try {
    return new URL(origin).host === host;
  } catch {
    return false;
  }
}
