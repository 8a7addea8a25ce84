import type { KnownBlock, ModalView } from '@slack/types';
import type { Agenda, ObstacleItem, PointItem } from '../domain/agenda.ts';
import type { Texts } from '../i18n/index.ts';
import { oneLine } from './action-fields.ts';
import { agendaBlocks } from './agenda.ts';
import { button, buttons, cut, escape, firstName, modal, section, small, visible } from './parts.ts';

/* The agenda with all that can be done with it, and what is past. */

export type AgendaModalData = { agenda: Agenda; solved: ObstacleItem[]; notice?: string };

const MOST_PAST = 20;
const MOST_SOLVED = 5;
const MOST_IN_LINE = 300;

export function agendaModal(texts: Texts, { agenda, solved, notice }: AgendaModalData): ModalView {
  const t = texts.agenda;
  const { pairId, side } = agenda;
  const blocks = [
    ...noticeBlock(notice),
    ...agendaBlocks(texts, agenda, {
      point: ({ by, id }) => (by === side ? button('agenda.edit', t.change, id) : undefined),
      obstacle: ({ checkinId }) => button('agenda.solve', t.solved, checkinId),
    }),
    ...solved.slice(0, MOST_SOLVED).map((one) => solvedBlock(texts, one)),
    ...answerFirst(texts, agenda),
    buttons('tools', [
      button('agenda.add', t.add, pairId, { style: 'primary' }),
      button(
        'agenda.answer_first',
        agenda.answerFirst ? t.answerFirstOff : t.answerFirstOn,
        `${pairId} ${agenda.answerFirst ? 'off' : 'on'}`,
      ),
    ]),
  ];
  return modal('agenda', t.title, blocks, { close: t.close, metadata: pairId });
}

const noticeBlock = (notice: string | undefined): KnownBlock[] =>
  notice === undefined ? [] : [section(`*${escape(notice)}*`)];

const line = (text: string): string => escape(cut(oneLine(visible(text)), MOST_IN_LINE));

const struck = (text: string): string => `~${line(text).replaceAll('~', '-')}~`;

const solvedBlock = (texts: Texts, { text, checkinId }: ObstacleItem): KnownBlock =>
  section(
    `${struck(text)} · ${texts.agenda.solvedMark}`,
    button('agenda.unsolve', texts.agenda.notSolved, checkinId),
  );

function answerFirst(texts: Texts, { answerFirst: isOn, manager }: Agenda): KnownBlock[] {
  const t = texts.agenda;
  const name = firstName(manager);
  return [small(escape(isOn ? t.answerFirst(name) : t.answerFirstOffered(name)))];
}

/** `back`: whether it took the place of the agenda, or lies on top of something else. */
export function pastView(
  texts: Texts,
  { agenda, back, notice }: { agenda: Agenda; back: boolean; notice?: string },
): ModalView {
  const t = texts.agenda;
  const { points, actions, goals } = agenda.past;
  const outcome = (one: (typeof goals)[number]) =>
    one.outcome === null ? '' : ` · ${texts.checkin.form.outcomes[one.outcome]}`;
  const blocks: KnownBlock[] = [
    ...noticeBlock(notice),
    ...(points.length === 0 ? [] : [section(`*${t.pastPoints}*`), small(t.pastPointsHelp)]),
    ...points.slice(0, MOST_PAST).map((one) => pastPoint(texts, one)),
    ...list(
      t.pastActions,
      actions.map(({ text }) => line(text)),
    ),
    ...list(
      t.pastGoals,
      goals.map((one) => `${line(one.title)}${outcome(one)}`),
    ),
    ...(back ? [buttons('back', [button('agenda.open', t.back, agenda.pairId)])] : []),
  ];
  const all = blocks.length === 0 ? [section(t.past(0, 0, 0))] : blocks;
  return modal(back ? 'agenda.past' : 'agenda.past_on_top', t.pastTitle, all, {
    close: t.close,
    metadata: agenda.pairId,
  });
}

const pastPoint = (texts: Texts, { id, text }: PointItem): KnownBlock =>
  section(`• ${line(text)}`, button('agenda.bring_back', texts.agenda.bringBack, id));

const list = (title: string, lines: string[]): KnownBlock[] =>
  lines.length === 0
    ? []
    : [
        section(
          [
            `*${title}*`,
            ...lines.slice(0, MOST_PAST).map((one) => `• ${cut(one, 140)}`),
            ...(lines.length > MOST_PAST ? ['…'] : []),
          ].join('\n'),
        ),
      ];

// ---- on Home -------------------------------------------------------------------------------------------------

export type AgendaHomeData = {
  own: {
    pairId: string;
    manager: string;
    brought: { employee: number; manager: number };
    answerFirst: boolean;
  } | null;
  people: { pairId: string; name: string; brought: number }[];
};

/** One section and one row, for both of what a person is. */
export function agendaHomeBlocks(texts: Texts, { own, people }: AgendaHomeData): KnownBlock[] {
  const t = texts.agenda;
  const bring = people.filter(({ brought }) => brought > 0).slice(0, MOST_PAST);
  const lines = [
    ...(own === null ? [] : [t.homeOwn(own.brought.employee, firstName(own.manager), own.brought.manager)]),
    ...(own?.answerFirst === true ? [t.homeAnswerFirst(firstName(own.manager))] : []),
    ...(people.length === 0
      ? []
      : bring.length === 0
        ? [t.homeNothing]
        : [
            t.homePeople(bring.map(({ name, brought }) => t.homePerson(firstName(name), brought)).join(', ')),
          ]),
  ];
  if (lines.length === 0) return [];
  const [only] = people;
  const row = [
    ...(own === null ? [] : [button('agenda.open', t.open(firstName(own.manager)), own.pairId)]),
    ...(only === undefined
      ? []
      : [
          people.length === 1
            ? button('agenda.open_report', t.open(firstName(only.name)), only.pairId)
            : button('agenda.choose', t.openFor, 'people'),
        ]),
    button('agenda.add', t.add, own !== null && people.length === 0 ? own.pairId : 'any'),
  ];
  return [section(`*${t.home}*\n${escape(lines.join('\n'))}`), buttons('agenda', row)];
}
