import type { ModalView, MultiStaticSelect, StaticSelect } from '@slack/types';
import { EVERY_WEEKS, TALK_MINUTES } from '../domain/cadence.ts';
import { PILOT_WEEKS } from '../domain/pilot.ts';
import { PER_WEEK } from '../domain/statements.ts';
import { TEMPLATES } from '../domain/templates.ts';
import type { Texts } from '../i18n/index.ts';
import { button, buttons, modal, option, section, select } from './parts.ts';
import { ACTION, field, type FormValues } from './setup-parts.ts';

const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

const weekOptions = (texts: Texts) =>
  numbers(PILOT_WEEKS.least, PILOT_WEEKS.most).map((n) =>
    option(texts.pilot.start.weeksOption(n), String(n)),
  );

const usualWeeks = (texts: Texts): StaticSelect =>
  select(ACTION, weekOptions(texts), { chosen: String(PILOT_WEEKS.usual) });

/** Whatever is not a number of weeks is refused where it is planned. */
export const readWeeks = (values: FormValues): number => Number(values.choice('weeks'));

// ---- the start -----------------------------------------------------------------------------------------------

export type PilotTeam = { id: string; name: string; members: number };

/** Slack takes so many options in one list. */
const MOST_TEAMS = 100;

export function pilotForm(texts: Texts, teams: PilotTeam[]): ModalView {
  const t = texts.pilot.start;
  const about = { close: texts.setup.close };
  const newTeam = button('team.new', texts.pilot.button.newTeam, 'new');
  if (teams.length === 0) {
    const blocks = [section(t.intro), section(t.noTeams), buttons('teams', [newTeam])];
    return modal('pilot.none', texts.pilot.title, blocks, about);
  }
  const options = teams
    .slice(0, MOST_TEAMS)
    .map(({ id, name, members }) => option(t.team(name, members), id));
  const element: MultiStaticSelect = {
    type: 'multi_static_select',
    action_id: ACTION,
    options,
    initial_options: options,
  };
  return modal(
    'pilot.start',
    texts.pilot.title,
    [
      section(t.intro),
      field('teams', t.teams, element, { required: true, hint: t.teamsHint }),
      field('weeks', t.weeks, usualWeeks(texts), { required: true }),
    ],
    { ...about, submit: texts.setup.look },
  );
}

export const readPilot = (values: FormValues) => ({
  teamIds: values.choices('teams'),
  weeks: readWeeks(values),
});

// ---- going on ------------------------------------------------------------------------------------------------

const FOR_GOOD = 'good';

export function extendForm(texts: Texts): ModalView {
  const t = texts.pilot.extend;
  const options = [...weekOptions(texts), option(t.everyday, FOR_GOOD)];
  const weeks = select(ACTION, options, { chosen: String(PILOT_WEEKS.usual) });
  return modal(
    'pilot.extend',
    t.title,
    [
      section(t.intro),
      field('weeks', t.weeks, weeks, { required: true }),
      buttons('teams', [button('team.new', texts.pilot.button.newTeam, 'new')]),
    ],
    { close: texts.setup.close, submit: texts.setup.look },
  );
}

/** Null: for good. */
export const readExtend = (values: FormValues): number | null =>
  values.choice('weeks') === FOR_GOOD ? null : readWeeks(values);

export function resumeForm(texts: Texts): ModalView {
  const t = texts.pilot.resume;
  return modal(
    'pilot.resume',
    t.title,
    [section(t.intro), field('weeks', texts.pilot.adjust.weeks, usualWeeks(texts), { required: true })],
    { close: texts.setup.close, submit: texts.setup.look },
  );
}

// ---- adjusting -----------------------------------------------------------------------------------------------

const SAME = 'same';

export function adjustForm(texts: Texts): ModalView {
  const t = texts.pilot.adjust;
  const choice = (
    block: string,
    label: string,
    values: readonly (string | number)[],
    say: (value: never) => string,
  ) => {
    const options = values.map((value) => option(say(value as never), String(value)));
    const element = select(ACTION, [option(t.same, SAME), ...options], { chosen: SAME });
    return field(block, label, element, { required: true });
  };
  return modal(
    'pilot.adjust',
    t.title,
    [
      section(t.intro),
      choice('everyWeeks', t.everyWeeks, EVERY_WEEKS, t.everyWeeksOption),
      choice('minutes', t.minutes, TALK_MINUTES, t.minutesOption),
      choice(
        'template',
        t.template,
        TEMPLATES,
        (name: keyof Texts['questions']['names']) => texts.questions.names[name],
      ),
      choice('statements', t.statements, numbers(PER_WEEK.least, PER_WEEK.most), t.statementsOption),
      field('weeks', t.weeks, usualWeeks(texts), { required: true }),
      buttons('questions', [button('questions.list', texts.pilot.button.questions, 'list')]),
    ],
    { close: texts.setup.close, submit: texts.setup.look },
  );
}

/** Only what is not left as it is, and is one of what was offered. */
export function readAdjust(values: FormValues) {
  const chosen = <T extends string | number>(block: string, offered: readonly T[]): T | undefined =>
    offered.find((one) => String(one) === values.choice(block));
  const everyWeeks = chosen('everyWeeks', EVERY_WEEKS);
  const minutes = chosen('minutes', TALK_MINUTES);
  const template = chosen('template', TEMPLATES);
  const statementsPerWeek = chosen('statements', numbers(PER_WEEK.least, PER_WEEK.most));
  return {
    ...(everyWeeks === undefined ? {} : { everyWeeks }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(template === undefined ? {} : { template }),
    ...(statementsPerWeek === undefined ? {} : { statementsPerWeek }),
  };
}
