import { describe, expect, it } from 'vitest';
import { actions, button, input, modal, plain } from './little-app.ts';
import { littlePage } from './little-page.ts';

const flat = (html: string) => html.replaceAll(/\s+/g, ' ');
const json = { 'content-type': 'application/json' };

describe('the page', () => {
  it('shows the messages of the one whom one has chosen to be, the newest last', async () => {
    const { client, kari, workspace, read } = littlePage();
    const ola = workspace.addPerson({ name: 'Ola Dahl' });
    await client.chat.postMessage({ channel: kari.id, text: 'first *word*' });
    await client.chat.postMessage({ channel: kari.id, text: 'second' });
    await client.chat.postMessage({ channel: ola.id, text: 'for Ola' });
    const html = await read(`/?as=${kari.id}`);
    expect(html.indexOf('first <strong>word</strong>')).toBeLessThan(html.indexOf('second'));
    expect(html).not.toContain('for Ola');
    expect(await read(`/?as=${ola.id}`)).toContain('for Ola');
  });

  it('shows an answer for one person to that person only', async () => {
    const { client, kari, workspace, read } = littlePage();
    const ola = workspace.addPerson({ name: 'Ola Dahl' });
    const room = workspace.addChannel({
      name: 'hr',
      kind: 'private',
      members: [kari.id, ola.id, workspace.bot.userId],
    });
    await client.chat.postEphemeral({ channel: room.id, user: kari.id, text: 'just for Kari' });
    expect(await read(`/?as=${kari.id}&in=${room.id}`)).toContain('just for Kari');
    expect(await read(`/?as=${ola.id}&in=${room.id}`)).not.toContain('just for Kari');
  });

  it('shows a private channel to its members only', async () => {
    const { client, kari, workspace, read } = littlePage();
    const ola = workspace.addPerson({ name: 'Ola Dahl' });
    const room = workspace.addChannel({
      name: 'hr-room',
      kind: 'private',
      members: [ola.id, workspace.bot.userId],
    });
    await client.chat.postMessage({ channel: room.id, text: 'the digest' });
    expect(await read(`/?as=${ola.id}&in=${room.id}`)).toContain('the digest');
    const stranger = await read(`/?as=${kari.id}&in=${room.id}`);
    expect(stranger).not.toContain('the digest');
    expect(stranger).not.toContain('hr-room');
  });

  it('replies stand under the message that they answer', async () => {
    const { client, kari, read } = littlePage();
    const { ts, channel } = await client.chat.postMessage({ channel: kari.id, text: 'question' });
    await client.chat.postMessage({ channel: kari.id, text: 'later' });
    await client.chat.postMessage({ channel: channel!, thread_ts: ts!, text: 'answer' });
    const html = await read(`/?as=${kari.id}`);
    expect(html.indexOf('answer')).toBeLessThan(html.indexOf('later'));
  });

  it('a modal has its title, its fields and its buttons, and shows what is wrong at the field', async () => {
    const { app, client, kari, page, read } = littlePage();
    app.action('open', async ({ ack, body, client: slack }) => {
      await ack();
      const { trigger_id: trigger } = body as { trigger_id: string };
      await slack.views.open({ trigger_id: trigger, view: modal({ ...input('goal'), optional: false }) });
    });
    const blocks = [actions(button('open'))];
    const { ts, channel } = await client.chat.postMessage({ channel: kari.id, text: 'Hello', blocks });
    const act = async (what: object) => {
      const body = JSON.stringify({ user: kari.id, ...what });
      const response = await page.request('/act', { method: 'POST', headers: json, body });
      return (await response.json()) as { opened?: { id: string } };
    };
    const { opened } = await act({ do: 'click', at: { channel, ts }, action_id: 'open' });
    expect(flat(await read('/'))).toMatch(
      /<dialog id="modal".*<h2[^>]*>A form<\/h2>.*type="submit"[^>]*>Send</,
    );
    await act({ do: 'submit', view: opened!.id });
    expect(flat(await read('/'))).toMatch(/aria-invalid="true".*<p class="error"[^>]*>Fyll ut dette feltet/);
    await act({ do: 'close', view: opened!.id });
    expect(await read('/')).not.toContain('<dialog id="modal"');
  });

  it('Home is what the app has drawn', async () => {
    const { client, kari, read } = littlePage();
    expect(await read(`/?as=${kari.id}&in=home`)).toContain('has not drawn this page yet');
    const blocks = [{ type: 'header' as const, text: plain('Good morning') }];
    await client.views.publish({ user_id: kari.id, view: { type: 'home', blocks } });
    expect(flat(await read(`/?as=${kari.id}&in=home`))).toMatch(
      /<h3 class="block header">Good morning<\/h3>/,
    );
  });

  it('speaks the language of the address, or else of the browser', async () => {
    const { page, read } = littlePage();
    const norwegian = await page.request('/', { headers: { 'accept-language': 'nn,en;q=0.5' } });
    expect(await norwegian.text()).toContain('Bak kulissene');
    expect(await read('/?lang=nb')).toContain('Bak kulissene');
    expect(await read('/')).toContain('Behind the scenes');
  });

  it('counts what somebody has not read, and what the history left behind counts as read', async () => {
    const { client, clock, workspace, read } = littlePage();
    const ola = workspace.addPerson({ name: 'Ola Dahl' });
    await client.chat.postMessage({ channel: ola.id, text: 'old' });
    expect(await read('/')).not.toContain('1 new message');
    clock.advance(60_000);
    await client.chat.postMessage({ channel: ola.id, text: 'new' });
    expect(await read('/')).toContain('1 new message');
    await read(`/?as=${ola.id}`);
    expect(await read('/')).not.toContain('1 new message');
  });

  it('the outbox shows kinds and states, the traffic what the app has asked of Slack', async () => {
    const row = { id: 1, kind: 'checkin.prompt', state: 'waiting', notBefore: 0, attempts: 2, reason: null };
    const { client, kari, read } = littlePage({ outbox: () => [{ ...row, recipient: 'UX' }] });
    await client.chat.postMessage({ channel: kari.id, text: 'Hello' });
    const html = await read('/');
    expect(html).toContain('checkin.<wbr>prompt');
    expect(html).toContain('2 tries');
    expect(html).toContain('chat.<wbr>postMessage');
  });

  it('the welcome stays away once it has been hidden', async () => {
    const { page, kari } = littlePage({ tour: { employee: 'U1', manager: 'U1', hr: 'U1' } });
    expect(await (await page.request(`/?as=${kari.id}`)).text()).toContain('A company to practise on');
    const hidden = await page.request(`/?as=${kari.id}`, { headers: { cookie: 'welcome=hidden' } });
    expect(await hidden.text()).not.toContain('A company to practise on');
  });

  it('the welcome says who one is, and that somebody speaks another language than the page', async () => {
    const { page, kari } = littlePage({ tour: { employee: 'U1', manager: 'U1', hr: 'U1' } });
    const read = async (lang: string) =>
      flat(await (await page.request(`/?as=${kari.id}&lang=${lang}`)).text());
    const [own, other] = kari.locale.startsWith('nb') ? (['nb', 'en'] as const) : (['en', 'nb'] as const);
    expect(await read('en')).toContain(`You are ${kari.name} now.`);
    expect(await read(own)).not.toContain('class="aside"');
    expect(await read(other)).toContain('class="aside"');
  });

  it('the history says how far it is, and the clock waits for it', async () => {
    const { read } = littlePage({ progress: () => ({ label: 'Weeks lived', done: 3, total: 12 }) });
    const html = flat(await read('/'));
    expect(html).toContain('3 of 12');
    expect(html).toMatch(/data-clock="next" disabled/);
  });
});

