import type { KnownBlock } from '@slack/types';
import { nextSendable } from '../domain/prompts.ts';
import type { Texts } from '../i18n/index.ts';
import { hasRoleFor } from '../service/roles.ts';
import { overviewOf } from '../service/overview.ts';
import { calendarOf } from '../service/pairs.ts';
import { send } from '../service/sending.ts';
import { applyAsked, askedAs, mayAsk, ready, takeBackChange } from '../service/setup.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { settings } from '../store/settings.ts';
import { pairsOfManager } from '../store/teams.ts';
import { companyGoalForm } from '../views/company-goals.ts';
import { isRetention, retentionForm } from '../views/retention.ts';
import { button, buttons } from '../views/parts.ts';
import { setupSection } from '../views/setup.ts';
import { noteView } from '../views/setup-parts.ts';
import { doneView, previewView } from '../views/setup-preview.ts';
import { settingsForm } from '../views/setup-settings.ts';
import { choiceForm } from '../views/statement-bank.ts';
import { unfitView } from '../views/setup-unfit.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { companyGoalRoutes } from './company-goals.ts';
import { companyRoutes } from './setup-company.ts';
import { peopleRoutes } from './setup-people.ts';
import { forSetup, mayChange, show } from './setup-steps.ts';
import { bankData, wordsView } from './statement-bank.ts';
import { formView, teamRoutes, timesRoutes } from './setup-team.ts';

/*
 * The setup: what is asked for in a form is shown as what it would do, then applied, and can be taken back while nobody
 * has heard of it.
 */

/** The part of Home for HR and administrators. */
export function setupHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  const overview = overviewOf(tx, person);
  return overview === null ? [] : setupSection(texts, overview);
}

/** A manager's way to the times of the own talks, below the own people. */
export function timesHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  if (pairsOfManager(tx, person.id).length === 0) return [];
  const each = button('pair.pick', texts.pair.buttonForReports, 'pick');
  return [buttons('times', [button('team.times', texts.setup.home.button.times, 'times'), each])];
}

const setUp = [
  forSetup('setup.teams', teamRoutes),
  forSetup('setup.people', peopleRoutes),
  forSetup('setup.company', companyRoutes),
  forSetup('setup.company', companyGoalRoutes),
];

export const setupRoutes: Routes = {
  clicks: {
    ...Object.assign({}, ...setUp.map(({ clicks }) => clicks)),
    ...timesRoutes.clicks,
    'setup.look': lookAgain,
    'setup.change': changeAgain,
    'setup.undo': undo,
    'setup.test_prompt': testPrompt,
    'setup.test_button.0': sayTest,
    'setup.test_button.1': sayTest,
    'setup.test_button.2': sayTest,
  },
  forms: {
    ...Object.assign({}, ...setUp.map(({ forms }) => forms)),
    ...timesRoutes.forms,
    'setup.apply': apply,
  },
};

const outdated = ({ texts }: Who): Effect[] => [{ do: 'say', text: texts.refusals.outdated }];

/** A change that was looked at earlier, as what it would do by now. */
function lookAgain(tx: Tx, who: Who, click: Click): Effect[] {
  const asked = askedAs(tx, who.person, click.value);
  if (asked === null) return outdated(who);
  const change = ready(tx, who.person, asked);
  if (!change.ok) return show(click, unfitView(who.texts, change));
  return show(click, previewView(who.texts, { id: click.value, ...change, mayChange: mayChange(asked) }));
}

/** Back to the form, with everything as it was filled in. */
function changeAgain(tx: Tx, who: Who, click: Click): Effect[] {
  const asked = askedAs(tx, who.person, click.value);
  if (asked !== null && !mayAsk(tx, who.person, asked.kind))
    return [{ do: 'say', text: who.texts.refusals.not_allowed }];
  if (asked?.kind === 'team') return show(click, formView(tx, who, asked.form));
  if (asked?.kind === 'company_goal') return show(click, companyGoalForm(who.texts, asked.form));
  if (asked?.kind === 'statement') return show(click, wordsView(tx, who, asked.form));
  if (asked?.kind === 'statements') return show(click, choiceForm(who.texts, bankData(tx, asked.form)));
  if (asked?.kind !== 'settings') return outdated(who);
  if (isRetention(asked.changes))
    return show(click, retentionForm(who.texts, { ...settings(tx), ...asked.changes }));
  const { holidays, ...now } = settings(tx);
  return show(click, settingsForm(who.texts, { ...now, holidays, ...withoutNothing(asked.changes) }));
}

/** What was left empty is shown as it is now. */
const withoutNothing = (changes: object) =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== null));

/** So many lines take a second or two: too long for a click. */
const LARGE = 1000;

function apply(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const asked = askedAs(tx, who.person, form.metadata);
  if (asked !== null && 'rows' in asked && asked.rows.length >= LARGE) return applyLater(who, form.metadata);
  const applied = applyAsked(tx, who.person, form.metadata);
  if (!applied.ok) return [{ do: 'update', view: unfitView(who.texts, applied) }];
  return [
    {
      do: 'update',
      view: doneView(who.texts, applied.preview, applied.undo, hasRoleFor(tx, who.person, 'experiment.keep')),
    },
    { do: 'home' },
  ];
}

function applyLater({ person, texts }: Who, asked: string): Effect[] {
  const { preview } = texts.setup;
  return [
    { do: 'update', view: noteView(texts, preview.title, preview.applying) },
    { do: 'later', job: { job: 'apply', person: person.id, asked } },
  ];
}

function undo(tx: Tx, who: Who, click: Click): Effect[] {
  const { texts } = who;
  const taken = takeBackChange(tx, who.person, click.value);
  const text = taken.ok ? texts.setup.done.undone : texts.refusals[taken.why];
  return [...show(click, noteView(texts, texts.setup.title, text)), { do: 'home' }];
}

function testPrompt(tx: Tx, { person, texts }: Who): Effect[] {
  if (!hasRoleFor(tx, person, 'setup.test')) return [{ do: 'say', text: texts.refusals.not_allowed }];
  const at = nextSendable(tx.now, person.zone, calendarOf(tx, person));
  send(tx, person, { kind: 'test_prompt', person: person.id, at: tx.now }, { at });
  return [{ do: 'say', text: texts.setup.testSent }];
}

function sayTest(_: Tx, { texts }: Who): Effect[] {
  return [{ do: 'say', text: texts.setup.notice.testPrompt }];
}
