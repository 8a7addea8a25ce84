/** Any one of the listed scopes is enough. https://docs.slack.dev/reference/methods */
export const SCOPES_OF: Record<string, string[]> = {
  'auth.test': [],
  'users.list': ['users:read'],
  'users.info': ['users:read'],
  'users.lookupByEmail': ['users:read.email'],
  'conversations.open': ['im:write'],
  'conversations.info': ['channels:read', 'groups:read', 'im:read'],
  'conversations.history': ['channels:history', 'groups:history', 'im:history'],
  'conversations.members': ['channels:read', 'groups:read', 'im:read'],
  'conversations.list': ['channels:read', 'groups:read', 'im:read'],
  'usergroups.list': ['usergroups:read'],
  'usergroups.users.list': ['usergroups:read'],
  'chat.postMessage': ['chat:write'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'chat.postEphemeral': ['chat:write'],
  'chat.getPermalink': [],
  'views.open': [],
  'views.push': [],
  'views.update': [],
  'views.publish': [],
  'files.getUploadURLExternal': ['files:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.info': ['files:read'],
};

/** What the app's manifest asks for, the optional ones included. A test takes away what it wants to miss. */
export const ALL_SCOPES = [
  'chat:write',
  'commands',
  'users:read',
  'users:read.email',
  'usergroups:read',
  'channels:read',
  'groups:read',
  'im:history',
  'files:read',
  'files:write',
];

/** Reading a channel of this kind needs this very scope. */
export const SCOPE_OF_KIND = {
  read: { dm: 'im:read', private: 'groups:read', public: 'channels:read' },
  history: { dm: 'im:history', private: 'groups:history', public: 'channels:history' },
} as const;
