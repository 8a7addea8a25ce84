import type { Args, Method } from './method.ts';
import { Refused } from './refused.ts';
import { contentOf, postable } from './web-api-chat.ts';
import type { StoredFile, Workspace } from './workspace.ts';

const METHOD = 'files.completeUploadExternal';
export const UPLOADS = 'https://files.slack.com/upload/v1/';
export const DOWNLOADS = 'https://files.slack.com/files-pri/';

const MIMETYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  csv: 'text/csv',
  txt: 'text/plain',
  json: 'application/json',
  md: 'text/markdown',
  ics: 'text/calendar',
  zip: 'application/zip',
};

const extension = (name: string): string => name.split('.').at(-1)!.toLowerCase();

/** Keeps a file that somebody has chosen or the app has announced. `content` is base64. */
export function storeFile(workspace: Workspace, user: string, name: string, content: string): StoredFile {
  const id = workspace.nextId('F');
  const mimetype = MIMETYPES[extension(name)] ?? 'application/octet-stream';
  const file = { id, name, title: name, mimetype, user, content, ready: true };
  workspace.files.set(id, file);
  return file;
}

/** A file as Slack tells an app about it. */
export function fileObject(workspace: Workspace, file: StoredFile): Record<string, unknown> {
  const url = `${DOWNLOADS}${workspace.team.id}-${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    user: file.user,
    filetype: extension(file.name),
    size: Buffer.from(file.content, 'base64').length,
    mode: 'hosted',
    url_private: url,
    url_private_download: url,
    user_team: workspace.team.id,
    ...(file.altText ? { alt_txt: file.altText } : {}),
  };
}

function getUploadUrl(workspace: Workspace, args: Args) {
  if ((args['length'] as number) < 1) throw new Refused('invalid_arguments');
  const file = storeFile(workspace, workspace.bot.userId, args['filename'] as string, '');
  file.ready = false;
  const altText = (args['alt_txt'] ?? args['alt_text']) as string | undefined;
  if (altText) file.altText = altText;
  return { upload_url: `${UPLOADS}${file.id}?length=${String(args['length'])}`, file_id: file.id };
}

/** Takes the bytes that are sent to an upload address; false if the address or the length is wrong. */
export function takeUpload(workspace: Workspace, url: string, bytes: Uint8Array): boolean {
  const { pathname, searchParams } = new URL(url);
  const file = workspace.files.get(pathname.split('/').at(-1)!);
  if (!file || file.ready || Number(searchParams.get('length')) !== bytes.length) return false;
  file.content = Buffer.from(bytes).toString('base64');
  return true;
}

/** The bytes behind a file's private address. */
export function download(workspace: Workspace, url: string): Buffer<ArrayBuffer> | undefined {
  const id = /-(F[A-Z0-9]+)\//.exec(url)?.[1];
  const file = id ? workspace.files.get(id) : undefined;
  return file?.ready ? Buffer.from(file.content, 'base64') : undefined;
}

function completeUpload(workspace: Workspace, args: Args) {
  const named = args['files'] as { id: string; title?: string }[];
  if (!Array.isArray(named) || named.length === 0) throw new Refused('invalid_arguments');
  const files = named.map(({ id, title }) => {
    const file = workspace.files.get(id);
    // Announced by this app, and its bytes have come.
    if (!file || file.content === '' || file.user !== workspace.bot.userId)
      throw new Refused('file_not_found');
    return Object.assign(file, title ? { title } : {});
  });
  const id = args['channel_id'] as string | undefined;
  // Unlike a message, a file goes to a conversation by its id, never to a person's.
  if (id !== undefined && !/^[CDG]/.test(id)) throw new Refused('channel_not_found');
  const channel = id === undefined ? undefined : postable(workspace, id);
  for (const file of files) file.ready = true;
  if (channel) {
    const thread = args['thread_ts'] as string | undefined;
    const text = (args['initial_comment'] as string | undefined) ?? '';
    workspace.addMessage({
      ts: workspace.nextTs(),
      channel: channel.id,
      user: workspace.bot.userId,
      ...(args['blocks'] === undefined
        ? { text }
        : contentOf(workspace, METHOD, {
            blocks: args['blocks'],
            text,
          })),
      files: files.map((file) => file.id),
      ...(thread ? { thread_ts: thread } : {}),
    });
  }
  return { files: files.map((file) => fileObject(workspace, file)) };
}

function info(workspace: Workspace, args: Args) {
  const file = workspace.files.get(args['file'] as string);
  if (!file?.ready) throw new Refused('file_not_found');
  return { file: fileObject(workspace, file) };
}

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': {
    // The documentation says alt_txt, Slack's own library sends alt_text.
    takes: {
      filename: 'string!',
      length: 'number!',
      snippet_type: 'string',
      alt_txt: 'string',
      alt_text: 'string',
    },
    run: getUploadUrl,
  },
  [METHOD]: {
    takes: {
      files: 'json!',
      channel_id: 'string',
      thread_ts: 'string',
      initial_comment: 'string',
      blocks: 'json',
    },
    run: completeUpload,
  },
  'files.info': { takes: { file: 'string!' }, run: info },
};
