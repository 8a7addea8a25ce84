import type { KnownBlock } from '@slack/types';
import type { Unfit } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { mayStartPilot, pilotStatus, reportFor } from '../service/pilot-report.ts';
import { startRefused } from '../service/pilot-start.ts';
import type { Adjusting } from '../service/pilots.ts';
import { hasRoleFor } from '../service/roles.ts';
import type { Tx } from '../store/db.ts';
import type { Person } from '../store/people.ts';
import { memberCounts, pairsOfManager, teams } from '../store/teams.ts';
import { sayView } from '../views/checkin.ts';
import { pilotLine, pilotOffer, pilotSection } from '../views/pilot.ts';
import {
  adjustForm,
  extendForm,
  pilotForm,
  readAdjust,
  readExtend,
  readPilot,
  readWeeks,
  resumeForm,
} from '../views/pilot-forms.ts';
import { reportView } from '../views/pilot-report.ts';
import type { Click, Effect, OpenForm, Routes, Who } from './listen.ts';
import { forSetup, lookAt, show } from './setup-steps.ts';

/* Starting small, and deciding by the report: every decision is looked at first, like any change of the setup. */

export const pilotRoutes: Routes = forSetup('setup.pilots', {
  clicks: {
    'pilot.new': openStart,
    'pilot.report': openReport,
    'pilot.extend': (_, { texts }, click) => show(click, extendForm(texts)),
    'pilot.adjust': (_, { texts }, click) => show(click, adjustForm(texts)),
    'pilot.resume': (_, { texts }, click) => show(click, resumeForm(texts)),
    'pilot.stop': (tx, who, click) => placed(click, lookAt(tx, who, { kind: 'pilot_stop' })),
  },
  forms: {
    'pilot.start': (tx, who, form) => start(tx, who, form),
    'pilot.extend': (tx, who, form) =>
      lookAt(tx, who, { kind: 'pilot_extend', weeks: readExtend(form.values) }),
    'pilot.adjust': (tx, who, form) => {
      const changes: Adjusting = readAdjust(form.values);
      return lookAt(tx, who, { kind: 'pilot_adjust', weeks: readWeeks(form.values), changes });
    },
    'pilot.resume': (tx, who, form) =>
      lookAt(tx, who, { kind: 'pilot_resume', weeks: readWeeks(form.values) }),
  },
});

/** What is looked at from Home or a message opens there. */
const placed = (click: Click, effects: Effect[]): Effect[] =>
  effects.flatMap((effect) => (effect.do === 'update' ? show(click, effect.view) : [effect]));

function openStart(tx: Tx, { texts }: Who, click: Click): Effect[] {
  const refused = startRefused(tx);
  if (refused !== null) return [{ do: 'say', text: texts.refusals[refused.why] }];
  const counts = memberCounts(tx);
  const taking = teams(tx).flatMap(({ id, name }) => {
    const members = counts.get(id) ?? 0;
    return members === 0 ? [] : [{ id, name, members }];
  });
  return show(click, pilotForm(texts, taking));
}

/** What does not fit stands at the teams. */
function start(tx: Tx, who: Who, form: OpenForm): Effect[] {
  const { teamIds, weeks } = readPilot(form.values);
  if (teamIds.length === 0) return [{ do: 'errors', errors: { teams: who.texts.pilot.start.chooseTeam } }];
  return lookAt(tx, who, { kind: 'pilot_start', teamIds, weeks }, (unfit: Unfit) =>
    'why' in unfit ? { teams: who.texts.refusals[unfit.why] } : null,
  );
}

function openReport(tx: Tx, { person, texts }: Who, click: Click): Effect[] {
  const found = reportFor(tx, person);
  if (found.ok) return show(click, reportView(texts, found.reported));
  const text = 'due' in found ? texts.pilot.report.notYet(found.due) : texts.refusals[found.why];
  return show(click, sayView(texts, texts.pilot.reportTitle, text));
}

// ---- Home ----------------------------------------------------------------------------------------------------

/** One line for those who take part. */
export function pilotHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  const status = pilotStatus(tx);
  const takesPart = person.enrolledAt !== null || pairsOfManager(tx, person.id).length > 0;
  return status === null || !takesPart ? [] : pilotLine(texts, status);
}

/** For HR and administrators: how it stands and what can be done, or that one may start small. */
export function pilotSetupHome(tx: Tx, person: Person, texts: Texts): KnownBlock[] {
  if (!hasRoleFor(tx, person, 'setup.pilots')) return [];
  const status = pilotStatus(tx);
  if (status !== null) return pilotSection(texts, status);
  return mayStartPilot(tx) ? pilotOffer(texts) : [];
}
