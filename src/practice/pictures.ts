import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
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
/** So that no column of a table is cut off. */
const WIDE = 820;
const PHONE = 390;
/** So that the whole of a long message can be seen at once; a form takes no more than the window has. */
const TALL = 2400;
const USUAL = 900;
/** Above the line at which a picture ends. */
const MARGIN = 8;

type Stage = { page: Page; address: string };

async function be({ page, address }: Stage, user: string, place: string, language = 'en'): Promise<void> {
  await page.goto(`${address}/?as=${user}&in=${place}&lang=${language}`);
}

const press = ({ page }: Stage, name: string) =>
  page.getByRole('button', { name, exact: true }).last().click();

const pressInForm = ({ page }: Stage, name: string) =>
  page.locator('#modal').getByRole('button', { name, exact: true }).click();

/** What a person sees, without the frame around it, and down to where the words `until` begin. */
async function picture({ page }: Stage, of: string, name: string, until?: string): Promise<void> {
  await page.evaluate('document.activeElement?.blur()');
  const element = page.locator(of).last();
  const box = (await element.boundingBox())!;
  const height = until === undefined ? box.height : (await topOf(element, until)) - box.y - MARGIN;
  await page.screenshot({ path: join(FOLDER, `${name}.png`), clip: { ...box, height } });
}

async function topOf(element: Locator, words: string): Promise<number> {
  const line = element.getByText(words).filter({ visible: true }).first();
  return (await line.boundingBox())!.y;
}

async function story(stage: Stage): Promise<void> {
  await be(stage, 'U0INGRID', 'C0HR');
  await stage.page.locator('[data-hide-welcome]').click();
  await stage.page.setViewportSize({ width: WIDE, height: TALL });
  await picture(stage, '.list > .message', 'digest', 'The talks of week');
  await high(stage, USUAL);
  await speakEnglish(stage, 'U0KARI');
  await speakEnglish(stage, 'U0OLA');
  await aWeekLater(stage);
  await be(stage, 'U0KARI', 'dm');
  await picture(stage, '.message', 'message');
  await prepare(stage);
  await high(stage, TALL);
  await be(stage, 'U0KARI', 'home');
  await picture(stage, '#main', 'home', 'Action points');
  await betweenTalks(stage);
  await onAPhone(stage);
}

/** A goal of Kari's, what Ola sees of her, and the sheet on which both write. */
async function betweenTalks(stage: Stage): Promise<void> {
  await openOnHome(stage, 'U0KARI', 'goal.all');
  await stage.page.locator('#modal [data-action="goal.open"]').first().click();
  await stage.page.locator('#modal').getByText('Reached when').waitFor();
  await picture(stage, '#modal', 'goal');
  await openOnHome(stage, 'U0OLA', 'report.open');
  await stage.page.evaluate(AT_FULL_LENGTH);
  await picture(stage, '#modal', 'report');
  await openOnHome(stage, 'U0KARI', 'talk.open');
  await stage.page.evaluate(AT_FULL_LENGTH);
  await picture(stage, '#modal', 'talk', 'Tick off what is done');
}

/** The statements as a colleague of Kari's sees them, who has never changed the language. */
async function onAPhone(stage: Stage): Promise<void> {
  await stage.page.setViewportSize({ width: PHONE, height: 844 });
  await openOnHome(stage, 'U0JORGEN', 'pulse.open', 'nb');
  await stage.page.locator('#modal').getByText('4 ·').first().click();
  await picture(stage, '#modal', 'phone');
}

const high = ({ page }: Stage, height: number) => page.setViewportSize({ width: WIDTH, height });

async function openOnHome(stage: Stage, user: string, action: string, language?: string): Promise<void> {
  await be(stage, user, 'home', language);
  await stage.page.keyboard.press('Escape');
  await stage.page.locator(`[data-action="${action}"]`).first().click();
  await stage.page.locator('#modal').waitFor();
}

/** As a sheet of its own, which stays when the form is drawn anew. */
const AT_FULL_LENGTH = `
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('#modal { max-height: none }');
  document.adoptedStyleSheets = [sheet];`;

/** A person's own choice, in the settings. */
async function speakEnglish(stage: Stage, user: string): Promise<void> {
  const { page } = stage;
  await be(stage, user, 'home');
  await page.locator('[data-action="me.settings"]').last().click();
  await page.locator('#modal select').first().selectOption('en');
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
