import type { KnownBlock, ModalView } from '@slack/types';
import { type CompanyGoalForm, isNoChange, type Preview } from '../domain/setup.ts';
import type { Texts } from '../i18n/index.ts';
import { noteButton, type Origin } from './experiments.ts';
import { button, buttons, divider, escape, modal, section, small } from './parts.ts';
import { pilotParts, pilotWarnings } from './pilot-preview.ts';
import { settingText } from './setup-settings.ts';
import { changedParts, changedSample } from './statement-sample.ts';

/** A sentence and what belongs to it. */
export type PreviewPart = { text: string; items: string[] };

const ITEMS_SHOWN = 12;

/** What will change, in plain sentences: for the form and for the command line. */
export function previewParts(texts: Texts, preview: Preview): PreviewPart[] {
  const t = texts.setup.preview;
  const part = (text: string, items: string[] = []): PreviewPart => ({ text, items: few(texts, items) });
  const some = <T>(list: T[], make: (list: T[]) => PreviewPart) => (list.length === 0 ? [] : [make(list)]);
  return [
    ...(preview.pilot === null ? [] : pilotParts(texts, preview.pilot)),
    ...some(preview.newTeams, (list) => part(t.newTeams(list), list.map(t.team))),
    ...some(preview.changedTeams, (list) => part(t.changedTeams(list), list.map(t.team))),
    ...some(preview.archivedTeams, (list) => part(t.archived(list))),
    ...some(preview.joining, (list) => part(t.joining(list))),
    ...some(preview.leaving, (list) => part(t.leaving(list))),
    ...some(preview.moving, (list) => part(t.moving(list))),
    ...some(preview.firstTalks, (list) => part(t.firstTalks(list), list.map(t.talk))),
    ...some(preview.newTimes, (list) => part(t.newTimes(list), list.map(t.talk))),
    ...some(preview.ending, (list) => part(t.ending(list))),
    ...(preview.languages === 0 ? [] : [part(t.languages(preview.languages))]),
    ...(preview.holidays === 0 ? [] : [part(t.holidays(preview.holidays))]),
    ...some(preview.absences, (list) => part(t.absences(list), list.map(t.absence))),
    ...(preview.pastTalks === null ? [] : [part(t.pastTalks(preview.pastTalks))]),
    ...some(preview.settings, (list) =>
      part(
        t.settings,
        list.map(
          (line) => `${texts.setup.settings.label[line.name] ?? line.name}: ${settingText(texts, line)}`,
        ),
      ),
    ),
    ...some(preview.newCompanyGoals, (list) =>
      part(texts.companyGoals.publishing, list.flatMap(bothWordings)),
    ),
    ...some(preview.retiredCompanyGoals, (list) =>
      part(texts.companyGoals.retiring, list.flatMap(bothWordings)),
    ),
    ...(preview.statements === null ? [] : changedParts(texts, preview.statements)),
    ...(preview.welcomes === null
      ? []
      : [part(t.welcomes(preview.welcomes.names, preview.welcomes.from.date, preview.welcomes.from.time))]),
  ];
}

const bothWordings = ({ nb, en }: CompanyGoalForm): string[] => [nb, en];

/** What is worth a thought before applying. */
export function previewWarnings(texts: Texts, preview: Preview, raisesMinimum = false): string[] {
  const t = texts.setup.preview;
  return [
    ...pilotWarnings(texts, preview.pilot),
    ...(raisesMinimum ? [t.raisesMinimum] : []),
    ...(preview.settings.some(({ shorter }) => shorter) ? [texts.retention.shortens] : []),
    ...preview.overlaps.map(t.overlap),
    ...preview.manyReports.map(({ manager, reports }) => t.manyReports(manager, reports)),
    ...(preview.ignoredColumns.length === 0 ? [] : [t.ignoredColumns(preview.ignoredColumns)]),
  ];
}

function few(texts: Texts, items: string[]): string[] {
  const rest = items.length - ITEMS_SHOWN;
  return rest <= 1 ? items : [...items.slice(0, ITEMS_SHOWN), texts.setup.preview.more(rest)];
}

/** The step between asking and doing. `id` is that of the change that was asked for. */
export function previewView(
  texts: Texts,
  {
    id,
    preview,
    raisesMinimum,
    mayChange,
  }: { id: string; preview: Preview; raisesMinimum: boolean; mayChange: boolean },
): ModalView {
  const t = texts.setup;
  const { statements } = preview;
  const sample = statements === null ? [] : changedSample(texts, statements);
  const change = mayChange ? [buttons('change', [button('setup.change', t.change, id)])] : [];
  const blocks = [
    ...partBlocks(texts, preview),
    ...warningBlocks(texts, preview, raisesMinimum),
    ...change,
    ...sample,
  ];
  const nothing = isNoChange(preview);
  return modal(
    'setup.apply',
    t.preview.title,
    nothing ? [section(t.preview.nothing), ...blocks] : [section(t.preview.intro), ...blocks],
    { close: t.close, metadata: id, ...(nothing ? {} : { submit: t.apply }) },
  );
}

function partBlocks(texts: Texts, preview: Preview): KnownBlock[] {
  return previewParts(texts, preview).map(({ text, items }) =>
    section(escape([text, ...items.map((item) => `• ${item}`)].join('\n'))),
  );
}

function warningBlocks(texts: Texts, preview: Preview, raisesMinimum: boolean): KnownBlock[] {
  const warnings = previewWarnings(texts, preview, raisesMinimum);
  return warnings.length === 0
    ? []
    : [divider(), small(warnings.map((line) => `⚠️ ${escape(line)}`).join('\n'))];
}

/** After Apply: what was done, and the way back. `forHr`: with the offer to look at it again some day. */
export function doneView(texts: Texts, preview: Preview, undo: string, forHr = false): ModalView {
  const t = texts.setup;
  const origin = originOf(preview);
  const note = forHr && origin !== null ? [noteButton(texts, origin)] : [];
  const blocks = [
    section(t.done.applied),
    ...partBlocks(texts, preview),
    small(t.done.undoUntil),
    buttons('undo', [button('setup.undo', t.undo, undo), ...note]),
  ];
  return modal('setup.done', t.done.title, blocks, { close: t.close });
}

/** What may be an experiment; null: it concerns single people. */
function originOf({ settings, statements, newTimes }: Preview): Origin | null {
  if (statements !== null) return 'statements';
  if (settings.length > 0) return 'settings';
  return newTimes.length > 0 ? 'times' : null;
}
