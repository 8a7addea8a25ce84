import type { Button, KnownBlock } from '@slack/types';
import type { Card, CheckinCard, GoalNewsCard, HelpCard, Talk, WelcomeCard } from '../domain/cards.ts';
import type { HelpStatus } from '../domain/help.ts';
import type { Side } from '../domain/messages.ts';
import type { Texts } from '../i18n/index.ts';
import { experimentMessage, spanMessage } from './hr-news.ts';
import { pilotMessage, pilotWelcome } from './pilot.ts';
import { usefulButton } from './useful.ts';
import { notPostedMessage } from './wins.ts';
import { button, buttons, capital, confirmation, escape, firstName, section, small } from './parts.ts';

/** `text` is what a notification shows and a screen reader reads first. */
export type Message = { text: string; blocks: KnownBlock[] };

export function cardMessage(texts: Texts, data: Card): Message {
  switch (data.card) {
    case 'checkin':
      return checkinMessage(texts, data);
    case 'pilot':
      return pilotMessage(texts, data);
    case 'welcome':
      return welcomeMessage(texts, data);
    case 'help':
      return helpMessage(texts, data);
    case 'win_not_posted':
      return notPostedMessage(texts, data);
    case 'goal_news':
      return goalNewsMessage(texts, data);
    case 'handover': {
      const text = escape(texts.handover.message(data.manager));
      const choose = button('handover.open', texts.handover.button, data.pairId);
      return { text, blocks: [section(text), buttons('handover', [choose])] };
    }
    case 'name_strength': {
      const t = texts.strengths;
      const name = escape(data.employee);
      if (!data.wanted) return { text: t.messageDone(name), blocks: [section(t.messageDone(name))] };
      const row = buttons('strength', [button('strength.name', t.button, data.pairId, { style: 'primary' })]);
      return {
        text: t.message(name),
        blocks: [section(t.message(name)), small(t.messageWhy(name)), row],
      };
    }
    case 'team_page': {
      const t = texts.teamNumbers;
      const open = button('team.mine', t.messageOpen, data.week, { style: 'primary' });
      return {
        text: t.message,
        blocks: [section(`*${t.message}*\n${t.messageWhat}`), buttons('team', [open])],
      };
    }
    case 'year_look': {
      const t = texts.yearly;
      const open = button('year.open', t.open, data.week, { style: 'primary' });
      return {
        text: t.message,
        blocks: [section(`*${t.message}*\n${t.about}`), buttons('year', [open])],
      };
    }
    case 'experiment':
      return experimentMessage(texts, data);
    case 'span':
      return spanMessage(texts, data);
    case 'stopped_asking': {
      const text = escape(texts.checkin.stoppedAsking(data.other));
      return { text, blocks: [section(text)] };
    }
  }
}

/** Which goals they are opens with the button. */
function goalNewsMessage(texts: Texts, { side, other, pairId, goals }: GoalNewsCard): Message {
  const t = texts.goals;
  const name = escape(other);
  const isProposal = side === 'employee';
  const [only, ...more] = goals;
  if (only === undefined) {
    const done = isProposal ? t.proposalsSettled(name) : t.cameBackSettled(name);
    return { text: done, blocks: [section(done)] };
  }
  const text = isProposal ? t.proposals(name, goals.length) : t.cameBack(name, goals.length);
  const look = more.length === 0 ? button('goal.open', t.look, only) : button('goal.all', t.lookAll, pairId);
  return { text, blocks: [section(text), buttons('goals', [look])] };
}

/** The status is the message: what was written opens with the button. */
function helpMessage(texts: Texts, { id, side, other, status, answer }: HelpCard): Message {
  const t = texts.help;
  const name = escape(other);
  const said = answer === null ? '' : t.answers[answer];
  const heading = side === 'manager' ? t.message(name) : t.answered(name, said);
  const line = side === 'manager' ? t.managerStatus[status](name, said) : t.read[status](name);
  const row = status === 'closed' ? [] : [buttons('help', [openHelp(texts, id, side, status)])];
  return { text: heading, blocks: [section(`*${heading}*\n${line}`), ...row] };
}

