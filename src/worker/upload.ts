import type { WebClient } from '@slack/web-api';

/*
 * Slack's way of taking a file: an address, the bytes, and where the file belongs. Nothing is seen before the last step.
 * https://docs.slack.dev/messaging/working-with-files#uploading_files
 */

export type UploadDesk = {
  readonly clients: { readonly bulk: WebClient };
  /** Stands in for the network; absent: the real one. */
  readonly fetch?: typeof globalThis.fetch | undefined;
};

const PATIENCE_MS = 30_000;

/** The first two steps; they may be done again. Returns the id of the file. */
export async function bring(
  desk: UploadDesk,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
  alt?: string,
): Promise<string> {
  const place = await desk.clients.bulk.files.getUploadURLExternal({
    filename: name,
    length: bytes.length,
    ...(alt === undefined ? {} : { alt_text: alt }),
  });
  await put(desk, place.upload_url ?? '', bytes);
  return place.file_id ?? '';
}

/** Only to Slack itself. */
async function put({ fetch }: UploadDesk, url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  if (!/^https:\/\/([\w-]+\.)*slack\.com\//.test(url)) throw new Error('an upload address outside Slack');
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const answer = await (fetch ?? globalThis.fetch)(url, { method: 'POST', body: bytes, signal });
  if (!answer.ok) throw new Error(`upload ${answer.status}`);
}

/** The last step: with it people see the file. */
export async function share(
  { clients }: UploadDesk,
  file: { id: string; title: string },
  where: { channel: string; comment: string; thread?: string },
): Promise<void> {
  const place = { files: [file] as [typeof file], initial_comment: where.comment };
  const { channel, thread } = where;
  await clients.bulk.files.completeUploadExternal(
    thread === undefined
      ? { ...place, channel_id: channel }
      : { ...place, channel_id: channel, thread_ts: thread },
  );
}
