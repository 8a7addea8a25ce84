import type { KnownBlock, ModalView } from '@slack/types';
import { HELP_ANSWERS, type HelpAnswer, type HelpStatus, isHelpAnswer } from '../domain/help.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import {
  button,
  buttons,
  cut,
  escape,
  firstName,
  input,
  modal,
  option,
  quote,
  section,
  small,
  textField,
} from './parts.ts';

/** The manager cannot be reached just now. `day`: of their return, as it stands in a sentence. */
export type Held = { why: 'away'; day: string } | { why: 'paused' | 'gone' };

/** Who is asked, and what happens with it, before anything is sent. */
export function helpForm(texts: Texts, { manager, held }: { manager: string; held: Held | null }): ModalView {
  const t = texts.help;
  const intro =
    held?.why === 'away'
      ? t.introAway(manager, held.day)
      : held?.why === 'paused'
        ? t.introPaused(manager)
        : t.intro(manager);
  return modal(
    'help.ask',
    t.title,
    [
      section(escape(intro)),
      input('text', t.text, textField('v', { lines: true, placeholder: t.textExample }), {
        hint: t.reader(manager),
      }),
    ],
    { submit: t.send, close: t.close },
  );
}

export const readHelp = (values: FormValues): string => values.text('text').trim();

/** `day` and `time`: when it was asked, by the reader's own clock. */
export type HelpData = {
  id: string;
  other: string;
  status: HelpStatus;
  answer: HelpAnswer | null;
  text: string;
  reply: string;
  day: string;
  time: string;
};

/** What has become of one's own request. */
export function ownHelpView(
  texts: Texts,
  data: HelpData & { held: Held | null; notice?: string },
): ModalView {
  const t = texts.help;
  const { status, other, held, notice } = data;
  const label = status === 'waiting' && held !== null ? t.withdraw : t.solved;
  const close = button('help.close', label, data.id);
  return modal(
    'help.own',
    t.ownTitle,
    [
      section(`*${escape(notice ?? statusLine(texts, data))}*`),
      small(escape(t.asked(data.day, data.time))),
      ...written(t.yours, data.text),
      ...written(t.reply(other), data.reply),
      ...(status === 'closed' ? [] : [buttons('close', [close])]),
    ],
    { close: t.close },
  );
}

function statusLine(texts: Texts, { status, other, answer, held }: Line & { held: Held | null }): string {
  const t = texts.help;
  if (status === 'waiting' && held !== null) {
    if (held.why === 'away') return t.waitingAway(other, held.day);
    return held.why === 'paused' ? t.waitingPaused(other) : t.waitingGone(other);
  }
  return t.status[status](other, answer === null ? '' : t.answers[answer]);
}

/** In parts that still fit when every character has to be escaped, between words where there are any. */
const PARTS = /[\s\S]{1,580}(?=\s|$)|[\s\S]{1,580}/gu;

function written(label: string, text: string): KnownBlock[] {
  if (text === '') return [];
  const parts = text.match(PARTS) ?? [];
  return parts.map((part, n) => section(`${n === 0 ? `*${escape(label)}*\n` : ''}${quote(part)}`));
}

/** What the manager reads and answers. */
export function helpRequestView(texts: Texts, data: HelpData): ModalView {
  const t = texts.help;
  const { id, other, answer, text } = data;
  const options = HELP_ANSWERS.map((one) => option(t.answers[one], one));
  const chosen = options.find(({ value }) => value === answer);
  const words = text === '' ? [section(escape(t.nothingWritten(other)))] : written(t.theirs(other), text);
  const intro = section(escape(t.askedOf(other, data.day, data.time)));
  const title = t.managerTitle(firstName(other));
  if (data.status === 'closed')
    return modal('help.closed', title, [intro, section(escape(t.managerStatus.closed(other, '')))], {
      close: t.close,
    });
  return modal(
    'help.answer',
    title,
    [
      intro,
      ...words,
      input(
        'answer',
        t.answer,
        {
          type: 'radio_buttons',
          action_id: 'v',
          options,
          ...(chosen === undefined ? {} : { initial_option: chosen }),
        },
        { required: true },
      ),
      input('reply', t.answerReply, textField('v', { lines: true, initial: data.reply }), {
        hint: t.replyReader(other),
      }),
    ],
    { submit: t.sendAnswer, close: t.close, metadata: id },
  );
}

export function readHelpAnswer(values: FormValues): { answer: HelpAnswer | null; reply: string } {
  const answer = values.choice('answer');
  return { answer: isHelpAnswer(answer) ? answer : null, reply: values.text('reply').trim() };
}

// ---- Home --------------------------------------------------------------------------------------------------

const MOST_REQUESTS = 5;

type Line = Pick<HelpData, 'id' | 'other' | 'status' | 'answer'>;

/** One block: the button, or what has become of the request. */
export function helpHomeBlock(texts: Texts, manager: string, own: (Line & { held: Held | null }) | null) {
  const t = texts.help;
  if (own === null)
    return section(`*${t.home}*\n${escape(t.homeText(manager))}`, button('help.now', t.button, 'now'));
  const line = escape(statusLine(texts, own));
  return section(`*${t.homeOpen}*\n${line}`, button('help.open', t.open, own.id));
}

export const helpHomeRequests = (texts: Texts, requests: Line[]): KnownBlock[] =>
  requests.slice(0, MOST_REQUESTS).map(({ id, other, status, answer }) => {
    const t = texts.help;
    const name = escape(cut(other, 100));
    const said = answer === null ? '' : t.answers[answer];
    const style = answer === null ? { style: 'primary' as const } : {};
    return section(
      `*${t.message(name)}*\n${t.managerStatus[status](name, said)}`,
      button('help.open', t.open, id, style),
    );
  });
