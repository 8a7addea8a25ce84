import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { jsonLog } from '../log.ts';
import { launchChromium } from './chromium.ts';
import { type RunningPractice, startPractice } from './main.ts';
import { practiceConfig } from './practice.ts';

/*
 * The pictures of the front page: the practice company, two people who do what the text beside the picture says, and
 * the screen as they see it. `npm run pictures` makes all of them anew.
 */

const FOLDER = 'docs/images';
const WIDTH = 615;
/** So that the whole of a long message can be seen at once; a form takes no more than the window has. */
const TALL = 2400;
const USUAL = 900;
/** As far as the strengths: where a line ends. */
const HOME = 856;

type Stage = { page: Page; address: string };

async function be({ page, address }: Stage, user: string, place: string, language = 'en'): Promise<void> {
  await page.goto(`${address}/?as=${user}&in=${place}&lang=${language}`);
}

const press = ({ page }: Stage, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click();

const pressInForm = ({ page }: Stage, name: string) =>
  page.locator('#modal').getByRole('button', { name, exact: true }).click();

/** What a person sees, without the frame around it. */
async function picture({ page }: Stage, of: string, name: string, height?: number): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  const element = page.locator(of).last();
  const box = (await element.boundingBox())!;
  const clip = { x: box.x, y: box.y, width: box.width, height: Math.min(box.height, height ?? box.height) };
  await page.screenshot({ path: join(FOLDER, `${name}.png`), clip });
}

async function story(stage: Stage): Promise<void> {
  await high(stage, TALL);
  await be(stage, 'U0INGRID', 'C0HR');
  await picture(stage, '.message', 'digest');
  await high(stage, USUAL);
  await speak(stage, 'en');
  await aWeekLater(stage);
  await be(stage, 'U0KARI', 'dm');
  await picture(stage, '.message', 'message');
  await prepare(stage);
  await high(stage, TALL);
  await be(stage, 'U0KARI', 'home');
  await picture(stage, '#main', 'home', HOME);
}

const high = ({ page }: Stage, height: number) => page.setViewportSize({ width: WIDTH, height });

/** Kari's own choice, in her settings. */
async function speak(stage: Stage, language: 'en' | 'nb'): Promise<void> {
  const { page } = stage;
  await be(stage, 'U0KARI', 'home');
  await page.locator('[data-action="me.settings"]').last().click();
  await page.locator('#modal select').first().selectOption(language);
  await page.locator('#modal button[type=submit]').click();
  await page.keyboard.press('Escape');
}

/** The first talk of a month asks other questions than the text beside the picture tells of. */
async function aWeekLater({ address }: Stage): Promise<void> {
  const body = JSON.stringify({ advance: 7 * 24 * 60 * 60 * 1000 });
  const headers = { 'content-type': 'application/json' };
  await fetch(`${address}/api/clock`, { method: 'POST', headers, body });
}

async function prepare(stage: Stage): Promise<void> {
  const { page } = stage;
  await press(stage, 'Prepare');
  await page
    .getByLabel('Where did you use your strengths?')
    .fill('I got the two teams to agree on the order.');
  await page.getByLabel('A win, large or small').fill('The customer in Bergen wrote and said thank you.');
  await picture(stage, '#modal', 'prepare');
  await pressInForm(stage, 'Send');
  await page.locator('#modal').getByText('5 ·').first().click();
  await picture(stage, '#modal', 'pulse');
  await pressInForm(stage, 'Save');
  await page.keyboard.press('Escape');
}

async function historyIsMade(running: RunningPractice): Promise<void> {
  for (;;) {
    // While it lives a day it may keep a connection waiting for too long.
    const answer = await fetch(`${running.address}/api/progress`).catch(() => null);
    if (answer !== null && (await answer.json()) === null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'samtale-pictures-'));
  const config = { ...practiceConfig, databaseFile: join(folder, 'samtale.db'), practicePort: 0 };
  const running = await startPractice(
    config,
    jsonLog('error', () => 0),
    false,
    { language: 'en' },
  );
  const browser = await launchChromium();
  try {
    await historyIsMade(running);
    const page = await browser.newPage({ viewport: { width: WIDTH, height: USUAL }, deviceScaleFactor: 2 });
    const stage = { page, address: running.address };
    await story(stage);
  } finally {
    await browser.close();
    await running.stop();
    rmSync(folder, { recursive: true });
  }
}

await main();