describe('the clock', () => {
  it('moves when a button is pressed, and not to where it is not asked to', async () => {
    const { page, clock } = littlePage();
    const start = clock.now();
    const press = (to: string) =>
      page.request('/clock', { method: 'POST', headers: json, body: JSON.stringify({ to }) });
    await press('hour');
    expect(clock.now() - start).toBe(3_600_000);
    await press('yesterday');
    expect(clock.now() - start).toBe(3_600_000);
  });
});

describe('what the page gives away', () => {
  const move = { method: 'POST', body: '{"to":"hour"}' };

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['another port of this machine', { origin: 'http://localhost:9999' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['another site that hides its name', { 'sec-fetch-site': 'cross-site' }],
  ])('%s may not act', async (_, headers) => {
    const { page, clock } = littlePage();
    const before = clock.now();
    const response = await page.request('/clock', { ...move, headers: { ...json, ...headers } });
    expect(response.status).toBe(403);
    expect(clock.now()).toBe(before);
  });

  it('the page itself and a script may act', async () => {
    const { page } = littlePage();
    const own = { origin: 'http://127.0.0.1:4747', host: '127.0.0.1:4747', 'sec-fetch-site': 'same-origin' };
    expect((await page.request('/clock', { ...move, headers: { ...json, ...own } })).status).toBe(200);
    expect((await page.request('/clock', { ...move, headers: json })).status).toBe(200);
  });

  it('a name that merely points at this machine is refused, for reading too', async () => {
    const { page } = littlePage();
    expect((await page.request('/', { headers: { host: 'evil.example' } })).status).toBe(403);
    expect((await page.request('/', { headers: { host: 'localhost.evil.example' } })).status).toBe(403);
    expect((await page.request('/', { headers: { host: '[::1]:4747' } })).status).toBe(200);
  });

  it('no script or style runs but its own', async () => {
    const { page } = littlePage();
    const policy = (await page.request('/')).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
  });

  it.each(['/page.css', '/page-blocks.css', '/page.js', '/page-fields.js', '/idiomorph.js'])(
    '%s is there',
    async (path) => {
      const response = await littlePage().page.request(path);
      expect(response.status).toBe(200);
      expect((await response.text()).length).toBeGreaterThan(500);
    },
  );

  it('an uploaded file that is no picture is kept and not run', async () => {
    const { page, workspace } = littlePage();
    const file = { id: 'F1', name: 'x.html', title: 'x', mimetype: 'text/html', user: 'U1', ready: true };
    workspace.files.set('F1', { ...file, content: Buffer.from('<script>').toString('base64') });
    const { headers } = await page.request('/files/F1');
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('content-disposition')).toBe('attachment');
    expect((await page.request('/files/F2')).status).toBe(404);
  });

  it('what a person could not have done is refused, and the page lives on', async () => {
    const { page, kari } = littlePage();
    const body = JSON.stringify({ do: 'click', user: kari.id, at: { home: true }, action_id: 'gone' });
    expect((await page.request('/act', { method: 'POST', headers: json, body })).status).toBe(409);
    expect((await page.request('/')).status).toBe(200);
  });
});

it('a change in the workspace is told to the page, several at once as one', async () => {
  const { page, workspace } = littlePage();
  const stop = new AbortController();
  const response = await page.request('/events', { signal: stop.signal });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader.read()).value).toContain('event: changed');
  for (let change = 0; change < 5; change += 1) workspace.changed();
  expect((await reader.read()).value).toBe('event: changed\ndata: \n\n');
  await reader.cancel();
});
