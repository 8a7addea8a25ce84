import { readFile } from 'node:fs/promises';
import type { Context, Hono } from 'hono';
import type { PracticePort } from './page-port.ts';

/** The compiled code lies in `dist`; these files stay where they were written, so the path goes through `src`. */
const own = (name: string): URL => new URL(`../../src/practice/${name}`, import.meta.url);

const STYLES = ['page.css', 'page-frame.css', 'page-blocks.css', 'page-narrow.css'];
const SCRIPTS = ['page.js', 'page-send.js', 'page-fields.js', 'page-merge.js'];

/** In the order in which they apply. */
export const STYLE_PATHS: string[] = STYLES.map((name) => `/${name}`);

export function addAssets(page: Hono): void {
  for (const name of STYLES) addAsset(page, name, 'text/css', own(name));
  for (const name of SCRIPTS) addAsset(page, name, 'text/javascript', own(name));
  addAsset(page, 'idiomorph.js', 'text/javascript', new URL(import.meta.resolve('idiomorph')));
}

function addAsset(page: Hono, name: string, type: string, file: URL): void {
  page.get(`/${name}`, async (c) => {
    c.header('Content-Type', `${type}; charset=utf-8`);
    return c.body(await readFile(file, 'utf8'));
  });
}

/** Types that a browser draws and never runs; everything else is only offered to be kept. */
const DRAWN = new Set(['image/png', 'image/jpeg', 'image/gif']);

/** A file that the app has uploaded. */
export function serveFile(port: PracticePort, c: Context): Response {
  const file = port.workspace.files.get(c.req.param('id') ?? '');
  if (!file?.ready) return c.text('There is no such file.', 404);
  const drawn = DRAWN.has(file.mimetype);
  c.header('Content-Type', drawn ? file.mimetype : 'application/octet-stream');
  if (!drawn) c.header('Content-Disposition', 'attachment');
  return c.body(new Uint8Array(Buffer.from(file.content, 'base64')));
}
