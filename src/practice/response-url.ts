import type { Args } from './method.ts';
import { Refused } from './refused.ts';
import { addEphemeral, contentOf, removeMessage, rewrite } from './web-api-chat.ts';
import type { Message } from './shown.ts';
import type { Call, Workspace } from './workspace.ts';

const KNOWN = new Set([
  'text',
  'blocks',
  'attachments',
  'metadata',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
  'parse',
  'link_names',
  'reply_broadcast',
]);

type Outcome = { response: Response; call: Omit<Call, 'at' | 'method'> };

function refused(status: number, error: string, person?: string): Outcome {
  const call = { ok: false, error, ...(person === undefined ? {} : { person }) };
  return { response: new Response(JSON.stringify({ ok: false, error }), { status }), call };
}

/** What is sent to a response address: a new message, or a change of the one that was acted on. */
export function answerResponseUrl(workspace: Workspace, url: string, args: Args): Outcome {
  const target = workspace.responseUrls.use(url);
  if (typeof target === 'string') return refused(404, target);
  const { user, channel, ts } = target;
  try {
    const unknown = Object.keys(args).find((name) => !KNOWN.has(name));
    if (unknown) throw Refused.invalid('invalid_arguments', [{ pointer: `/${unknown}`, rule: 'unknown' }]);
    respond(
      workspace,
      { user, channel, message: ts === null ? undefined : workspace.message(channel, ts) },
      args,
    );
    return { response: new Response('ok'), call: { ok: true, person: user } };
  } catch (error) {
    if (error instanceof Refused) return refused(400, error.code, user);
    throw error;
  }
}

/** Says something to a person where they acted; `message` is the one they acted on. */
export function respond(
  workspace: Workspace,
  { user, channel, message }: { user: string; channel: string; message: Message | undefined },
  args: Args,
): void {
  if (args['delete_original'] === true || args['replace_original'] === true) {
    if (!message) throw new Refused('message_not_found');
    if (args['delete_original'] === true) return removeMessage(workspace, message);
    return rewrite(workspace, message, contentOf(workspace, 'response_url', args));
  }
  const content = contentOf(workspace, 'response_url', args);
  if (args['response_type'] !== 'in_channel') {
    addEphemeral(workspace, channel, user, content);
    return undefined;
  }
  workspace.addMessage({ ts: workspace.nextTs(), channel, user: workspace.bot.userId, ...content });
  return undefined;
}
