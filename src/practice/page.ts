import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { addAssets, serveFile } from './page-assets.ts';
import { renderDocument } from './page-document.ts';
import { tellChanges } from './page-events.ts';
import { localOnly } from './page-guard.ts';
import type { PracticePort } from './page-port.ts';
import { createShowings } from './page-showing.ts';
import type { Act } from './acts.ts';

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The page of the practice workspace: a pretend Slack, drawn on the server for the person one has chosen to be. */
export function createPage(practice: PracticePort): Hono {
  const page = new Hono();
  const showings = createShowings(practice);
  page.use(localOnly);
  page.use(async (c, next) => {
    await next();
    c.header('Content-Security-Policy', POLICY);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
    c.header('Cache-Control', 'no-store');
  });
  addAssets(page);
  page.get('/', async (c) => {
    const showing = showings.of(c);
    return showing ? c.html(await renderDocument(showing)) : c.text('Nobody is here yet.', 503);
  });
  page.get('/events', (c) => streamSSE(c, (stream) => tellChanges(practice, stream)));
  page.get('/files/:id', (c) => serveFile(practice, c));
  page.post('/act', async (c) => {
    const act = await c.req.json<Act>();
    const done = await practice.act(act).catch((error: unknown) => String(error));
    // It throws where a person could not have done it: the button is gone, the modal is another one by now.
    return typeof done === 'string' ? c.json({ error: done }, 409) : c.json(done);
  });
  page.post('/clock', async (c) => {
    const { to } = await c.req.json<{ to: string }>();
    await showings.move(to);
    return c.json({});
  });
  return page;
}
