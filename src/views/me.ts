import type { KnownBlock, ModalView } from '@slack/types';
import type { Status } from '../domain/checkin.ts';
import type { Talk } from '../domain/cards.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { shortWhen } from './messages.ts';
import {
  button,
  buttons,
  capital,
  escape,
  header,
  input,
  modal,
  option,
  section,
  select,
  small,
} from './parts.ts';

/* What a person sets for themselves: away, language, reminders, pause; the guide; why; help. */

// ---- away --------------------------------------------------------------------------------------------------

export type AwayData = {
  today: string;
  absences: { id: string; from: string; to: string }[];
  notice?: string;
};

export function awayForm(texts: Texts, { today, absences, notice }: AwayData): ModalView {
  const t = texts.checkin.away;
  const day = (date: string) => texts.format.shortDay(date);
  return modal(
    'me.away',
    t.title,
    [
      ...(notice === undefined ? [] : [section(`*${escape(notice)}*`)]),
      section(t.text),
      input('from', t.from, { type: 'datepicker', action_id: 'v', initial_date: today }, { required: true }),
      input('to', t.to, { type: 'datepicker', action_id: 'v', initial_date: today }, { required: true }),
      ...absences.map(({ id, from, to }) =>
        section(t.entry(day(from), day(to)), button('me.not_away', t.remove, id)),
      ),
    ],
    { submit: t.save, close: texts.checkin.form.close },
  );
}

export type SentAway = { ok: true; from: string; to: string } | { ok: false; errors: Record<string, string> };

export function readAway(texts: Texts, values: FormValues, today: string): SentAway {
  const t = texts.checkin.away;
  const from = values.choice('from');
  const to = values.choice('to');
  if (from === null || to === null)
    return { ok: false, errors: { [from === null ? 'from' : 'to']: t.order } };
  if (to < from) return { ok: false, errors: { to: t.order } };
  return to < today ? { ok: false, errors: { to: t.past } } : { ok: true, from, to };
}

// ---- settings ----------------------------------------------------------------------------------------------

export type MySettings = { language: 'en' | 'nb' | null; reminders: boolean; paused: boolean };

export function settingsForm(texts: Texts, mine: MySettings, more: KnownBlock[] = []): ModalView {
  const t = texts.checkin.mySettings;
  const box = (text: string, on: boolean) => {
    const one = option(text, 'yes');
    return {
      type: 'checkboxes' as const,
      action_id: 'v',
      options: [one],
      ...(on ? { initial_options: [one] } : {}),
    };
  };
  const languages = (['auto', 'en', 'nb'] as const).map((value) => option(t.languages[value], value));
  return modal(
    'me.settings',
    t.title,
    [
      input('language', t.language, select('v', languages, { chosen: mine.language ?? 'auto' }), {
        required: true,
      }),
      input('reminders', t.reminders, box(t.remindersOn, mine.reminders), { hint: t.remindersHint }),
      input('paused', t.pause, box(t.paused, mine.paused), { hint: t.pauseHint }),
      ...more,
    ],
    { submit: t.save, close: texts.checkin.form.close },
  );
}

export function readSettings(values: FormValues): MySettings {
  const language = values.choice('language');
  return {
    language: language === 'en' || language === 'nb' ? language : null,
    reminders: values.choices('reminders').includes('yes'),
    paused: values.choices('paused').includes('yes'),
  };
}

// ---- guide ---------------------------------------------------------------------------------------------------

export type GuideFor = 'employee' | 'manager';

/** At most five screens a role. The button's value is '<role>:<page>'. */
export function guideView(texts: Texts, role: GuideFor, page: number): ModalView {
  const t = texts.checkin.guide;
  const pages = t[role];
  const at = Number.isInteger(page) ? Math.min(Math.max(page, 0), pages.length - 1) : 0;
  const turn = (to: number, text: string, style: { style?: 'primary' }) =>
    button(`guide.turn.${to > at ? 'next' : 'back'}`, text, `${role}:${to}`, style);
  const row = [
    ...(at > 0 ? [turn(at - 1, t.back, {})] : []),
    ...(at < pages.length - 1 ? [turn(at + 1, t.next, { style: 'primary' })] : []),
  ];
  return modal(
    'guide',
    t.title,
    [
      header(pages[at]!.head),
      section(pages[at]!.body),
      small(t.page(at + 1, pages.length)),
      buttons('guide', row),
    ],
    { close: texts.checkin.form.close },
  );
}

// ---- help and why ----------------------------------------------------------------------------------------------

export function helpText(texts: Texts, command: string, unknown?: string): string {
  const t = texts.checkin.help;
  const lines = t.lines(command).map((line) => `• ${line}`);
  const first = unknown === undefined ? `*${t.title}*` : escape(t.unknown(unknown));
  return [first, ...lines, t.reminders].join('\n');
}

export type WhyData = {
  lead: { days: number; time: string };
  plan: {
    talk: Talk | null;
    nominalDate: string;
    why: keyof Texts['checkin']['home']['planWhy'];
  }[];
  last: { row: { date: string }; status: Status; notes: { what: string }[] }[];
};

export function whyView(texts: Texts, { lead, plan, last }: WhyData): ModalView {
  const t = texts.checkin;
  const day = (date: string) => capital(texts.format.shortDay(date));
  const planned = plan.map(({ talk, nominalDate, why }) => {
    const reason = t.home.planWhy[why];
    const date = talk === null ? day(nominalDate) : shortWhen(texts, talk);
    return reason === '' ? `• ${date}` : `• ${date}: ${reason}`;
  });
  const happened = last.map(({ row, status, notes }) => {
    const told = notes.flatMap(({ what }) => t.why.notes[what] ?? []);
    return `• *${day(row.date)}* · ${t.home.statusShort[status]}\n${told.join('; ')}`;
  });
  return modal(
    'why',
    t.button.why,
    [
      section(`*${t.why.next}*\n${planned.length === 0 ? t.home.none : planned.join('\n')}`),
      small(t.why.lead(lead.days, lead.time)),
      section(`*${t.why.last}*\n${happened.length === 0 ? t.why.nothing : happened.join('\n')}`),
    ],
    { close: t.form.close },
  );
}
