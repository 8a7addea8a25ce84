import { App, LogLevel } from '@slack/bolt';
import { type WebClient, WebClient as Client } from '@slack/web-api';
import { type MovableClock, movableClock } from '../clock.ts';
import { PracticeReceiver } from './inbound.ts';
import { practiceFetch } from './web-api.ts';
import { type Person, Workspace } from './workspace.ts';

const MONDAY = Date.UTC(2027, 2, 1, 8);

/** A workspace with Kari in it and a bare Bolt app in front: what the tests of the pretend Slack itself need. */
export type LittleApp = {
  clock: MovableClock;
  workspace: Workspace;
  receiver: PracticeReceiver;
  app: App;
  client: WebClient;
  kari: Person;
};

export function littleApp(): LittleApp {
  const clock = movableClock(MONDAY);
  const workspace = new Workspace(clock);
  const receiver = new PracticeReceiver(workspace);
  const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, setName() {} };
  const logger = { ...quiet, getLevel: () => LogLevel.ERROR };
  const clientOptions = {
    fetch: practiceFetch(workspace),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger,
  };
  const { token, botId, userId } = workspace.bot;
  const app = new App({
    receiver,
    logger,
    clientOptions,
    convoStore: false,
    authorize: async () => ({ botToken: token, botId, botUserId: userId, teamId: workspace.team.id }),
  });
  const kari = workspace.addPerson({ name: 'Kari Nordmann', locale: 'nb-NO' });
  return { clock, workspace, receiver, app, client: new Client(token, clientOptions), kari };
}

export const plain = (text: string) => ({ type: 'plain_text' as const, text });

export const button = (actionId: string, text = 'Press') => ({
  type: 'button' as const,
  action_id: actionId,
  text: plain(text),
});

export const actions = (...elements: ReturnType<typeof button>[]) => ({
  type: 'actions' as const,
  block_id: 'actions',
  elements,
});

/** A text input; `given` overrides what the element says. */
export const input = (blockId: string, given: Record<string, unknown> = {}) => ({
  type: 'input' as const,
  block_id: blockId,
  label: plain('Say'),
  optional: true,
  element: { type: 'plain_text_input' as const, action_id: 'text', ...given },
});

export const modal = (...blocks: object[]) => ({
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('A form'),
  submit: plain('Send'),
  blocks: blocks as never[],
});
