import { STRANGER_TEAM, userObject } from './web-api-people.ts';
import { messageObject } from './web-api-chat.ts';
import { viewObject } from './web-api-views.ts';
import type { Message, OpenView, Values } from './shown.ts';
import { type Channel, type Person, type Workspace, handleOf } from './workspace.ts';

/** What Slack sends to an app, as JSON. https://docs.slack.dev/reference/interaction-payloads */
export type Body = Record<string, unknown>;

const VERIFICATION_TOKEN = 'practice';

function teamOf(workspace: Workspace, person: Person): string {
  return person.kind === 'stranger' ? STRANGER_TEAM : workspace.team.id;
}

/** What every interaction has in common; `from` is the modal that the person is in. */
function interaction(workspace: Workspace, person: Person, from: string | null): Body {
  const name = handleOf(person);
  return {
    user: { id: person.id, username: name, name, team_id: teamOf(workspace, person) },
    api_app_id: workspace.appId,
    token: VERIFICATION_TOKEN,
    trigger_id: newTrigger(workspace, person.id, from),
    team: { id: workspace.team.id, domain: workspace.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function newTrigger(workspace: Workspace, user: string, from: string | null): string {
  return workspace.triggers.issue(workspace.nextId('trigger.'), user, from);
}

function newResponseUrl(workspace: Workspace, user: string, channel: string, ts: string | null): string {
  return workspace.responseUrls.issue(workspace.nextId('R'), user, channel, ts);
}

const channelName = ({ kind, name }: Channel) =>
  ({ dm: 'directmessage', private: 'privategroup', public: name })[kind];

/** A press of a button or a choice in a message. An ephemeral message itself is not sent along. */
export function messageAction(
  workspace: Workspace,
  person: Person,
  message: Message,
  values: Values,
  action: Body,
): Body {
  const channel = workspace.channels.get(message.channel)!;
  const ephemeral = message.ephemeralFor !== undefined;
  return {
    type: 'block_actions',
    ...interaction(workspace, person, null),
    container: { type: 'message', message_ts: message.ts, channel_id: channel.id, is_ephemeral: ephemeral },
    channel: { id: channel.id, name: channelName(channel) },
    ...(ephemeral ? {} : { message: messageObject(workspace, message) }),
    state: { values },
    response_url: newResponseUrl(workspace, person.id, channel.id, message.ts),
    actions: [action],
  };
}

/** A press or a choice in a modal or on Home: the whole form comes along. */
export function viewAction(workspace: Workspace, person: Person, open: OpenView, action: Body): Body {
  return {
    type: 'block_actions',
    ...interaction(workspace, person, open.view.type === 'modal' ? open.id : null),
    container: { type: 'view', view_id: open.id },
    view: viewObject(workspace, open),
    actions: [action],
  };
}

export function submission(workspace: Workspace, person: Person, open: OpenView): Body {
  return {
    type: 'view_submission',
    ...interaction(workspace, person, open.id),
    view: viewObject(workspace, open),
    response_urls: [],
  };
}

export function closing(workspace: Workspace, person: Person, open: OpenView, cleared: boolean): Body {
  const { trigger_id: _none, ...rest } = interaction(workspace, person, open.id);
  return { type: 'view_closed', ...rest, view: viewObject(workspace, open), is_cleared: cleared };
}

export function command(
  workspace: Workspace,
  person: Person,
  given: { command: string; text: string; channel: Channel },
): Body {
  return {
    token: VERIFICATION_TOKEN,
    team_id: workspace.team.id,
    team_domain: workspace.team.domain,
    channel_id: given.channel.id,
    channel_name: channelName(given.channel),
    user_id: person.id,
    user_name: handleOf(person),
    command: given.command,
    text: workspace.escapeCommands ? escaped(workspace, given.text) : given.text,
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: newResponseUrl(workspace, person.id, given.channel.id, null),
    trigger_id: newTrigger(workspace, person.id, null),
  };
}

/** With `should_escape` Slack turns `@kari.nordmann` and `#general` into ids, and `&<>` into entities. */
function escaped(workspace: Workspace, text: string): string {
  const people = new Map([...workspace.people.values()].map((person) => [handleOf(person), person.id]));
  const channels = new Map([...workspace.channels.values()].map(({ name, id }) => [name, id]));
  const entities = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return entities
    .replaceAll(/@([a-z0-9.]+)/g, (all, name: string) =>
      people.has(name) ? `<@${people.get(name)}|${name}>` : all,
    )
    .replaceAll(/#([a-z-]+)/g, (all, name: string) =>
      channels.has(name) ? `<#${channels.get(name)}|${name}>` : all,
    );
}

export function shortcut(workspace: Workspace, person: Person, callbackId: string): Body {
  const at = workspace.nextTs();
  return {
    type: 'shortcut',
    ...interaction(workspace, person, null),
    callback_id: callbackId,
    action_ts: at,
  };
}

export function messageShortcut(
  workspace: Workspace,
  person: Person,
  callbackId: string,
  message: Message,
): Body {
  const channel = workspace.channels.get(message.channel)!;
  return {
    type: 'message_action',
    ...interaction(workspace, person, null),
    callback_id: callbackId,
    action_ts: workspace.nextTs(),
    message_ts: message.ts,
    channel: {
      id: channel.id,
      name: channelName(channel),
    },
    message: messageObject(workspace, message),
    response_url: newResponseUrl(workspace, person.id, channel.id, message.ts),
  };
}

function event(workspace: Workspace, inner: Body): Body {
  const teamId = workspace.team.id;
  return {
    token: VERIFICATION_TOKEN,
    team_id: teamId,
    context_team_id: teamId,
    context_enterprise_id: null,
    api_app_id: workspace.appId,
    event: { ...inner, event_ts: workspace.nextTs() },
    type: 'event_callback',
    event_id: workspace.nextId('Ev'),
    event_time: Math.floor(workspace.clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: teamId,
        user_id: workspace.bot.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
}

/** Slack sends this for both tabs of the app, on every opening. */
export function homeOpened(workspace: Workspace, person: Person, tab: 'home' | 'messages'): Body {
  const home = workspace.homes.get(person.id);
  const view = home && tab === 'home' ? { view: viewObject(workspace, home) } : {};
  const channel = workspace.dm(person.id).id;
  return event(workspace, { type: 'app_home_opened', user: person.id, channel, tab, ...view });
}

export function teamJoin(workspace: Workspace, person: Person): Body {
  return event(workspace, { type: 'team_join', user: userObject(workspace, person, true) });
}
