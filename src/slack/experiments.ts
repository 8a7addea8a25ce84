import { USUAL_DAYS } from '../domain/experiments.ts';
import { addDays, dateAt } from '../domain/time.ts';
import { hasRoleFor } from '../service/roles.ts';
import {
  experimentsFor,
  lookAgainLater,
  lookAtExperiment,
  type Looked,
  settleExperiment,
  writeDown,
} from '../service/experiments.ts';
import type { Tx } from '../store/db.ts';
import type { Experiment } from '../store/experiments.ts';
import type { Person } from '../store/people.ts';
import { sayView } from '../views/checkin.ts';
import {
  type ExperimentData,
  experimentErrors,
  experimentForm,
  experimentsHomeBlocks,
  experimentsView,
  experimentView,
  readExperiment,
} from '../views/experiments.ts';
import type { HomeSection } from './home.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { show } from './setup-steps.ts';

/* HR keeps a change as an experiment and looks at it again. */

export const experimentRoutes: Routes = {
  clicks: {
    'experiment.new': openForm,
    'experiment.list': (tx, who, click) =>
      hasRoleFor(tx, who.person, 'experiment.keep') ? show(click, listOf(tx, who)) : onlyHr(who),
    'experiment.open': (tx, who, click) => shown(who, click, lookAtExperiment(tx, who.person, click.value)),
    'experiment.keep': (tx, who, click) => settle(tx, who, click, 'kept'),
    'experiment.done': (tx, who, click) => settle(tx, who, click, 'done'),
    'experiment.later': (tx, who, click) => [
      ...shown(who, click, lookAgainLater(tx, who.person, click.value)),
      { do: 'redraw' },
    ],
  },
  forms: { 'experiment.save': save },
};

export const experimentsHome: HomeSection = (tx, person, texts) =>
  hasRoleFor(tx, person, 'experiment.keep')
    ? experimentsHomeBlocks(texts, dataOf(person, experimentsFor(tx, person)))
    : [];

const onlyHr = ({ texts }: Who): Effect[] => [{ do: 'say', text: texts.diagnosis.onlyHr }];

const dataOf = (person: Person, all: readonly Experiment[]): ExperimentData[] =>
  all.map(({ createdAt, closedAt, ...one }) => ({
    ...one,
    writtenOn: dateAt(person.zone, createdAt),
    closedOn: closedAt === null ? null : dateAt(person.zone, closedAt),
  }));

const listOf = (tx: Tx, { person, texts }: Who) =>
  experimentsView(texts, dataOf(person, experimentsFor(tx, person)));

function shown(who: Who, click: Click, looked: Looked): Effect[] {
  if (!looked.ok) {
    const { diagnosis, refusals } = who.texts;
    return [{ do: 'say', text: looked.why === 'not_allowed' ? diagnosis.onlyHr : refusals[looked.why] }];
  }
  const [one] = dataOf(who.person, [looked.experiment]);
  return show(click, experimentView(who.texts, one!, looked.compared));
}

function settle(tx: Tx, who: Who, click: Click, state: 'kept' | 'done'): Effect[] {
  return [...shown(who, click, settleExperiment(tx, who.person, click.value, state)), { do: 'redraw' }];
}

/** `value`: what was changed a moment ago. */
function openForm(tx: Tx, who: Who, click: Click): Effect[] {
  if (!hasRoleFor(tx, who.person, 'experiment.keep')) return onlyHr(who);
  const reviewOn = addDays(dateAt(who.person.zone, tx.now), USUAL_DAYS);
  return show(click, experimentForm(who.texts, { origin: click.value, reviewOn }));
}

function save(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { person, texts } = who;
  const written = writeDown(tx, person, readExperiment(form.values));
  if (written.ok) {
    const said = texts.experiments.saved(texts.format.day(written.experiment.reviewOn));
    return [{ do: 'update', view: sayView(texts, texts.experiments.title, said) }, { do: 'home' }];
  }
  if ('problem' in written) return [{ do: 'errors', errors: experimentErrors(texts, written.problem) }];
  return [{ do: 'update', view: sayView(texts, texts.experiments.title, texts.diagnosis.onlyHr) }];
}
