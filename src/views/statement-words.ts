import type { KnownBlock, ModalView } from '@slack/types';
import type { StatementForm } from '../domain/setup.ts';
import { AREAS } from '../domain/statements.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import { button, buttons, modal, option, section, select, textField, visible } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';
import type { BankLine } from './statement-bank.ts';
import { statementText } from './statement.ts';

/* A statement in words of HR's, in both languages. */

const LANGUAGES = ['nb', 'en'] as const;
/** As much as Slack shows of it in a list to choose from. */
const LONGEST = 75;

export type WordsData = { form: StatementForm; statements: BankLine[] };

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
