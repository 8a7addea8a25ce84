import { App } from '@slack/bolt';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { boltLogger } from '../slack/bolt-log.ts';
import { clientOptions } from '../slack/client.ts';
import { SignedHttpTransport } from '../slack/signed-http.ts';
import { PracticeReceiver } from './inbound.ts';
import { actions, button, input, modal } from './little-app.ts';
import { SignedDelivery, type ServedSlack, serveSlack } from './served.ts';
import { practiceFetch } from './web-api.ts';
import { type Person, Workspace } from './workspace.ts';

/* The pretend Slack and a Bolt app that know each other only by their addresses on this machine. */

const SECRET = '0123456789abcdef0123456789abcdef';

let workspace: Workspace;
let kari: Person;
let slack: ServedSlack;
let transport: SignedHttpTransport;
let app: App;
let receiver: PracticeReceiver;

beforeEach(async () => {
  workspace = new Workspace(systemClock);
  kari = workspace.addPerson({ name: 'Kari Nordmann' });
  slack = await serveSlack(practiceFetch(workspace));
  const log = jsonLog(
    'error',
    () => 0,
    () => {},
  );
  const here = { signingSecret: SECRET, host: '127.0.0.1', port: 0, clock: systemClock };
  transport = new SignedHttpTransport({ ...here, log });
  const { token, botId, userId } = workspace.bot;
  app = new App({
    receiver: transport,
    clientOptions: clientOptions('interactive', { apiUrl: slack.apiUrl, log }),
    logger: boltLogger(log),
    convoStore: false,
    authorize: async () => ({ botToken: token, botId, botUserId: userId, teamId: workspace.team.id }),
  });
  await app.start();
  receiver = new PracticeReceiver(workspace);
  receiver.init(delivery(SECRET));
});
afterEach(async () => {
  await transport.stop();
  await slack.close();
});

const delivery = (signingSecret: string) =>
  new SignedDelivery({
    url: `http://127.0.0.1:${transport.port}/slack/events`,
    signingSecret,
    clock: systemClock,
    outgoing: slack.withOwnAddresses,
  });

/** Kari gets a message with a button; pressing it opens a form. */
async function pressed() {
  app.action('open', async ({ ack, body, client }) => {
    await ack();
    const { trigger_id: trigger } = body as { trigger_id: string };
    await client.views.open({ trigger_id: trigger, view: modal(input('goal')) });
  });
  const blocks = [actions(button('open'))];
  const { channel, ts } = await app.client.chat.postMessage({
    token: workspace.bot.token,
    channel: kari.id,
    text: 'Hello',
    blocks,
  });
  const at = { channel: channel!, ts: ts! };
  return receiver.act({ do: 'click', user: kari.id, action_id: 'open', at });
}

test('a click, a form and its answer cross the wire', async () => {
  app.view('form', async ({ ack, view }) => {
    const { value } = view.state.values['goal']!['text']!;
    await ack({ response_action: 'errors', errors: { goal: `Not ${value}` } });
  });
  const { opened } = await pressed();
  const field = { block_id: 'goal', action_id: 'text', value: 'Å svømme & dykke' };
  await receiver.act({ do: 'fill', user: kari.id, at: { view: opened!.id }, ...field });
  const result = await receiver.act({ do: 'submit', user: kari.id, view: opened!.id });
  expect(result).toMatchObject({ acked: true, errors: { goal: 'Not Å svømme & dykke' } });
  expect(workspace.troubles).toEqual([]);
});

test('a command travels as a form, an event as JSON, and an answer to a command finds its way back', async () => {
  const heard: unknown[] = [];
  app.command('/checkin', async ({ ack, command, respond }) => {
    await ack();
    heard.push(command.text);
    await respond('Later');
  });
  app.event('app_home_opened', async ({ event }) => void heard.push(event.tab));
  await receiver.act({ do: 'command', user: kari.id, text: 'why' });
  await receiver.act({ do: 'home', user: kari.id });
  expect(heard).toEqual(['why', 'home']);
  expect(workspace.messages.get(workspace.dm(kari.id).id)?.map(({ text }) => text)).toEqual(['Later']);
});

test('a lost answer of Slack is a lost answer at the app, and what was asked has been done', async () => {
  workspace.faults.next('chat.postMessage', 'drop_after');
  const post = app.client.chat.postMessage({
    token: workspace.bot.token,
    channel: kari.id,
    text: 'Hello',
  });
  await expect(post).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
  expect(workspace.messages.get(workspace.dm(kari.id).id)).toHaveLength(1);
});

test('what the app refuses, and what meets no app, is not acknowledged', async () => {
  const command = { do: 'command', user: kari.id, text: '' } as const;
  app.command('/checkin', ({ ack }) => ack());
  expect((await receiver.act(command)).acked).toBe(true);
  receiver.init(delivery(SECRET.toUpperCase()));
  expect((await receiver.act(command)).acked).toBe(false);
  receiver.init(delivery(SECRET));
  await transport.stop();
  expect((await receiver.act(command)).acked).toBe(false);
});