const openHelp = (texts: Texts, id: string, side: Side, status: HelpStatus): Button =>
  button(
    'help.open',
    texts.help.open,
    id,
    side === 'manager' && status !== 'answered' ? { style: 'primary' } : {},
  );

export function whenText(texts: Texts, { date, time, minutes, elsewhere, halfYear }: Talk): string {
  const day = texts.format.day(date);
  const when =
    elsewhere === null
      ? texts.checkin.when(day, time, minutes)
      : texts.checkin.whenElsewhere(day, time, minutes, elsewhere);
  return halfYear ? `${when}, ${texts.halfYear.mark}` : when;
}

/** 'Tue 24 Nov 10:00' at the beginning of a line. */
export const shortWhen = (texts: Texts, talk: Talk): string => capital(shortWhenInside(texts, talk));

/** The same inside a line. */
export function shortWhenInside(texts: Texts, { date, time, elsewhere, halfYear }: Talk): string {
  const place = elsewhere === null ? '' : ` (${elsewhere})`;
  const mark = halfYear ? `, ${texts.halfYear.mark}` : '';
  return `${texts.format.shortDay(date)} ${time}${place}${mark}`;
}

function checkinMessage(texts: Texts, data: CheckinCard): Message {
  const heading = escape(texts.checkin.heading[data.heading](data.other));
  const when = whenText(texts, data.talk);
  const lines = [`*${heading}*`, capital(when), escape(statusText(texts, data))];
  const moved = data.movedBy === null ? [] : [small(texts.checkin.movedBy[data.movedBy])];
  const draft = data.draft ? [small(texts.checkin.hasDraft)] : [];
  const row = checkinButtons(texts, data);
  return {
    text: `${heading} · ${when}`,
    blocks: [
      section(lines.join('\n')),
      ...moved,
      ...draft,
      ...(row.length > 0 ? [buttons(`checkin:${data.id}`, row)] : []),
    ],
  };
}

export function statusText(texts: Texts, data: CheckinCard): string {
  const { status, managerStatus } = texts.checkin;
  const { other } = data;
  switch (data.status) {
    case 'left_out':
      return status.left_out[data.reason ?? ''] ?? texts.checkin.home.statusShort.left_out;
    case 'skipped':
      return data.skippedByMe ? status.skipped(other) : status.skippedByOther(other);
    case 'confirmed_by_one':
      return data.iTalked ? status.iTalked(other) : status.theyTalked(other);
    case 'prompted':
    case 'prepared':
    case 'read':
    case 'answered': {
      const own = data.side === 'manager' ? managerStatus[data.status] : status[data.status];
      return typeof own === 'string' ? own : own(other);
    }
    default:
      return status[data.status];
  }
}

/** More would fill a phone. */
const MOST_BUTTONS = 5;
/** Stand on Home too: the first of them goes first. A call for help never goes. */
const GIVE_WAY = ['checkin.move', 'checkin.skip'];

const fitting = (row: Button[]): Button[] =>
  GIVE_WAY.reduce(
    (left, id) => (left.length > MOST_BUTTONS ? left.filter(({ action_id: one }) => one !== id) : left),
    row,
  ).slice(0, MOST_BUTTONS);

function checkinButtons(texts: Texts, data: CheckinCard): Button[] {
  const t = texts.checkin.button;
  const { id, status } = data;
  if (status === 'held' || status === 'left_out' || data.closed) return leftButtons(texts, data);
  if (status === 'skipped') return data.ahead ? [button('checkin.take_back', t.takeBack, id)] : [];
  const asked = data.heading === 'ask_talked' || data.heading === 'ask_again';
  const talked = data.iTalked
    ? []
    : [button('checkin.talked', t.talked, id, asked ? { style: 'primary' } : {})];
  const work =
    data.side === 'employee' ? prepareButtons(texts, data, asked) : readButtons(texts, data, asked);
  const help = data.side === 'employee' ? [button('help.now', texts.help.button, id)] : [];
  const confirm = status === 'confirmed_by_one' ? talked : [];
  const rest = [
    ...sheetButton(texts, data),
    skipButton(texts, id),
    button('checkin.move', t.move, id),
    ...help,
  ];
  const row = fitting(asked ? [...talked, ...work, ...rest] : [...work, ...confirm, ...rest]);
  const isLeft = !row.some(({ action_id: one }) => one === 'checkin.talked') && row.length < MOST_BUTTONS;
  return isLeft ? [...row, ...talked] : row;
}

