import { textsFor } from '../i18n/index.ts';
import {
  isPublic,
  keepWinDraft,
  postWin,
  printOf,
  reachWin,
  takeBackWin,
  type WinDraft,
  winDraftOf,
  winsOf,
} from '../service/wins.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import { readWin, winForm, winList, winPreview, winSentView, winsHomeBlocks } from '../views/wins.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';

/* A win is made public by its writer alone: a form, a preview of just what will stand where, and only then the post. */

export const winRoutes: Routes = {
  clicks: {
    'win.list': (tx, who, click) => [{ do: effectOf(click), view: listOf(tx, who) }],
    'win.share': openForm,
    'win.change': openForm,
    'win.take_back': takeBack,
  },
  forms: { 'win.preview': preview, 'win.post': post },
  drafts: { 'win.preview': { again: (tx, who, form) => openForm(tx, who, { value: form.metadata, form }) } },
};

export const winsHome: HomeSection = (tx, person, texts) => winsHomeBlocks(texts, winsOf(tx, person));

type Asked = Pick<Click, 'value' | 'form'>;
const effectOf = ({ form }: Asked) => (form === undefined ? 'open' : 'update');
const listOf = (tx: Tx, { person, texts }: Who, notice?: string) =>
  winList(texts, winsOf(tx, person), notice);

function openForm(tx: Tx, who: Who, click: Asked): Effect[] {
  const { person, texts } = who;
  const win = reachWin(tx, person, click.value);
  if (!win.ok) return [{ do: 'say', text: texts.refusals[win.why] }, { do: 'redraw' }];
  if (isPublic(win)) return [{ do: effectOf(click), view: listOf(tx, who, texts.wins.sharedAlready) }];
  const view = winForm(texts, { checkinId: win.checkinId, ...winDraftOf(tx, person, win) });
  return [{ do: effectOf(click), view }];
}

function preview(tx: Tx, who: Who, { values, metadata }: OpenForm): Effect[] {
  const { person, texts } = who;
  const draft = readWin(values);
  const t = texts.wins;
  if (draft.text === '') return [{ do: 'errors', errors: { text: t.needText } }];
  if (draft.channel === '') return [{ do: 'errors', errors: { channel: t.needChannel } }];
  const kept = keepWinDraft(tx, person, metadata, draft);
  if (!kept.ok) return [{ do: 'errors', errors: { channel: texts.refusals[kept.why] } }];
  return [{ do: 'update', view: previewOf(tx, who, metadata, draft) }];
}

function previewOf(tx: Tx, { person, texts }: Who, checkinId: string, draft: WinDraft, notice?: string) {
  const company = textsFor(settings(tx).language);
  const print = printOf(draft);
  const more = notice === undefined ? {} : { notice };
  return winPreview(texts, { company, checkinId, print, name: person.name, ...draft, ...more });
}

function post(tx: Tx, who: Who, { metadata }: OpenForm): Effect[] {
  const { person, texts } = who;
  const [checkinId = '', print = ''] = metadata.split(' ');
  const done = postWin(tx, person, checkinId, print);
  if (!done.ok) return [{ do: 'say', text: texts.refusals[done.why] }];
  if (!done.posted)
    return [{ do: 'update', view: previewOf(tx, who, checkinId, done.draft, texts.wins.changed) }];
  return [{ do: 'update', view: winSentView(texts, done.channel) }, { do: 'redraw' }];
}

function takeBack(tx: Tx, who: Who, { value }: Click): Effect[] {
  const { person, texts } = who;
  const back = takeBackWin(tx, person, value);
  const notice = back.ok ? texts.wins.takenBack : texts.refusals[back.why];
  return [{ do: 'update', view: listOf(tx, who, notice) }, { do: 'redraw' }];
}
