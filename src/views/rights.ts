import type { Button, KnownBlock, ModalView } from '@slack/types';
import type { ReadKind } from '../domain/access.ts';
import { type DataKind, ENDS, type Kept, READERS } from '../domain/rights.ts';
import type { Texts } from '../i18n/index.ts';
import { fitting, inLine } from './lines.ts';
import { button, buttons, confirmation, header, modal, section, small } from './parts.ts';

/* What is kept about somebody, for them alone. */

export type KindLine = { kind: DataKind; n: number; since: string | null };
export type StoredData = {
  kinds: KindLine[];
  kept: Kept;
  readings: { day: string; reader: string; kinds: ReadKind[] }[];
  /** Whether the app may send files. */
  maySend: boolean;
};

export const rightsRow = (texts: Texts): KnownBlock =>
  buttons('rights', [button('rights.open', texts.rights.button, 'own')]);

export function storedView(texts: Texts, { kinds, kept, readings, maySend }: StoredData): ModalView {
  const t = texts.rights;
  return modal(
    'rights',
    t.title,
    [
      section(t.intro),
      ...(kinds.length === 0 ? [section(t.nothing)] : kinds.map((line) => kindBlock(texts, line, kept))),
      small(t.place(kept.logs)),
      header(t.readings),
      section(readingLines(texts, readings)),
      small(t.readingsText(kept.logs)),
      ...(maySend ? [] : [small(t.download.noFiles)]),
      buttons('choices', [
        ...(maySend ? downloads(texts) : []),
        button('rights.erase', t.erase.button, 'own', { style: 'danger' }),
        button('rights.leave', t.leave.button, 'own'),
      ]),
    ],
    { close: texts.checkin.form.close },
  );
}

/** Each asks first: the file leaves the place that only its owner can read. */
function downloads(texts: Texts): Button[] {
  const { text, json, confirm } = texts.rights.download;
  const asking = { confirm: confirmation(confirm.title, confirm.text, confirm.yes, confirm.no) };
  return [
    button('rights.send', text, 'text', { style: 'primary', ...asking }),
    button('rights.send_json', json, 'json', asking),
  ];
}

function kindBlock(texts: Texts, { kind, n, since }: KindLine, kept: Kept): KnownBlock {
  const t = texts.rights;
  const amount = t.line(texts.format.number(n), since && texts.format.date(since));
  return section(
    `*${t.kinds[kind]}*: ${amount}\n${t.readers[READERS[kind]]} · ${endText(texts, kind, kept)}`,
  );
}

export function endText(texts: Texts, kind: DataKind, kept: Kept): string {
  const t = texts.rights.ends;
  const end = ENDS[kind];
  return end === 'talks' || end === 'work' ? t[end](kept[end]) : t[end];
}

function readingLines(texts: Texts, readings: StoredData['readings']): string {
  const t = texts.rights;
  if (readings.length === 0) return t.noReadings;
  const lines = readings.map(({ day, reader, kinds }) => {
    const what = texts.format.list(kinds.map((kind) => t.readKinds[kind]));
    return t.reading(texts.format.date(day), inLine(reader), what);
  });
  return fitting(lines, t.moreReadings);
}

// ---- deleting and leaving ----------------------------------------------------------------------------------

type Confirm = { title: string; text: string; yes: string; no: string };

const sure = (id: string, label: string, { title, text, yes, no }: Confirm): KnownBlock =>
  buttons('sure', [
    button(id, label, 'own', { style: 'danger', confirm: confirmation(title, text, yes, no) }),
  ]);

/** What goes and what stays, before anything happens. */
export function eraseView(texts: Texts, kinds: KindLine[]): ModalView {
  const t = texts.rights.erase;
  const { close } = texts.checkin.form;
  if (kinds.length === 0) return modal('rights.erase', t.title, [section(t.nothing)], { close });
  const lines = kinds.map(({ kind, n }) => t.line(texts.rights.kinds[kind], texts.format.number(n)));
  const isShared = kinds.some(({ kind }) => kind === 'wins');
  return modal(
    'rights.erase',
    t.title,
    [
      section(`*${t.goes}*\n${bullets(lines)}`),
      ...(isShared ? [small(t.shared)] : []),
      section(`*${t.stays}*\n${bullets(t.staying)}`),
      sure('rights.erase_now', t.now, t.confirm),
    ],
    { close },
  );
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `• ${line}`).join('\n');

export function leaveView(texts: Texts): ModalView {
  const t = texts.rights.leave;
  const blocks = [section(t.text), sure('rights.leave_now', t.now, t.confirm)];
  return modal('rights.leave', t.title, blocks, { close: texts.checkin.form.close });
}