/** When the week is over the answer can still be read, and a talk still be confirmed. */
function leftButtons(texts: Texts, data: CheckinCard): Button[] {
  const t = texts.checkin.button;
  const read = data.prepared
    ? [button('checkin.read', data.side === 'employee' ? t.seeAnswer : t.readAgain, data.id)]
    : [];
  const useful = data.useful === null ? [] : [usefulButton(texts, data.useful)];
  const talked = data.closed && !data.iTalked ? [button('checkin.talked', t.talked, data.id)] : [];
  return [...talked, ...sheetButton(texts, data), ...useful, ...read, ...thanksButton(texts, data)];
}

/** After a talk that was held it asks for the next step, until one of the two has answered. */
function sheetButton({ talk: t }: Texts, { sheet, id }: CheckinCard): Button[] {
  switch (sheet) {
    case 'talk':
      return [button('talk.open', t.button, id)];
    case 'next_step':
      return [button('talk.next', t.agree, id, { style: 'primary' }), button('talk.open', t.notes, id)];
    case 'notes':
      return [button('talk.open', t.notes, id)];
    case null:
      return [];
  }
}

function prepareButtons(texts: Texts, data: CheckinCard, asked: boolean): Button[] {
  const t = texts.checkin.button;
  const label = data.draft ? t.openDraft : data.prepared ? t.edit : t.prepare;
  const first = data.prepared || asked ? {} : { style: 'primary' as const };
  const answer = data.answered ? [button('checkin.read', t.seeAnswer, data.id, { style: 'primary' })] : [];
  const isReminder = data.heading === 'reminder' && data.hasActions;
  const actions = isReminder ? [button('action.all', texts.actions.button, data.id)] : [];
  return [...answer, button('checkin.prepare', label, data.id, first), ...actions];
}

function readButtons(texts: Texts, data: CheckinCard, asked: boolean): Button[] {
  if (!data.prepared) return [];
  const t = texts.checkin.button;
  const first = data.answered || asked ? {} : { style: 'primary' as const };
  const read = button('checkin.read', data.answered ? t.readAgain : t.read, data.id, first);
  return [read, ...thanksButton(texts, data)];
}

/** One tap; the win itself is read in the form. */
const thanksButton = (texts: Texts, { win, id }: CheckinCard): Button[] =>
  win ? [button('win.thank', texts.wins.thank, id)] : [];

export function skipButton(texts: Texts, id: string): Button {
  const { title, text, yes, no } = texts.checkin.confirmSkip;
  const confirm = confirmation(title, text, yes, no);
  return button('checkin.skip', texts.checkin.button.skip, id, { confirm });
}

function welcomeMessage(texts: Texts, data: WelcomeCard): Message {
  const t = texts.checkin.welcome;
  const { manager, firstTalk, reports, pilot } = data;
  const own =
    manager !== null && firstTalk !== null
      ? [t.employee(manager, whenText(texts, firstTalk))]
      : reports.length === 0
        ? [t.employeeNoManager]
        : [];
  const asManager = reports.length === 0 ? [] : [t.manager(texts.format.list(reports))];
  const text = escape(t.text(firstName(data.name)));
  return {
    text,
    blocks: [
      section(`*${text}*`),
      ...[...own, ...asManager].map((line) => section(escape(line))),
      ...(pilot === null ? [] : [pilotWelcome(texts, pilot)]),
      section(t.readers),
      small(t.voluntary),
      buttons('welcome', [
        button('guide.open', texts.checkin.button.howItWorks, reports.length > 0 ? 'manager' : 'employee'),
      ]),
    ],
  };
}
