import type { KnownBlock, ModalView } from '@slack/types';
import { EVERY_WEEKS, TALK_MINUTES } from '../domain/cadence.ts';
import type { TemplateName } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import type { FormValues } from './form.ts';
import { button, capital, escape, input, modal, option, section, select, small } from './parts.ts';
import { talkTimes } from './setup-parts.ts';

/* How two people talk: how often, when, how long, and what is asked before. */

export type PairData = {
  pairId: string;
  other: string;
  everyWeeks: number;
  weekday: number;
  time: string;
  minutes: number;
  /** Null: as usual in the company. */
  template: TemplateName | null;
  allowed: TemplateName[];
  usual: TemplateName;
  /** Whose questions are no longer the app's: what the app says about them does not hold. */
  reworded: TemplateName[];
  /** The zone in which the time is meant, where it is not the reader's own. */
  elsewhere: string | null;
};

const USUAL = 'usual';
const WEEKDAYS = [1, 2, 3, 4, 5] as const;

export function pairForm(texts: Texts, data: PairData): ModalView {
  const t = texts.pair;
  const { team } = texts.setup;
  const must = { required: true, hint: t.reader(data.other) } as const;
  const numbers = (all: readonly number[], text: (n: number) => string, chosen: number) =>
    select(
      'v',
      all.map((n) => option(capital(text(n)), String(n))),
      { chosen: String(chosen) },
    );
  const times = talkTimes(data.time).map((time) => option(time, time));
  const time = data.elsewhere === null ? t.time : t.timeElsewhere(data.elsewhere);
  const blocks: KnownBlock[] = [
    section(escape(t.intro(data.other))),
    input('weekday', t.weekday, numbers(WEEKDAYS, texts.format.weekday, data.weekday), must),
    input('time', time, select('v', times, { chosen: data.time }), must),
    input('weeks', t.weeks, numbers(EVERY_WEEKS, team.weeksOption, data.everyWeeks), must),
    input('minutes', t.minutes, numbers(TALK_MINUTES, team.minutesOption, data.minutes), must),
    input('template', t.template, templateRadios(texts, data), must),
  ];
  return modal('pair.save', t.title, blocks, { submit: t.save, close: t.close, metadata: data.pairId });
}

function templateRadios(texts: Texts, { allowed, usual, template, reworded }: PairData) {
  const t = texts.questions;
  const about = (name: TemplateName) =>
    reworded.includes(name) ? {} : { description: option(t.about[name], name).text };
  const options = [
    { ...option(texts.pair.usual(t.names[usual]), USUAL), ...about(usual) },
    ...allowed.map((name) => ({ ...option(t.names[name], name), ...about(name) })),
  ];
  const initial_option = options.find(({ value }) => value === (template ?? USUAL)) ?? options[0]!;
  return { type: 'radio_buttons' as const, action_id: 'v', options, initial_option };
}

export type PairSent = {
  everyWeeks: number;
  weekday: number;
  time: string;
  minutes: number;
  template: string | null;
};

export function readPair(values: FormValues): PairSent {
  const template = values.choice('template');
  return {
    everyWeeks: Number(values.choice('weeks')),
    weekday: Number(values.choice('weekday')),
    time: values.choice('time') ?? '',
    minutes: Number(values.choice('minutes')),
    template: template === USUAL ? null : template,
  };
}

export type PairLine = Pick<PairData, 'pairId' | 'everyWeeks' | 'weekday' | 'time' | 'minutes'> & {
  name: string;
  questions: TemplateName;
};

const MOST_LINES = 90;

/** A manager's people, each with their own. */
export function pairsView(texts: Texts, lines: PairLine[]): ModalView {
  const t = texts.pair;
  const blocks = lines.slice(0, MOST_LINES).map(({ pairId, name, questions, minutes, ...at }) => {
    const often = capital(texts.setup.team.weeksOption(at.everyWeeks));
    const when = t.when(often, texts.format.weekday(at.weekday), at.time);
    const line = t.line(escape(name), when, minutes, texts.questions.names[questions]);
    return section(line, button('pair.open', t.change, pairId));
  });
  return modal('pair.pick', t.pickTitle, [small(t.pickIntro), ...blocks], { close: t.close });
}
