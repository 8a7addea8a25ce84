import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import { type FormValues, readOnce } from './form.ts';
import {
  button,
  buttons,
  confirmation,
  cut,
  escape,
  firstName,
  input,
  modal,
  option,
  quote,
  section,
  select,
  textField,
} from './parts.ts';

/* Writing down a point for a talk, from nothing or from a message in Slack. */

export type PointDraft = { text: string; important: boolean };

/** `name`: of the one in that talk who is not oneself. `own`: one is the employee in it. */
export type TalkWith = { pairId: string; name: string; own: boolean };

export type PointFormData = {
  metadata: string;
  /** One to choose from, or just the one it is for. */
  talks: TalkWith[];
  given: Partial<PointDraft>;
  /** The pair to whose agenda one gets back; '' for nowhere. */
  back: string;
  /** The id of the point that is being changed; '' for a new one. */
  editing: string;
  picked?: PickedMessage;
};

/** What a message shortcut was used on. `own`: its words were the person's, and stand in the form to be changed. */
export type PickedMessage = { link: string; name: string; own: boolean; excerpt: string };

const MOST_TALKS = 100;

export function pointForm(texts: Texts, data: PointFormData): ModalView {
  const t = texts.agenda;
  const { talks, given, back, editing, picked } = data;
  const [only] = talks;
  const hint = talks.length === 1 ? t.reader(firstName(only!.name)) : t.readerChosen;
  const text = textField('v', { initial: given.text, placeholder: t.textExample, lines: true });
  const blocks: KnownBlock[] = [
    ...(picked === undefined ? [] : pickedBlocks(texts, picked)),
    ...(talks.length === 1 ? [] : [input('who', t.who, talkSelect(texts, talks), { required: true, hint })]),
    input('text', t.text, text, { required: true, hint }),
    ...(picked === undefined || picked.own || picked.excerpt === '' ? [] : [keepBox(texts, picked)]),
    input('important', t.mark, box(t.isImportant, given.important === true), {
      hint: `${t.markHint} ${hint}`,
    }),
    ...(back === '' ? [] : [rowBack(texts, back, editing)]),
  ];
  return modal('agenda.point', t.pointTitle, readOnce(hint, blocks), {
    submit: t.save,
    close: t.close,
    metadata: data.metadata,
  });
}

function pickedBlocks(texts: Texts, { link, name, own, excerpt }: PickedMessage): KnownBlock[] {
  const t = texts.agenda;
  const linked = (words: string) => `<${link}|${words}>`;
  if (own) return [section(t.pickedOwn(linked(t.pickedLink)))];
  const who = name === '' ? t.pickedApp : name;
  const from = section(t.pickedOther(escape(who), linked(t.pickedLinkFirst)));
  return excerpt === '' ? [from] : [from, section(quote(excerpt))];
}

function talkSelect(texts: Texts, talks: TalkWith[]) {
  const names = talks
    .slice(0, MOST_TALKS)
    .map(({ pairId, name, own }) => option(own ? texts.agenda.ownTalk(name) : name, pairId));
  return select('v', names);
}

function keepBox(texts: Texts, { name }: PickedMessage): KnownBlock {
  const t = texts.agenda;
  const who = name === '' ? t.pickedApp : name;
  return input('keep', t.keep, box(t.keepThese, false), { hint: t.keepHint(who) });
}

function box(text: string, isChosen: boolean) {
  const options = [option(text, 'yes')];
  return {
    type: 'checkboxes' as const,
    action_id: 'v',
    options,
    ...(isChosen ? { initial_options: options } : {}),
  };
}

function rowBack(texts: Texts, back: string, editing: string): KnownBlock {
  const t = texts.agenda;
  const { title, text, yes, no } = t.confirmRemove;
  const confirm = confirmation(title, text, yes, no);
  return buttons('back', [
    button('agenda.open', t.back, back),
    ...(editing === '' ? [] : [button('agenda.remove', t.remove, editing, { confirm })]),
  ]);
}

export type SentPoint =
  | { ok: true; who: string | null; keep: boolean; draft: PointDraft }
  | { ok: false; errors: Record<string, string> };

export function readPoint(texts: Texts, values: FormValues): SentPoint {
  const text = values.text('text').trim();
  if (text === '') return { ok: false, errors: { text: texts.agenda.needText } };
  const has = (block: string) => values.choices(block).length > 0;
  return {
    ok: true,
    who: values.choice('who'),
    keep: has('keep'),
    draft: { text, important: has('important') },
  };
}

export function savedPoint(texts: Texts, other: string, pairId: string): ModalView {
  const t = texts.agenda;
  const next = buttons('next', [button('agenda.open', t.title, pairId)]);
  return modal('checkin.sent', t.savedTitle, [section(escape(t.saved(firstName(other)))), next], {
    close: t.close,
  });
}

/** A manager chooses whose agenda to open. */
export function chooseAgenda(texts: Texts, talks: TalkWith[]): ModalView {
  const t = texts.agenda;
  const who = input('who', t.who, talkSelect(texts, talks), { required: true });
  return modal('agenda.choose', t.whoTitle, [who], { submit: t.next, close: t.close });
}

/** In the place of what the employee prepared, while this pair answers first and the manager has not. */
export function answerFirstView(texts: Texts, checkinId: string, employee: string): ModalView {
  const t = texts.agenda;
  const name = firstName(employee);
  const text = textField('v', { placeholder: t.textExample, lines: true });
  const blocks = [
    section(escape(t.firstWhy(name))),
    input('text', t.text, text, { required: true, hint: t.reader(name) }),
  ];
  const title = cut(t.firstTitle, 24);
  return modal('agenda.first', title, blocks, { submit: t.firstSend, close: t.close, metadata: checkinId });
}
