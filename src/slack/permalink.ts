import type { Tx } from '../store/db.ts';
import { personBySlackId } from '../store/people.ts';
import type { Picked } from './listen.ts';

/** The address of a message, as Slack's own "Copy link" gives it: no call is needed for it. */
export function permalink({ domain, channel, ts, thread }: Omit<Picked, 'text' | 'by'>): string {
  const host = domain === '' ? 'slack.com' : `${domain}.slack.com`;
  const answer = thread === null ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `https://${host}/archives/${channel}/p${ts.replace('.', '')}${answer}`;
}

const PERMALINK =
  /^https:\/\/([a-z0-9-]+\.)*slack\.com\/archives\/[A-Z0-9]+\/p\d+(\?thread_ts=[\d.]+&cid=[A-Z0-9]+)?$/;

export const isPermalink = (text: string): boolean => PERMALINK.test(text);

const REFERENCE = /<([@#!]?)([^|>]*)(?:\|([^>]*))?>/g;

/**
 * Words as people see them, from words as Slack writes them: names for `<@U…>`, characters for entities,
 * https://docs.slack.dev/messaging/formatting-message-text
 */
export const plainWords = (tx: Tx, text: string): string =>
  text
    .replaceAll(REFERENCE, (_, sign: string, id: string, label?: string) => {
      if (sign === '@') return `@${personBySlackId(tx, id)?.name ?? label ?? '…'}`;
      if (sign === '#') return `#${label ?? '…'}`;
      return sign === '!' ? `@${label ?? id}` : (label ?? id);
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
