import { EMPTY_PREVIEW, type Preview, type SettingProblem } from '../domain/setup.ts';
import { appendAudit } from '../store/audit.ts';
import type { Tx } from '../store/db.ts';
import { grantRole, peopleWithRole, personBySlackId, upsertPerson } from '../store/people.ts';
import {
  hasSettings,
  isSettingValue,
  setSetting,
  type SettingName,
  settings,
  type Settings,
  type StoredSettings,
} from '../store/settings.ts';
import { activePairs } from '../store/teams.ts';
import { nothingToUndo, type Undo } from './applying.ts';
import { replan } from './replanning.ts';
import type { Asker } from './roles.ts';
import { bankOf } from './statement-bank.ts';

export type SettingChange = { [N in SettingName]?: StoredSettings[N] };

/** How long words stay: what is kept shorter than before cannot be brought back. */
const KEEPS: ReadonlySet<SettingName> = new Set(['keepTalks', 'keepWork', 'keepLogs', 'keepGone']);

/** A group size can be raised for good only, so whoever raises it is asked first. */
export type SettingsPlan =
  | { ok: true; changes: SettingChange; raisesMinimum: boolean; preview: Preview }
  | { ok: false; problems: SettingProblem[] };

/** What would really change, and what of it cannot be. Changes nothing. */
export function planSettings(tx: Tx, asked: SettingChange): SettingsPlan {
  const now = settings(tx);
  const entries = Object.entries(asked) as [SettingName, StoredSettings[SettingName]][];
  const problems = [
    ...entries.flatMap(([name, value]) => problemWith(now, name, value) ?? []),
    ...notInBank(tx, asked),
    ...notAllowed({ ...now, ...asked }),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const changed = entries.filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(now[name]));
  const lines = changed.map(([name, value]) => ({
    name,
    value: asText(value),
    ...(KEEPS.has(name) && (value as number) < (now[name] as number) ? { shorter: true as const } : {}),
  }));
  return {
    ok: true,
    changes: Object.fromEntries(changed),
    raisesMinimum: changed.some(([name]) => name === 'minimumGroup'),
    preview: { ...EMPTY_PREVIEW, settings: lines },
  };
}

function problemWith(now: Settings, name: SettingName, value: unknown): SettingProblem | null {
  if (!isSettingValue(name, value)) return { name, problem: 'bad_value' };
  const lowers = name === 'minimumGroup' && (value as number) < now.minimumGroup;
  return lowers ? { name, problem: 'minimum_never_down' } : null;
}

/** Each once, and only what may be asked. */
function notInBank(tx: Tx, { activeStatements: ids }: SettingChange): SettingProblem[] {
  const known = new Set(bankOf(tx).map(({ id }) => id));
  const fits = ids === undefined || (new Set(ids).size === ids.length && ids.every((id) => known.has(id)));
  return fits ? [] : [{ name: 'activeStatements', problem: 'bad_value' }];
}

/** The questions for everybody must be among those that may be asked. */
const notAllowed = ({
  templates,
  template,
}: Pick<SettingChange, 'templates' | 'template'>): SettingProblem[] =>
  templates!.length === 0 || templates!.includes(template!)
    ? []
    : [{ name: 'template', problem: 'bad_value' }];

/** Whatever depends on the changed days or times is planned anew. The size of the smallest group is never taken back. */
export function applySettings(tx: Tx, asker: Asker, changes: SettingChange): Undo {
  const before = settings(tx);
  const undo = nothingToUndo(tx);
  for (const [name, value] of Object.entries(changes) as [SettingName, never][]) {
    if (name !== 'minimumGroup') undo.settings.push({ name, value: before[name] });
    setSetting(tx, name, value);
    appendAudit(tx, { actor: asker === 'cli' ? 'cli' : asker.id, what: 'setting.changed', detail: name });
  }
  if (changes.holidays !== undefined || changes.promptLead !== undefined)
    for (const pair of activePairs(tx)) replan(tx, pair);
  return undo;
}

/** What the environment says about a database in which nothing has been chosen yet. */
export type Seed = { zone: string; holidays: string | null; adminUserIds: readonly string[] };

/**
 * The environment counts once: zone and holidays while nothing has been set, the administrators while there is none.
 * An administrator whom Slack has not told us about yet is named by their id until it does.
 */
export function seed(tx: Tx, { zone, holidays, adminUserIds }: Seed): void {
  if (!hasSettings(tx)) {
    setSetting(tx, 'zone', zone);
    if (isSettingValue('holidays', holidays)) setSetting(tx, 'holidays', holidays);
  }
  if (peopleWithRole(tx, 'admin').length > 0) return;
  for (const slackId of adminUserIds) {
    const known = personBySlackId(tx, slackId);
    const blank = {
      name: slackId,
      email: null,
      zone,
      locale: null,
      kind: 'member',
      deactivated: false,
    } as const;
    const admin = known ?? upsertPerson(tx, { slackId, ...blank });
    grantRole(tx, admin.id, 'admin');
    appendAudit(tx, { actor: 'app', what: 'admin.granted', subject: admin.id });
  }
}

/** Each post looks at the channel again. Null: no digest until there is one. */
export function setHrChannel(tx: Tx, asker: Asker, channel: string | null): void {
  setSetting(tx, 'hrChannel', channel);
  appendAudit(tx, {
    actor: asker === 'cli' ? 'cli' : asker.id,
    what: 'setting.changed',
    detail: 'hrChannel',
  });
}

/** As a line of a list or of the command line: '1 09:00' for the prompt lead, '-' for nothing. */
export function asText(value: StoredSettings[SettingName]): string {
  if (value === null) return '-';
  if (Array.isArray(value)) return value.join(',');
  if (typeof value !== 'object') return String(value);
  if ('days' in value) return `${value.days} ${value.time}`;
  return `${value.everyWeeks} ${value.weekday} ${value.time} ${value.minutes}`;
}
