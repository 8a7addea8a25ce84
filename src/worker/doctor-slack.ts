import type { FetchFunction, WebClient } from '@slack/web-api';
import { type Finding, notChecked, well, worthKnowing, wrong } from '../domain/health.ts';
import type { ChannelProblem } from '../domain/messages.ts';
import { isStale, type SlackUser } from '../service/directory.ts';
import { problemOf } from './channel.ts';
import { classify } from './outcome.ts';

/* What only Slack can say. Nothing is sent to anybody; without a network each look says that it could not be made. */

export type SlackDoctor = {
  /** Makes a client that calls Slack by this `fetch`. */
  client: (token: string, fetch: FetchFunction) => WebClient;
  botToken: string;
  /** Null: HTTP instead of Socket Mode. */
  appToken: string | null;
  hrChannel: string | null;
  now: () => number;
};

const SKEW_AT_MOST_MS = 30_000;
const INSTALL = 'In Slack, OAuth & Permissions: add it under Bot Token Scopes, then Reinstall to Workspace.';

/** What the app cannot do at all without them, and what it then does without. */
const NEEDED = ['chat:write', 'commands', 'users:read', 'groups:read'];
const OPTIONAL: Record<string, string> = {
  'im:history': 'a message of which Slack did not say whether it arrived is not sent again',
  'users:read.email': 'an import cannot find people by e-mail address',
  'usergroups:read': 'a team cannot be taken from a user group',
  'files:read': 'HR cannot upload a file on Home',
  'files:write': 'no summary, calendar file or picture is sent',
};

export async function slackFindings(options: SlackDoctor): Promise<Finding[]> {
  const heard: { at: number | null } = { at: null };
  const client = options.client(options.botToken, noting(options.now, heard));
  const [bot, scopes] = await tokenFindings(client);
  const app = await appTokenFindings(options);
  if (bot.state !== 'well') return [bot, ...app, ...clockFindings(heard.at, options.now())];
  return [
    bot,
    ...scopes,
    ...app,
    ...clockFindings(heard.at, options.now()),
    await zoneFinding(client, options.now()),
    ...(options.hrChannel === null ? [] : [await channelFinding(client, options.hrChannel)]),
  ];
}

/** Slack's own time stands in the head of every answer; the first one counts. */
function noting(now: () => number, heard: { at: number | null }): FetchFunction {
  return async (...request) => {
    const answer = await globalThis.fetch(...request);
    const date = Date.parse(answer.headers.get('date') ?? '');
    if (!Number.isNaN(date)) heard.at ??= date - now();
    return answer;
  };
}

async function tokenFindings(client: WebClient): Promise<[Finding, Finding[]]> {
  try {
    const { response_metadata } = await client.auth.test();
    return [well('slack', 'the bot token is good'), scopeFindings(response_metadata?.scopes)];
  } catch (error) {
    return [refusedOr('slack', error, 'SLACK_BOT_TOKEN', 'Copy "Bot User OAuth Token" (xoxb-…) anew'), []];
  }
}

function refusedOr(about: string, error: unknown, name: string, remedy: string): Finding {
  const outcome = classify(error);
  const code = 'code' in outcome ? outcome.code : 'unknown';
  if (outcome.class === 'global')
    return wrong(about, `Slack refuses ${name} (${code})`, `${remedy}, then restart.`);
  return notChecked(about, `Slack could not be asked (${code})`);
}

function scopeFindings(granted: readonly string[] | undefined): Finding[] {
  if (granted === undefined) return [notChecked('scopes', 'Slack did not say which it has given')];
  const missing = NEEDED.filter((scope) => !granted.includes(scope));
  const declined = Object.keys(OPTIONAL).filter((scope) => !granted.includes(scope));
  const more = granted.filter((scope) => !NEEDED.includes(scope) && !(scope in OPTIONAL));
  return [
    ...(missing.length === 0 ? [well('scopes', 'all that are needed are there')] : []),
    ...missing.map((scope) => wrong('scopes', `${scope} is missing`, INSTALL)),
    ...declined.map((scope) => worthKnowing('scopes', `without ${scope} ${OPTIONAL[scope]}`, INSTALL)),
    ...(more.length === 0
      ? []
      : [
          worthKnowing(
            'scopes',
            `more than it uses: ${more.join(', ')}`,
            'Take them away in OAuth & Permissions.',
          ),
        ]),
  ];
}

async function appTokenFindings(options: SlackDoctor): Promise<Finding[]> {
  if (options.appToken === null) return [];
  const client = options.client(options.appToken, globalThis.fetch);
  try {
    await client.apps.connections.open();
    return [well('socket', 'the app token is good')];
  } catch (error) {
    const remedy = 'Make a new one (xapp-…) with the scope connections:write';
    return [refusedOr('socket', error, 'SLACK_APP_TOKEN', remedy)];
  }
}

/** `ahead`: Slack's clock before ours, ms. */
function clockFindings(ahead: number | null, now: number): Finding[] {
  if (ahead === null) return [notChecked('clock', `this machine says ${new Date(now).toISOString()}`)];
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= SKEW_AT_MOST_MS) return [well('clock', 'agrees with that of Slack')];
  return [
    wrong(
      'clock',
      `${seconds} seconds ${ahead > 0 ? 'behind' : 'ahead of'} that of Slack`,
      'Have the machine set it by NTP (timedatectl set-ntp true).',
    ),
  ];
}

async function zoneFinding(client: WebClient, now: number): Promise<Finding> {
  try {
    const { members = [] } = await client.users.list({ limit: 200 });
    const people: SlackUser[] = members;
    const stale = new Set(people.filter((user) => isStale(user, now)).map(({ tz }) => tz));
    if (stale.size === 0) return well('zones', 'agree with those of Slack');
    const says = `Slack has another time in ${[...stale].join(', ')}`;
    return wrong(
      'zones',
      says,
      'Install a newer Node, or newer data (ICU_TIMEZONE_FILES_DIR), then restart.',
    );
  } catch (error) {
    const outcome = classify(error);
    return notChecked('zones', `Slack could not be asked (${'code' in outcome ? outcome.code : 'unknown'})`);
  }
}

const TROUBLES: Record<ChannelProblem, [says: string, remedy: string]> = {
  unset: ['there is none', 'Choose it on Home.'],
  not_found: ['Slack does not show it to the app', 'Type /invite @samtale in it.'],
  not_private: ['it is not private, so no digest is posted', 'Choose a private one on Home.'],
  shared: ['it is shared with another company, so no digest is posted', 'Choose another one on Home.'],
  not_member: ['the app is not in it', 'Type /invite @samtale in it.'],
  archived: ['it is archived', 'Choose another one on Home.'],
};

async function channelFinding(client: WebClient, channel: string): Promise<Finding> {
  const problem = await problemOf(client, channel);
  if (problem === null) return well('hr channel', 'private, and the app is in it');
  if (problem === 'unknown') return notChecked('hr channel', 'Slack could not be asked');
  return wrong('hr channel', ...TROUBLES[problem]);
}
