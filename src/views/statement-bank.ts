import type { Checkboxes, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ChoiceForm, StatementProblem } from '../domain/setup.ts';
import { type Area, AREAS, PER_WEEK, type Worded } from '../domain/statements.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, escape, header, modal, option, plain, section, select, small } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';
import { statementText } from './statement.ts';

/* All that may be asked each week, as HR knows it, and what of it is. */

/** A statement as HR knows it. */
export type BankLine = Worded & {
  area: Area;
  level: 'team' | 'company';
  active: boolean;
  own: boolean;
  reworded: boolean;
};

export type BankData = { statements: BankLine[]; perWeek: number; from: string };

/** Slack's limit for boxes in one input. */
const MOST_BOXES = 10;

export function bankView(texts: Texts, { statements, perWeek, from }: BankData): ModalView {
  const t = texts.statementBank;
  const active = statements.filter((one) => one.active).length;
  return modal(
    'statements.list',
    t.title,
    [
      small(t.intro(texts.format.day(from))),
      section(t.inUse(active, Math.min(perWeek, active))),
      buttons('statements', [
        button('statements.choose', t.choose, 'choose'),
        button('statements.new', t.add, 'new'),
        button('statements.look', t.look, 'look'),
        button('scale.open', t.scores, 'scale'),
      ]),
      ...AREAS.flatMap((area) => [
        header(texts.pulse.areas[area]),
        ...statements.filter((one) => one.area === area).map((one) => bankLine(texts, one)),
      ]),
    ],
    { close: texts.setup.close },
  );
}

function marksOf(texts: Texts, { active, own, reworded, level }: BankLine): string[] {
  const t = texts.statementBank;
  return [
    ...(active ? [] : [t.off]),
    ...(own ? [t.own] : []),
    ...(reworded ? [t.reworded] : []),
    ...(level === 'company' ? [t.company] : []),
  ];
}

function bankLine(texts: Texts, line: BankLine): KnownBlock {
  const marks = marksOf(texts, line);
  const text = escape(statementText(texts, line));
  const shown = line.active ? `*${text}*` : text;
  return section(
    marks.length === 0 ? shown : `${shown}\n_${marks.join(' · ')}_`,
    button('statements.word', texts.statementBank.edit, line.id),
  );
}

// ---- which are asked -------------------------------------------------------------------------------------

export function choiceForm(texts: Texts, data: BankData): ModalView {
  const t = texts.statementBank;
  const numbers = Array.from({ length: PER_WEEK.most - PER_WEEK.least + 1 }, (_, n) =>
    String(PER_WEEK.least + n),
  );
  const perWeek = select(
    ACTION,
    numbers.map((n) => option(n, n)),
    { chosen: String(data.perWeek) },
  );
  return modal(
    'statements.choose',
    t.chooseTitle,
    [
      section(t.chooseIntro),
      ...AREAS.flatMap((area) => areaBoxes(texts, data, area)),
      field('perWeek', t.perWeek, perWeek, { required: true, hint: t.perWeekHint }),
    ],
    { submit: texts.setup.look, close: texts.setup.close },
  );
}

function areaBoxes(texts: Texts, { statements }: BankData, area: Area): KnownBlock[] {
  const t = texts.statementBank;
  const name = texts.pulse.areas[area];
  const some = statements.filter((one) => one.area === area);
  return chunked(some).map((lines, n) =>
    field(`${area}${n}`, n === 0 ? name : t.more(name), boxes(texts, lines), { hint: t.chooseHint }),
  );
}

const chunked = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / MOST_BOXES) }, (_, n) =>
    list.slice(n * MOST_BOXES, (n + 1) * MOST_BOXES),
  );

function boxes(texts: Texts, lines: BankLine[]): Checkboxes {
  const options = lines.map((line): PlainTextOption => {
    const marks = marksOf(texts, { ...line, active: true });
    const box = option(statementText(texts, line), line.id);
    return marks.length === 0 ? box : { ...box, description: plain(marks.join(' · ')) };
  });
  const initial = options.filter((_, n) => lines[n]!.active);
  return {
    type: 'checkboxes',
    action_id: ACTION,
    options,
    ...(initial.length === 0 ? {} : { initial_options: initial }),
  };
}

/** Reads what `choiceForm` asked; of one area there are as many inputs as it takes. */
export function readChoice(values: FormValues, statements: number): ChoiceForm {
  const inputs = Math.ceil(statements / MOST_BOXES);
  const blocks = AREAS.flatMap((area) => Array.from({ length: inputs }, (_, n) => `${area}${n}`));
  return {
    active: blocks.flatMap((block) => values.choices(block)),
    perWeek: Number(values.choice('perWeek')),
  };
}

const FIRST_BOXES = `${AREAS[0]}0`;

/** By input. */
export const statementErrors = (
  texts: Texts,
  problems: readonly StatementProblem[],
): Record<string, string> =>
  Object.fromEntries(
    problems.map(({ field: block, problem }) => [
      block === 'active' ? FIRST_BOXES : block,
      texts.statementBank.problem[problem],
    ]),
  );
