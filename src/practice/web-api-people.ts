import { type Args, type Method, page } from './method.ts';
import { Refused } from './refused.ts';
import { SCOPE_OF_KIND } from './scopes.ts';
import { messageObject, openable } from './web-api-chat.ts';
import { type Channel, type Person, type Workspace, handleOf } from './workspace.ts';

/** The company that strangers belong to. */
export const STRANGER_TEAM = 'T0STRANGER';

/** A person as Slack tells an app about them. Somebody deactivated has no zone any more. */
export function userObject(workspace: Workspace, person: Person, locale: boolean): Record<string, unknown> {
  const { id, name, deleted, kind, tz } = person;
  const email = workspace.scopes.has('users:read.email') && kind !== 'stranger' && kind !== 'bot';
  return {
    id,
    team_id: kind === 'stranger' ? STRANGER_TEAM : workspace.team.id,
    name: handleOf(person),
    real_name: name,
    deleted,
    profile: {
      real_name: name,
      display_name: name,
      ...(email ? { email: person.email } : {}),
    },
    is_bot: kind === 'bot',
    is_app_user: false,
    is_restricted: kind === 'guest',
    is_ultra_restricted: false,
    ...(kind === 'stranger' ? { is_stranger: true } : {}),
    ...(deleted ? {} : { tz }),
    ...(locale && !deleted ? { locale: person.locale } : {}),
  };
}

/** Slack's own helper stands in every list of people, and does not say that it is a bot. */
const SLACKBOT: Person = {
  id: 'USLACKBOT',
  name: 'Slackbot',
  email: '',
  tz: 'America/Los_Angeles',
  locale: 'en-US',
  deleted: false,
  kind: 'member',
};

function usersList(workspace: Workspace, args: Args) {
  const { items, next } = page([SLACKBOT, ...workspace.people.values()], args);
  const locale = args['include_locale'] === true;
  return {
    members: items.map((person) => userObject(workspace, person, locale)),
    response_metadata: next,
  };
}

function usersInfo(workspace: Workspace, args: Args) {
  const person = workspace.people.get(args['user'] as string);
  if (!person) throw new Refused('user_not_found');
  return { user: userObject(workspace, person, args['include_locale'] === true) };
}

function lookupByEmail(workspace: Workspace, args: Args) {
  const wanted = String(args['email']).toLowerCase();
  const found = [...workspace.people.values()].find(
    (person) => person.email.toLowerCase() === wanted && !person.deleted && person.kind !== 'bot',
  );
  if (!found) throw new Refused('users_not_found');
  return { user: userObject(workspace, found, false) };
}

function channelObject(workspace: Workspace, channel: Channel): Record<string, unknown> {
  const { id, name, kind, members, shared, archived } = channel;
  const dm = kind === 'dm' ? { user: members.find((member) => member !== workspace.bot.userId) } : { name };
  return {
    id,
    ...dm,
    is_channel: kind === 'public',
    is_group: kind === 'private',
    is_im: kind === 'dm',
    is_private: kind !== 'public',
    is_member: members.includes(workspace.bot.userId),
    is_archived: archived,
    is_shared: shared,
    is_ext_shared: shared,
    is_org_shared: false,
    num_members: members.length,
  };
}

/** A channel that the app may look into: granted for its kind, and inside if it is not public. */
function visible(workspace: Workspace, id: unknown, what: 'read' | 'history'): Channel {
  const channel = workspace.channels.get(id as string);
  if (!channel) throw new Refused('channel_not_found');
  const needed = SCOPE_OF_KIND[what][channel.kind];
  if (!workspace.scopes.has(needed)) throw missingScope(workspace, needed);
  const inside = channel.members.includes(workspace.bot.userId);
  if (!inside && channel.kind !== 'public') throw new Refused('channel_not_found');
  if (!inside && what === 'history') throw new Refused('not_in_channel');
  return channel;
}

export function missingScope(workspace: Workspace, needed: string): Refused {
  return new Refused('missing_scope', { needed, provided: [...workspace.scopes].join(',') });
}

function open(workspace: Workspace, args: Args) {
  const channel = openable(workspace, args['users'] as string);
  return { channel: args['return_im'] ? channelObject(workspace, channel) : { id: channel.id } };
}

