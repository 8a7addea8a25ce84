import type { Checkboxes, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ChoiceForm, StatementForm, StatementProblem, StatementsChange } from '../domain/setup.ts';
import { type Area, AREAS, PER_WEEK, type Worded } from '../domain/statements.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import {
  button,
  buttons,
  divider,
  escape,
  header,
  modal,
  option,
  plain,
  section,
  select,
  small,
  textField,
  visible,
} from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';
import { statementInput, statementText } from './statement.ts';

/* What people are asked each week, as HR chooses it and puts it into words. */

/** A statement as HR knows it. */
export type BankLine = Worded & {
  area: Area;
  level: 'team' | 'company';
  active: boolean;
  own: boolean;
  reworded: boolean;
};

export type BankData = { statements: BankLine[]; perWeek: number; from: string };

const LANGUAGES = ['nb', 'en'] as const;
/** As much as Slack shows of it in a list to choose from. */
const LONGEST = 75;
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

// ---- the words -------------------------------------------------------------------------------------------

export type WordsData = { form: StatementForm; statements: BankLine[] };

const AREA_OF_FIRST = `${AREAS[0]}0`;

export function statementForm(texts: Texts, { form, statements }: WordsData): ModalView {
  const t = texts.statementBank;
  const { id } = form;
  const known = statements.find((one) => one.id === id);
  const blocks: KnownBlock[] = [
    section(id === null ? t.newIntro : t.editIntro),
    ...LANGUAGES.map((language) => wordsInput(texts, form, language)),
    ...(id === null ? newInputs(texts, form, statements) : []),
    ...(known?.reworded === true
      ? [buttons('tools', [button('statements.original', t.original, known.id)])]
      : []),
  ];
  const about = { submit: texts.setup.look, close: texts.setup.close, metadata: id ?? '' };
  return modal('statements.save', id === null ? t.newTitle : t.editTitle, blocks, about);
}

function wordsInput(texts: Texts, { id, words }: StatementForm, language: 'nb' | 'en'): KnownBlock {
  const t = texts.statementBank;
  const initial =
    id === null && words === null ? '' : statementText(textsFor(language), { id: id ?? '', words });
  return field(language, t.label[language], textField(ACTION, { initial, most: LONGEST }), {
    required: true,
    hint: t.reader,
  });
}

function newInputs(texts: Texts, { area, level, use }: StatementForm, statements: BankLine[]): KnownBlock[] {
  const t = texts.statementBank;
  const areas = AREAS.map((one) => option(texts.pulse.areas[one], one));
  const levels = (['team', 'company'] as const).map((one) => option(t.levels[one], one));
  const uses = [
    option(t.addToUse, 'add'),
    ...statements
      .filter(({ active }) => active)
      .map((one) => option(t.inPlaceOf(statementText(texts, one)), one.id)),
    option(t.later, 'later'),
  ];
  const required = { required: true } as const;
  return [
    field('area', t.area, select(ACTION, areas, { chosen: area }), { ...required, hint: t.areaHint }),
    field('level', t.level, select(ACTION, levels, { chosen: level }), required),
    field('use', t.use, select(ACTION, uses, { chosen: use }), { ...required, hint: t.useHint }),
  ];
}

/** Words that are the app's own in both languages stay the app's own. */
export function readStatement(id: string, values: FormValues): StatementForm {
  const text = (language: 'nb' | 'en') => visible(values.text(language)).trim();
  const isApps = LANGUAGES.every((language) => textsFor(language).pulse.statements[id] === text(language));
  return {
    id: id === '' ? null : id,
    area: AREAS.find((one) => one === values.choice('area')) ?? 'individual',
    level: values.choice('level') === 'company' ? 'company' : 'team',
    words: isApps ? null : { nb: text('nb'), en: text('en') },
    use: values.choice('use') ?? 'later',
  };
}

/** By input. */
export const statementErrors = (
  texts: Texts,
  problems: readonly StatementProblem[],
): Record<string, string> =>
  Object.fromEntries(
    problems.map(({ field: block, problem }) => [
      block === 'active' ? AREA_OF_FIRST : block,
      texts.statementBank.problem[problem],
    ]),
  );

// ---- how it will look ------------------------------------------------------------------------------------

type Ahead = Pick<StatementsChange, 'from' | 'next' | 'scale' | 'minimum'>;

/** The form of the first week. Sending it leads back to the list, and nowhere else. */
export const aheadView = (texts: Texts, ahead: Ahead): ModalView =>
  modal('statements.ahead', texts.statementBank.title, sampleBlocks(texts, ahead, ahead.next), {
    submit: texts.statementBank.back,
    close: texts.setup.close,
  });

/** What is new or reworded, or else all that the first week asks. */
export function changedSample(texts: Texts, change: StatementsChange): KnownBlock[] {
  const changed = [...change.added, ...change.reworded];
  return [divider(), ...sampleBlocks(texts, change, changed.length > 0 ? changed : change.next)];
}

/** As people will see them, in both languages. */
function sampleBlocks(texts: Texts, { from, scale, minimum }: Ahead, some: readonly Worded[]): KnownBlock[] {
  return [
    section(texts.statementBank.sample(texts.format.day(from))),
    ...LANGUAGES.flatMap((language) => {
      const theirs = textsFor(language);
      const hint = theirs.pulse.readerShort.company(minimum);
      return some.map((one) => statementInput(theirs, one, { block: `${language} ${one.id}`, scale, hint }));
    }),
  ];
}

/** The change in sentences, each with the statements it is about. */
export function changedParts(texts: Texts, change: StatementsChange): { text: string; items: string[] }[] {
  const t = texts.statementBank;
  const day = texts.format.day(change.from);
  const named = (some: readonly Worded[]) => some.map((one) => statementText(texts, one));
  const inBoth = (some: readonly Worded[]) =>
    some.flatMap((one) => LANGUAGES.map((language) => statementText(textsFor(language), one)));
  const part = (text: string, items: string[]) => (items.length === 0 ? [] : [{ text, items }]);
  return [
    ...part(t.added, inBoth(change.added)),
    ...part(t.rewording, inBoth(change.reworded.filter(({ returns }) => !returns))),
    ...part(t.returning, inBoth(change.reworded.filter(({ returns }) => returns))),
    ...part(t.on(day), named(change.on)),
    ...part(t.switchedOff(day), named(change.off)),
    ...(change.perWeek === null ? [] : [{ text: t.everyWeek(change.perWeek, day), items: [] }]),
    ...(change.reworded.length === 0 ? [] : [{ text: t.counts(day), items: [] }]),
  ];
}
