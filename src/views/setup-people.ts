import type { KnownBlock, ModalView } from '@slack/types';
import type { Texts } from '../i18n/index.ts';
import type { Message } from './messages.ts';
import { reportMessage } from './pilot.ts';
import { button, buttons, confirmation, divider, escape, modal, section } from './parts.ts';
import { ACTION, field, type FormValues, userSelect, usersSelect } from './setup-parts.ts';

type Role = 'admin' | 'hr';

// ---- HR people and administrators ------------------------------------------------------------------------

/** People by Slack id. */
export type RolesData = { hr: string[]; admins: string[] };

export function rolesForm(texts: Texts, { hr, admins }: RolesData): ModalView {
  const t = texts.setup.people;
  return modal(
    'setup.people',
    t.title,
    [section(t.intro), field('hr', t.hr, usersSelect(hr)), field('admins', t.admins, usersSelect(admins))],
    { submit: t.save, close: texts.setup.close },
  );
}

export const readRoles = (values: FormValues): RolesData => ({
  hr: values.choices('hr'),
  admins: values.choices('admins'),
});

export type RoleResult =
  | { result: 'asked' | 'granted' | 'revoked'; name: string }
  | { result: 'refused'; name: string; why: keyof Texts['refusals'] };

export function rolesDoneView(texts: Texts, results: RoleResult[]): ModalView {
  const t = texts.setup.people;
  const named = (what: RoleResult['result']) =>
    results.filter(({ result }) => result === what).map(({ name }) => name);
  const lines = [
    ...(['granted', 'asked', 'revoked'] as const).flatMap((what) => {
      const names = [...new Set(named(what))];
      return names.length === 0 ? [] : [t[what](names)];
    }),
    ...results.flatMap((one) =>
      one.result === 'refused' ? [t.refused(one.name, texts.refusals[one.why])] : [],
    ),
  ];
  const shown = lines.length === 0 ? [t.nothing] : lines;
  return modal(
    'setup.note',
    t.title,
    shown.map((line): KnownBlock => section(escape(line))),
    { close: texts.setup.close },
  );
}

const rolesText = (texts: Texts, roles: Role[]) =>
  texts.format.list(roles.map((role) => texts.setup.role[role]));

/** The two buttons for the second pair of eyes; the value says who and what. */
export const requestButtons = (texts: Texts, personId: number, role: Role): KnownBlock =>
  buttons(`request:${personId}:${role}`, [
    button('role.confirm', texts.setup.home.button.confirm, `${personId}:${role}`, { style: 'primary' }),
    button('role.decline', texts.setup.home.button.decline, `${personId}:${role}`),
  ]);

export function readRequest(value: string): { personId: number; role: Role } | null {
  const [, id, role] = /^(\d+):(admin|hr)$/.exec(value) ?? [];
  return id === undefined ? null : { personId: Number(id), role: role as Role };
}

// ---- messages --------------------------------------------------------------------------------------------

export type NoticeData =
  | { notice: 'role_request'; name: string; personId: number; roles: Role[]; mine: boolean }
  | { notice: 'roles_changed'; name: string; roles: Role[] }
  | { notice: 'test_prompt' }
  | { notice: 'pilot_report'; undecided: boolean }
  | { notice: 'import_progress'; state: 'reading' | 'read' | 'failed'; done: number; total: number };

export function noticeMessage(texts: Texts, data: NoticeData): Message {
  const t = texts.setup.notice;
  switch (data.notice) {
    case 'role_request': {
      if (data.roles.length === 0) return saying(t.requestDone);
      const text = escape(t.request(rolesText(texts, data.roles), data.name));
      const rows = data.mine ? [] : data.roles.map((role) => requestButtons(texts, data.personId, role));
      return { text, blocks: [section(text), ...rows] };
    }
    case 'roles_changed':
      return saying(t.changed(data.name, rolesText(texts, data.roles)));
    case 'pilot_report':
      return reportMessage(texts, data);
    case 'test_prompt':
      return testPrompt(texts);
    case 'import_progress':
      return saying(
        data.state === 'reading'
          ? t.importing(data.done, data.total)
          : data.state === 'read'
            ? t.importRead(data.total)
            : t.importFailed,
      );
  }
}

function saying(sentence: string): Message {
  const text = escape(sentence);
  return { text, blocks: [section(text)] };
}

function testPrompt(texts: Texts): Message {
  const text = escape(texts.setup.notice.testPrompt);
  const { prepare, skip, move } = texts.checkin.button;
  const row = [prepare, skip, move].map((label, n) => button(`setup.test_button.${n}`, label, 'test'));
  return { text, blocks: [section(text), buttons('test', row)] };
}

// ---- absences --------------------------------------------------------------------------------------------

export type AbsencesData = {
  today: string;
  coming: { id: string; name: string; from: string; to: string }[];
};

/** A person, two days, and below them what is known already. */
export function absencesForm(texts: Texts, { today, coming }: AbsencesData): ModalView {
  const t = texts.setup.absences;
  const day = (block: string, label: string, hint?: string) =>
    field(
      block,
      label,
      { type: 'datepicker', action_id: ACTION, initial_date: today },
      { required: true, ...(hint === undefined ? {} : { hint }) },
    );
  const { title, text, yes, no } = t.confirmRemove;
  const confirm = confirmation(title, text, yes, no);
  const known = coming.map((one) =>
    section(escape(t.line(one)), button('absence.remove', texts.setup.remove, one.id, { confirm })),
  );
  return modal(
    'absence.save',
    t.title,
    [
      field('who', t.who, userSelect(null), { required: true }),
      day('from', t.from),
      day('to', t.to, t.hint),
      divider(),
      section(`*${t.coming}*`),
      ...(known.length === 0 ? [section(t.none)] : known),
    ],
    { submit: texts.setup.look, close: texts.setup.close },
  );
}

export const readAbsence = (values: FormValues) => ({
  who: values.choice('who'),
  from: values.choice('from') ?? '',
  to: values.choice('to') ?? '',
});
