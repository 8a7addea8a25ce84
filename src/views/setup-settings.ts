import type { Checkboxes, ModalView } from '@slack/types';
import type { SettingLine } from '../domain/setup.ts';
import { type TemplateName, TEMPLATES } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import { escape, modal, option, section, select, textField } from './parts.ts';
import { ACTION, field, type FormValues, timeOptions } from './setup-parts.ts';

// ---- HR channel ------------------------------------------------------------------------------------------

export function channelForm(texts: Texts, data: { channel: string | null; notice?: string }): ModalView {
  const t = texts.setup.channel;
  const element = {
    type: 'conversations_select' as const,
    action_id: ACTION,
    filter: {
      include: ['private' as const],
      exclude_external_shared_channels: true,
      exclude_bot_users: true,
    },
    ...(data.channel === null ? {} : { initial_conversation: data.channel }),
  };
  return modal(
    'setup.channel',
    t.title,
    [
      ...(data.notice === undefined ? [] : [section(escape(data.notice))]),
      field('channel', t.label, element, { required: true, hint: t.hint }),
    ],
    { submit: texts.setup.people.save, close: texts.setup.close },
  );
}

/** A channel as Slack shows it to whoever can see it. */
export const channelMention = (channel: string): string => `<#${channel}>`;

export const channelSavedView = (texts: Texts, channel: string): ModalView =>
  modal(
    'setup.note',
    texts.setup.channel.title,
    [section(texts.setup.channel.saved(channelMention(channel)))],
    {
      close: texts.setup.close,
    },
  );

// ---- settings --------------------------------------------------------------------------------------------

export type SettingsData = {
  minimumGroup: number;
  smallGroups: 'merge' | 'leave_out';
  holidays: string | null;
  zone: string;
  promptLead: { days: number; time: string };
  language: 'nb' | 'en';
  statementsPerWeek: number;
  templates: TemplateName[];
  template: TemplateName;
  spanLimit: number;
};

const SPAN_MOST = 50;

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const numberSelect = (from: number, to: number, chosen: number) =>
  select(
    ACTION,
    numbers(from, to).map((n) => option(String(n), String(n))),
    { chosen: String(chosen) },
  );

export function settingsForm(texts: Texts, data: SettingsData): ModalView {
  const t = texts.setup.settings;
  const required = { required: true } as const;
  const lead = numbers(0, 3).map((n) => option(t.leadDaysOption(n), String(n)));
  const languages = (['nb', 'en'] as const).map((one) => option(t.languageOption[one], one));
  const small = (['merge', 'leave_out'] as const).map((one) => option(t.smallGroupsOption[one], one));
  return modal(
    'setup.settings',
    t.title,
    [
      field(
        'holidays',
        t.holidays,
        textField(ACTION, { initial: data.holidays ?? '', most: 2, placeholder: 'NO' }),
        { hint: t.holidaysHint },
      ),
      field('zone', t.zone, textField(ACTION, { initial: data.zone, most: 60 }), {
        ...required,
        hint: t.zoneHint,
      }),
      field('leadDays', t.leadDays, select(ACTION, lead, { chosen: String(data.promptLead.days) }), required),
      field(
        'leadTime',
        t.leadTime,
        select(ACTION, timeOptions(data.promptLead.time), { chosen: data.promptLead.time }),
        required,
      ),
      field('language', t.language, select(ACTION, languages, { chosen: data.language }), required),
      field('statements', t.statementsPerWeek, numberSelect(3, 6, data.statementsPerWeek), required),
      field('templates', t.templates, templateBoxes(texts, data.templates), {
        ...required,
        hint: t.templatesHint,
      }),
      field(
        'template',
        t.template,
        select(ACTION, templateOptions(texts), { chosen: data.template }),
        required,
      ),
      field('minimum', t.minimumGroup, numberSelect(data.minimumGroup, 10, data.minimumGroup), {
        ...required,
        hint: t.minimumHint,
      }),
      field('span', t.spanLimit, numberSelect(1, SPAN_MOST, data.spanLimit), {
        ...required,
        hint: t.spanHint,
      }),
      field('small', t.smallGroups, select(ACTION, small, { chosen: data.smallGroups }), {
        ...required,
        hint: t.smallGroupsHint,
      }),
    ],
    { submit: texts.setup.look, close: texts.setup.close },
  );
}

/** A setting as people call it; it comes as the command line writes it. */
export function settingText(texts: Texts, { name, value }: SettingLine): string {
  const t = texts.setup.settings;
  if (name === 'holidays') return value === NOTHING ? t.noHolidays : texts.format.country(value);
  if (name === 'promptLead') {
    const [days, time = ''] = value.split(' ');
    return t.lead(t.leadDaysOption(Number(days)), time);
  }
  const words: Record<string, Record<string, string>> = {
    templates: texts.questions.names,
    template: texts.questions.names,
    smallGroups: t.smallGroupsOption,
    language: t.languageOption,
  };
  const named = value.split(',').map((one) => words[name]?.[one] ?? one);
  return texts.format.list(named);
}

const NOTHING = '-';

const templateOptions = (texts: Texts) => TEMPLATES.map((name) => option(texts.questions.names[name], name));

function templateBoxes(texts: Texts, chosen: TemplateName[]): Checkboxes {
  const options = templateOptions(texts);
  const initial = options.filter(({ value }) => chosen.some((name) => name === value));
  return {
    type: 'checkboxes',
    action_id: ACTION,
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
}

export type SettingsSent = Record<keyof SettingsData, unknown>;

export const readSettings = (values: FormValues): SettingsSent => ({
  holidays: values.text('holidays').trim().toUpperCase() || null,
  zone: values.text('zone').trim(),
  promptLead: { days: Number(values.choice('leadDays')), time: values.choice('leadTime') ?? '' },
  language: values.choice('language'),
  statementsPerWeek: Number(values.choice('statements')),
  templates: values.choices('templates'),
  template: values.choice('template'),
  minimumGroup: Number(values.choice('minimum')),
  spanLimit: Number(values.choice('span')),
  smallGroups: values.choice('small'),
});

/** The input on which a setting stands, and what to write instead. */
export function settingError(texts: Texts, name: string, problem: 'bad_value' | 'minimum_never_down') {
  const t = texts.setup.settings.problem;
  const blocks: Record<string, string> = {
    minimumGroup: 'minimum',
    smallGroups: 'small',
    promptLead: 'leadTime',
    statementsPerWeek: 'statements',
    spanLimit: 'span',
  };
  const text = problem === 'minimum_never_down' ? t.minimum_never_down : (t.write[name] ?? t.bad_value);
  return { block: blocks[name] ?? name, text };
}