function info(workspace: Workspace, args: Args) {
  return { channel: channelObject(workspace, visible(workspace, args['channel'], 'read')) };
}

function members(workspace: Workspace, args: Args) {
  const { items, next } = page(visible(workspace, args['channel'], 'read').members, args);
  return { members: items, response_metadata: next };
}

const TYPES = { public_channel: 'public', private_channel: 'private', im: 'dm' } as const;

function list(workspace: Workspace, args: Args) {
  const types = ((args['types'] as string | undefined) ?? 'public_channel').split(',');
  const kinds = types.map((type) => TYPES[type as keyof typeof TYPES]);
  if (kinds.includes(undefined as never)) throw new Refused('invalid_types');
  const missing = kinds.map((kind) => SCOPE_OF_KIND.read[kind]).find((scope) => !workspace.scopes.has(scope));
  if (missing) throw missingScope(workspace, missing);
  const found = [...workspace.channels.values()].filter(
    ({ kind, members: inside, archived }) =>
      kinds.includes(kind) &&
      (kind === 'public' || inside.includes(workspace.bot.userId)) &&
      !(archived && args['exclude_archived']),
  );
  const { items, next } = page(found, args);
  return { channels: items.map((channel) => channelObject(workspace, channel)), response_metadata: next };
}

function history(workspace: Workspace, args: Args) {
  const channel = visible(workspace, args['channel'], 'history');
  const after = Number(args['oldest'] ?? 0);
  const before = Number(args['latest'] || Infinity);
  const edges = args['inclusive'] === true;
  const found = (workspace.messages.get(channel.id) ?? []).filter(
    ({ ts, ephemeralFor, thread_ts: thread }) => {
      const at = Number(ts);
      const within = edges ? at >= after && at <= before : at > after && at < before;
      return within && !ephemeralFor && (thread === undefined || thread === ts);
    },
  );
  const { items, next } = page(found.toReversed(), { limit: 100, ...args });
  const whole = args['include_all_metadata'] === true;
  return {
    messages: items.map((message) => ({
      ...messageObject(workspace, message),
      ...(whole && message.metadata ? { metadata: message.metadata } : {}),
    })),
    has_more: next.next_cursor !== '',
    response_metadata: next,
  };
}

function groupsList(workspace: Workspace, args: Args) {
  const usergroups = [...workspace.groups.values()].map(({ id, handle, name, users }) => ({
    id,
    handle,
    name,
    team_id: workspace.team.id,
    is_usergroup: true,
    date_delete: 0,
    user_count: users.length,
    ...(args['include_users'] ? { users } : {}),
  }));
  return { usergroups };
}

function groupUsers(workspace: Workspace, args: Args) {
  const group = workspace.groups.get(args['usergroup'] as string);
  if (!group) throw new Refused('no_such_subteam');
  return { users: group.users };
}

const paging = { cursor: 'string', limit: 'number' } as const;

export const peopleMethods: Record<string, Method> = {
  'users.list': { takes: { ...paging, include_locale: 'boolean' }, run: usersList },
  'users.info': { takes: { user: 'string!', include_locale: 'boolean' }, run: usersInfo },
  'users.lookupByEmail': { takes: { email: 'string!' }, run: lookupByEmail },
  'conversations.open': { takes: { users: 'string!', return_im: 'boolean' }, run: open },
  'conversations.info': {
    takes: { channel: 'string!', include_locale: 'boolean', include_num_members: 'boolean' },
    run: info,
  },
  'conversations.members': { takes: { channel: 'string!', ...paging }, run: members },
  'conversations.list': { takes: { ...paging, types: 'string', exclude_archived: 'boolean' }, run: list },
  'conversations.history': {
    takes: {
      channel: 'string!',
      ...paging,
      oldest: 'string',
      latest: 'string',
      inclusive: 'boolean',
      include_all_metadata: 'boolean',
    },
    run: history,
  },
  'usergroups.list': {
    takes: { include_users: 'boolean', include_count: 'boolean', include_disabled: 'boolean' },
    run: groupsList,
  },
  'usergroups.users.list': { takes: { usergroup: 'string!', include_disabled: 'boolean' }, run: groupUsers },
};
