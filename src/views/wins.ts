import type { Button, ConversationsSelect, KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { WinCard } from '../domain/cards.ts';
import type { WinProblem, WinStatus } from '../domain/wins.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import {
  button,
  buttons,
  capital,
  confirmation,
  cut,
  divider,
  escape,
  header,
  input,
  modal,
  plain,
  quote,
  section,
  small,
  textField,
  visible,
} from './parts.ts';

type Message = { text: string; blocks: KnownBlock[] };

/** A channel as Slack shows it to whoever can see it. */
const mention = (channel: string): string => `<#${channel}>`;

// ---- in the channel ----------------------------------------------------------------------------------------

/** Joins what stands before and after it, and is not seen: '@channel' is then no call, an address no link. */
const JOINER = '\u2060';

/** Words for a channel: whoever is named in them is not called, and nothing in them can be pressed. */
const harmless = (text: string): string =>
  visible(text).replaceAll(/[@<]|:(?=\/\/)/g, (mark) => mark + JOINER);

const MOST_PLAIN = 3000;
const PARTS = new RegExp(`[\\s\\S]{1,${MOST_PLAIN / 2}}`, 'gu');

/** Plain text, in which Slack reads no marks. */
const words = (text: string): SectionBlock[] =>
  (text.match(PARTS) ?? []).map((part) => ({ type: 'section', text: plain(part) }));

/** The message as it stands in the channel; the preview shows these very blocks. */
export function winMessage(texts: Texts, { name, text }: { name: string; text: string }): Message {
  const heading = harmless(texts.wins.heading(name));
  const safe = harmless(text);
  return {
    text: escape(cut(`${heading}: ${safe}`, MOST_PLAIN)),
    blocks: [header(`🎉 ${heading}`), ...words(safe)],
  };
}

/** To the writer, when it did not get there: without the text. */
export function notPostedMessage(texts: Texts, { checkinId, channel, problem, isOpen }: WinCard): Message {
  const t = texts.wins;
  const heading = t.failed(mention(channel));
  if (!isOpen) return { text: heading, blocks: [section(`*${heading}*\n${t.settled}`)] };
  return {
    text: heading,
    blocks: [
      section(`*${heading}*\n${t.problem[problem](mention(channel))} ${t.kept}`),
      buttons('win', [button('win.share', t.tryAgain, checkinId, { style: 'primary' })]),
    ],
  };
}

// ---- form and preview --------------------------------------------------------------------------------------

const MOST_TEXT = 2500;

export function winForm(
  texts: Texts,
  { checkinId, text, channel }: { checkinId: string; text: string; channel?: string },
): ModalView {
  const t = texts.wins;
  const rooms: ConversationsSelect = {
    type: 'conversations_select',
    action_id: 'v',
    filter: { include: ['public'], exclude_external_shared_channels: true, exclude_bot_users: true },
    ...(channel === undefined || channel === '' ? {} : { initial_conversation: channel }),
  };
  const typed = textField('v', { initial: cut(text, MOST_TEXT), lines: true, most: MOST_TEXT });
  return modal(
    'win.preview',
    t.formTitle,
    [
      section(t.formIntro),
      input('channel', t.channel, rooms, { hint: t.channelHint, required: true }),
      input('text', t.text, typed, { hint: t.textReader, required: true }),
    ],
    { submit: t.toPreview, close: t.close, metadata: checkinId },
  );
}

export const readWin = (values: FormValues) => ({
  text: values.text('text').trim(),
  channel: values.choice('channel') ?? '',
});

/** `company`: the texts of the language in which it is posted. `print`: of what is shown. */
export function winPreview(
  texts: Texts,
  data: {
    company: Texts;
    checkinId: string;
    print: string;
    name: string;
    text: string;
    channel: string;
    notice?: string;
  },
): ModalView {
  const t = texts.wins;
  return modal(
    'win.post',
    t.previewTitle,
    [
      ...(data.notice === undefined ? [] : [section(`*${data.notice}*`)]),
      section(t.previewIntro(mention(data.channel))),
      divider(),
      ...winMessage(data.company, data).blocks,
      divider(),
      small(t.previewNote),
      buttons('tools', [button('win.change', t.change, data.checkinId)]),
    ],
    { submit: t.post, close: t.close, metadata: `${data.checkinId} ${data.print}` },
  );
}

export const winSentView = (texts: Texts, channel: string): ModalView =>
  modal(
    'win.sent',
    texts.wins.formTitle,
    [
      section(texts.wins.sent(mention(channel))),
      buttons('next', [button('win.list', texts.wins.home, 'list')]),
    ],
    { close: texts.wins.close },
  );

// ---- one's own wins ----------------------------------------------------------------------------------------

export type WinLine = {
  checkinId: string;
  date: string;
  text: string;
  thankedBy: string | null;
  shared: { id: string; status: WinStatus; channel: string; problem: WinProblem | null } | null;
};

/** Long ones are read in full where they were written. */
const LONGEST_LINE = 500;
const LONGEST_ON_HOME = 140;

export function winList(texts: Texts, wins: WinLine[], notice?: string): ModalView {
  const t = texts.wins;
  const intro = wins.length === 0 ? t.empty : t.listIntro;
  return modal(
    'win.list',
    t.listTitle,
    [
      ...(notice === undefined ? [] : [section(`*${notice}*`)]),
      section(intro),
      ...wins.map((win) =>
        section(
          `${marks(texts, win, [`*${capital(texts.format.shortDay(win.date))}*`])}\n${quote(cut(win.text, LONGEST_LINE))}`,
          tool(texts, win),
        ),
      ),
    ],
    { close: t.close },
  );
}

/** What has become of it, in one line. */
function marks(texts: Texts, { thankedBy, shared }: WinLine, first: string[]): string {
  const t = texts.wins;
  const thanks = thankedBy === null ? [] : [escape(t.thanked(thankedBy))];
  const where = shared === null ? [] : [t.status[shared.status](mention(shared.channel))];
  return [...first, ...thanks, ...where].join(' · ');
}

function tool(texts: Texts, { checkinId, shared }: WinLine): Button {
  const t = texts.wins;
  const isThere = shared?.status === 'posted' || shared?.status === 'on_its_way';
  if (shared === null || !isThere) return button('win.share', t.share, checkinId);
  const { title, text, yes, no } = t.confirmTakeBack;
  return button('win.take_back', t.takeBack, shared.id, { confirm: confirmation(title, text, yes, no) });
}

/** One block: the newest, with the way to all of them. */
export function winsHomeBlocks(texts: Texts, wins: WinLine[]): KnownBlock[] {
  const t = texts.wins;
  const newest = wins[0];
  if (newest === undefined) return [];
  const said = marks(texts, newest, []);
  const lines = [`*${t.home}*`, quote(cut(newest.text.replaceAll('\n', ' '), LONGEST_ON_HOME)), said];
  return [section(lines.filter((line) => line !== '').join('\n'), button('win.list', t.open, 'list'))];
}

/** Beside the win where its writer reads it. */
export const shareButton = (texts: Texts, checkinId: string): Button =>
  button('win.share', texts.wins.share, checkinId);
