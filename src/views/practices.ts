import type { KnownBlock, ModalView, SectionBlock } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import {
  button,
  buttons,
  confirmation,
  escape,
  input,
  modal,
  option,
  section,
  select,
  small,
  textField,
} from './parts.ts';
import { quotedBelow } from './talk-read.ts';

/* What works in a team: written and shared by its manager, read by those it is shared with. */

type SharedWith = 'nobody' | 'hr' | 'managers';
type TeamName = { id: string; name: string };

const MOST_TEXT = 2000;
/** Slack allows a hundred options in a list. */
const MOST_TEAMS = 100;
/** Slack allows a hundred blocks in a form. */
const MOST_NOTES = 90;

export function practicesHome(
  texts: Texts,
  { teams, notes }: { teams: readonly TeamName[]; notes: number },
): KnownBlock[] {
  const t = texts.practices;
  const read = button('practice.list', t.read(notes), 'all');
  return [
    section(`*${t.title}*\n${teams.length > 0 ? t.about : t.aboutHr}`, writing(texts, teams)),
    ...(notes === 0 ? [] : [buttons('practices', [read])]),
  ];
}

function writing(texts: Texts, teams: readonly TeamName[]): SectionBlock['accessory'] {
  const t = texts.practices;
  const [only, ...more] = teams;
  if (only === undefined) return undefined;
  if (more.length === 0) return button('practice.open', t.write, only.id);
  const options = teams.slice(0, MOST_TEAMS).map(({ id, name }) => option(name, id));
  return select('practice.open', options, { placeholder: t.write });
}

export function practiceForm(texts: Texts, { team, text }: { team: TeamName; text: string }): ModalView {
  const t = texts.practices;
  const element = textField('v', { initial: text, placeholder: t.example, lines: true, most: MOST_TEXT });
  return modal(
    'practice.save',
    t.title,
    [input('text', t.question(team.name), element, { hint: t.reader })],
    {
      submit: t.save,
      close: t.close,
      metadata: team.id,
    },
  );
}

export const readPractice = (values: FormValues): string => values.text('text').trim();

/** As others will read it, and with whom it is shared. */
export function practicePage(
  texts: Texts,
  data: { team: TeamName; by: string; text: string; sharedWith: SharedWith },
  notice?: string,
): ModalView {
  const t = texts.practices;
  const { team, by, text, sharedWith } = data;
  const asked = (what: 'hr' | 'managers') =>
    confirmation(t.confirm.title, t.confirm.text[what], t.confirm.yes, t.confirm.no);
  const share = (what: 'hr' | 'managers') =>
    sharedWith === what
      ? []
      : [button(`practice.share.${what}`, t.share[what], team.id, { confirm: asked(what) })];
  const row = [
    ...share('hr'),
    ...share('managers'),
    ...(sharedWith === 'nobody' ? [] : [button('practice.share.nobody', t.share.nobody, team.id)]),
    button('practice.edit', t.change, team.id),
  ];
  return modal(
    'practice.page',
    t.title,
    [
      ...(notice === undefined ? [] : [section(`*${notice}*`)]),
      small(t.preview),
      ...quotedBelow(heading({ team: team.name, by }), text),
      section(t.sharedWith[sharedWith]),
      buttons('tools', row),
    ],
    { close: t.close },
  );
}

const heading = ({ team, by }: { team: string; by: string }): string => `*${escape(team)}* · ${escape(by)}`;

// ---- what others share -------------------------------------------------------------------------------------

type Note = { teamId: string; team: string; by: string; text: string };

export function practiceList(texts: Texts, notes: readonly Note[]): ModalView {
  const t = texts.practices;
  const lines = notes
    .slice(0, MOST_NOTES)
    .map((note) => section(heading(note), button('practice.see', t.see, note.teamId)));
  const left = notes.length - lines.length;
  const blocks = notes.length === 0 ? [section(t.none)] : [small(t.listIntro), ...lines];
  return modal('practice.list', t.title, [...blocks, ...(left > 0 ? [small(t.more(left))] : [])], {
    close: t.close,
  });
}

export const practiceRead = (texts: Texts, note: Note): ModalView =>
  modal(
    'practice.read',
    texts.practices.title,
    [
      ...quotedBelow(heading(note), note.text),
      small(texts.practices.own),
      buttons('tools', [button('practice.list', texts.practices.back, 'all')]),
    ],
    { close: texts.practices.close },
  );
