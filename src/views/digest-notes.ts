import type { ChannelProblem } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import type { Message } from './messages.ts';
import { button, buttons, escape, section, small } from './parts.ts';

/* What the administrators hear about the digest. */

/** To the administrators: why the digest of a week waits, and what to do. */
export function digestLostMessage(texts: Texts, week: string): Message {
  const t = texts.digest.lost;
  const title = t.title(texts.format.week(week));
  return {
    text: escape(`${title}. ${t.text}`),
    blocks: [
      section(`*${escape(title)}*\n${escape(t.text)}`),
      buttons('digest', [button('digest.post_again', t.again, week)]),
    ],
  };
}

export function digestReadersMessage(texts: Texts, channel: string, others: number): Message {
  const t = texts.digest.readers;
  return {
    text: escape(t.text(others)),
    blocks: [section(`*${escape(t.text(others))}*\n<#${channel}>. ${escape(t.what)}`)],
  };
}

export function digestHeldMessage(texts: Texts, week: string, why: ChannelProblem): Message {
  const t = texts.digest.heldBack;
  const title = t.text(texts.format.week(week));
  return {
    text: escape(`${title}. ${t.why[why]}`),
    blocks: [section(`*${escape(title)}*\n${escape(t.why[why])}`), small(t.kept)],
  };
}

export function noPicturesMessage(texts: Texts): Message {
  const t = texts.digestPicture.notAllowed;
  return { text: escape(t.title), blocks: [section(`*${escape(t.title)}*\n${escape(t.text)}`)] };
}
