import { type ServerType, serve } from '@hono/node-server';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium.ts';
import { actions, button, input, modal, plain } from './little-app.ts';
import { littlePage } from './little-page.ts';

/*
 * What only a browser can tell: that the script passes on what is pressed and typed, and that a change of the page
 * leaves focus and half-typed words alone.
 */

let browser: Browser;
let server: ServerType | undefined;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(() => server?.close());

/** Kari before a message with three buttons: a form, a question, and nothing in particular. */
async function opened(viewport = { width: 1280, height: 800 }) {
  const little = littlePage();
  const { app, client, kari, port } = little;
  const heard: string[] = [];
  const typing = {
    dispatch_action_config: { trigger_actions_on: ['on_character_entered'] },
    multiline: true,
  };
  const form = modal(
    { ...input('story', typing), dispatch_action: true },
    { ...input('goal'), optional: false, label: plain('Goal') },
  );
  app.action('open', async ({ ack, body, client: slack }) => {
    await ack();
    await slack.views.open({
      trigger_id: (body as { trigger_id: string }).trigger_id,
      view: { ...form, notify_on_close: true },
    });
  });
  app.action('skip', async ({ ack }) => void (await ack(), heard.push('skip')));
  app.action(
    'text',
    async ({ ack, action }) => void (await ack(), heard.push((action as { value: string }).value)),
  );
  app.view('form', async ({ ack }) => void (await ack(), heard.push('submitted')));
  app.view(
    { callback_id: 'form', type: 'view_closed' },
    async ({ ack }) => void (await ack(), heard.push('closed')),
  );
  app.event('app_home_opened', async ({ event, client: slack }) => {
    const blocks = [{ type: 'section' as const, text: plain('A long line on Home. '.repeat(20)) }];
    if (event.tab === 'home')
      await slack.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
  const confirm = {
    title: plain('Sure'),
    text: plain('Skip it'),
    confirm: plain('Skip'),
    deny: plain('Stay'),
  };
  const blocks = [actions(button('open', 'Open'), Object.assign(button('skip', 'Skip'), { confirm }))];
  await client.chat.postMessage({ channel: kari.id, text: 'Hello', blocks });
  const address = await new Promise<string>((resolve) => {
    server = serve({ fetch: little.page.fetch, port: 0, hostname: '127.0.0.1' }, ({ port: at }) =>
      resolve(`http://127.0.0.1:${at}`),
    );
  });
  const context = await browser.newContext({ viewport });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  await page.goto(address);
  return { ...little, page, heard, address, port };
}

const focused = (page: Page) => page.evaluate<string>(`document.activeElement?.id ?? ''`);
const wide = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth');

describe('in a browser', () => {
  it('half-typed words and the focus survive a change of the page', async () => {
    const { page, client, kari, heard } = await opened();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('#modal textarea').pressSequentially('Half');
    await client.chat.postMessage({ channel: kari.id, text: 'In between' });
    await page.getByText('In between').waitFor();
    await page.keyboard.type(' typed', { delay: 20 });
    expect(await page.inputValue('#modal textarea')).toBe('Half typed');
    await expect.poll(() => heard).toContain('Half typed');
    await page.reload();
    expect(await page.inputValue('#modal textarea')).toBe('Half typed');
  });

  it('Esc closes the modal, tells the app, and gives the focus back', async () => {
    const { page, heard } = await opened();
    await page.getByRole('button', { name: 'Open', exact: true }).focus();
    const before = await focused(page);
    await page.keyboard.press('Enter');
    await page.locator('#modal[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#modal').waitFor({ state: 'detached' });
    expect(heard).toContain('closed');
    await expect.poll(() => focused(page)).toBe(before);
  });

  it('the first field that is wrong gets the focus; filled in, the form goes', async () => {
    const { page, heard } = await opened();
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('#modal [type=submit]').click();
    const goal = page.getByLabel('Goal');
    await expect.poll(() => goal.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(async () => focused(page)).toBe(await goal.getAttribute('id'));
    await goal.fill('Learn to swim');
    await page.keyboard.press('Enter');
    await page.locator('#modal').waitFor({ state: 'detached' });
    expect(heard).toContain('submitted');
  });

  it('a question before an action is asked, and "no" is no', async () => {
    const { page, heard } = await opened();
    const skip = page.locator('.message').getByRole('button', { name: 'Skip' });
    await skip.click();
    await page.getByRole('button', { name: 'Stay' }).click();
    await page.locator('#confirm').waitFor({ state: 'hidden' });
    expect(heard).toEqual([]);
    await skip.click();
    await page.locator('#confirm').getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => heard).toEqual(['skip']);
  });

  it('another person is found by name and has their own view', async () => {
    const { page, workspace } = await opened();
    const ola = workspace.addPerson({ name: 'Ola Dahl' });
    await page.locator('#switcher > summary').click();
    await page.keyboard.type('dahl');
    await page.getByRole('link', { name: /Ola Dahl/ }).click();
    await page.waitForURL((url) => url.searchParams.get('as') === ola.id);
    expect(await page.locator('.message').count()).toBe(0);
  });

  it('nothing is wider than a window of 360 pixels', async () => {
    const { page, address, kari } = await opened({ width: 360, height: 700 });
    expect(await wide(page)).toBe(360);
    await page.getByRole('button', { name: 'Open', exact: true }).click();
    await page.locator('#modal[open]').waitFor();
    expect(await wide(page)).toBe(360);
    await page.keyboard.press('Escape');
    await page.goto(`${address}/?as=${kari.id}&in=home`);
    await page.getByText('A long line').waitFor();
    expect(await wide(page)).toBe(360);
  });
});
