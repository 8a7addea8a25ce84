import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { jsonLog } from '../log.ts';
import { launchChromium } from './chromium.ts';
import { type RunningPractice, startPractice } from './main.ts';
import { practiceConfig } from './practice.ts';

/* What somebody does who has never heard of Samtale: types one command, opens the page, and lives a week. */

const HISTORY_MS = 480_000;

let folder: string;
let running: RunningPractice;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'samtale-week-'));
  const config = { ...practiceConfig, databaseFile: join(folder, 'samtale.db') };
  running = await startPractice(
    config,
    jsonLog('error', () => 0),
    false,
  );
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.setDefaultTimeout(20_000);
});

afterAll(async () => {
  await browser.close();
  await running.stop();
  rmSync(folder, { recursive: true });
});

async function historyIsMade(): Promise<boolean> {
  const answer = await fetch(`${running.address}/api/progress`);
  return (await answer.json()) === null;
}

const be = (user: string, place: string) => page.goto(`${running.address}/?as=${user}&in=${place}&lang=nb`);
const press = (name: string) => page.getByRole('button', { name, exact: true }).last().click();
const form = () => page.locator('#modal');

it('the history is made while one looks on', { timeout: HISTORY_MS }, async () => {
  await expect.poll(historyIsMade, { timeout: HISTORY_MS, interval: 1000 }).toBe(true);
});

it('Kari prepares and answers the statements, Ola answers her, both have talked, Ingrid reads the digest', async () => {
  await be('U0KARI', 'dm');
  await press('Forbered deg');
  await form().getByLabel('Hva fungerer godt?').fill('Det korte møtet hver morgen.');
  await form().getByRole('button', { name: 'Send', exact: true }).click();
  await expect.poll(() => form().innerText()).toContain('Sendt. Bare du og Ola Lunde kan lese det.');
  await form().getByText('4 · Ganske enig').first().click();
  await form().getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect.poll(() => form().innerText()).not.toContain('Ganske enig');
  await page.keyboard.press('Escape');

  await be('U0OLA', 'dm');
  await press('Les og svar');
  await expect.poll(() => form().innerText()).toContain('Det korte møtet hver morgen.');
  await form().getByLabel('Svar').fill('Godt jobba.');
  await form().getByRole('button', { name: 'Send', exact: true }).click();
  await page.keyboard.press('Escape');
  await press('Samtaleark');
  await form().getByLabel('Vi har snakket').check();
  await form().getByRole('button', { name: 'Lagre', exact: true }).click();
  await expect.poll(() => form().innerText()).not.toContain('Har dere snakket sammen?');
  await page.keyboard.press('Escape');

  await be('U0KARI', 'dm');
  await press('Vi har snakket');
  await expect
    .poll(() => page.locator('#main').innerText())
    .toContain('Begge har sagt at dere har snakket sammen.');
  expect(await page.locator('#main').innerText()).not.toContain('Godt jobba');

  await be('U0INGRID', 'C0HR');
  const digest = await page.locator('#main').innerText();
  expect(digest).toContain('Innsjekk');
  expect(digest).not.toContain('Kari');
});
