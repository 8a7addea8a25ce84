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

type Stage = { page: Page; address: string };

async function be({ page, address }: Stage, user: string, place: string): Promise<void> {
  await page.goto(`${address}/?as=${user}&in=${place}&lang=en`);
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
  const { page } = stage;
  await be(stage, 'U0KARI', 'dm');
  await picture(stage, '.message', 'message');
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
  await be(stage, 'U0KARI', 'home');
  await picture(stage, '#main', 'home');
  await be(stage, 'U0INGRID', 'C0HR');
  await picture(stage, '.message', 'digest');
}

async function historyIsMade(running: RunningPractice): Promise<void> {
  for (;;) {
    const answer = await fetch(`${running.address}/api/progress`);
    if ((await answer.json()) === null) return;
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
  );
  const browser = await launchChromium();
  try {
    await historyIsMade(running);
    const page = await browser.newPage({ viewport: { width: WIDTH, height: 900 }, deviceScaleFactor: 2 });
    await story({ page, address: running.address });
  } finally {
    await browser.close();
    await running.stop();
    rmSync(folder, { recursive: true });
  }
}

await main();
