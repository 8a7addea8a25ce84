import type { StatementForm, Unfit } from '../domain/setup.ts';
import { ACTIVE, worded } from '../domain/statements.ts';
import { bankOf } from '../service/statement-bank.ts';
import { weekAhead } from '../service/statement-changes.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import {
  type BankData,
  type BankLine,
  bankView,
  choiceForm,
  readChoice,
  statementErrors,
} from '../views/statement-bank.ts';
import { aheadView } from '../views/statement-sample.ts';
import { readStatement, statementForm } from '../views/statement-words.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { forSetup, lookAt, show } from './setup-steps.ts';

/* HR's list of all that may be asked each week: chosen, written and put into other words. */

export const statementBankRoutes: Routes = forSetup('setup.statements', {
  clicks: {
    'statements.list': (tx, { texts }, click) => show(click, bankView(texts, bankData(tx))),
    'statements.choose': (tx, { texts }, click) => show(click, choiceForm(texts, bankData(tx))),
    'statements.new': (tx, who, click) => show(click, wordsView(tx, who, newForm(tx))),
    'statements.word': openWords,
    'statements.original': (tx, who, { value }) =>
      lookAt(tx, who, { kind: 'statement', form: { ...newForm(tx), id: value } }),
    'statements.look': (tx, { texts }, click) => show(click, aheadView(texts, weekAhead(tx))),
  },
  forms: {
    'statements.save': saveWords,
    'statements.choose': saveChoice,
    'statements.ahead': (tx, { texts }) => [{ do: 'update', view: bankView(texts, bankData(tx)) }],
  },
});

const linesOf = (tx: Tx): BankLine[] => bankOf(tx).map((one) => ({ ...one, ...worded(one) }));

/** `active`: chosen and not applied yet. */
export function bankData(tx: Tx, chosen?: { active: readonly string[]; perWeek: number }): BankData {
  const statements = linesOf(tx);
  const { from } = weekAhead(tx);
  if (chosen === undefined) return { statements, from, perWeek: settings(tx).statementsPerWeek };
  const lines = statements.map((one) => ({ ...one, active: chosen.active.includes(one.id) }));
  return { statements: lines, from, perWeek: chosen.perWeek };
}

/** With all places taken it has to be said which one it takes. */
function newForm(tx: Tx): StatementForm {
  const full = bankOf(tx).filter(({ active }) => active).length >= ACTIVE.most;
  return { id: null, area: 'individual', level: 'team', words: null, use: full ? '' : 'add' };
}

export const wordsView = (tx: Tx, { texts }: Who, form: StatementForm) =>
  statementForm(texts, { form, statements: linesOf(tx) });

function openWords(tx: Tx, who: Who, click: Click): Effect[] {
  const known = bankOf(tx).find(({ id }) => id === click.value);
  if (known === undefined) return [{ do: 'say', text: who.texts.refusals.outdated }];
  const { area, level } = known;
  return show(click, wordsView(tx, who, { ...worded(known), area, level, use: 'later' }));
}

const onInputs =
  ({ texts }: Who) =>
  (unfit: Unfit) =>
    'statements' in unfit ? statementErrors(texts, unfit.statements) : null;

function saveWords(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const asked = { kind: 'statement' as const, form: readStatement(form.metadata, form.values) };
  return lookAt(tx, who, asked, onInputs(who));
}

function saveChoice(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const asked = { kind: 'statements' as const, form: readChoice(form.values, bankOf(tx).length) };
  return lookAt(tx, who, asked, onInputs(who));
}
