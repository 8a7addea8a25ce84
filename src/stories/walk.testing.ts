import { addDays, dateAt } from '../domain/time.ts';
import type { Choice } from '../practice/acts.ts';
import { type Field, fieldsOf, keepsValue } from '../practice/fields.ts';
import { type Button, createHands, kindOf } from '../practice/hands.ts';
import { optionsOf } from '../practice/payload-rules.ts';
import type { OpenView } from '../practice/shown.ts';
import { OSLO, type Story, shown } from './story.testing.ts';

/*
 * Somebody who wants to see everything: presses each button that stands anywhere, looks at what opens, and presses on
 * from there. It finds what it finds, so that what is built later is walked too.
 */

/** People who lead, follow and stand beside: whoever walks meets all of them. */
export const WALKED = [
  'user_id,team,manager,parent_team,every_weeks,weekday,time,minutes',
  'UKARI,Drift,UOLA,Ledelse,1,tuesday,10:00,20',
  'UINGRID,Ledelse,UMATS,,1,wednesday,10:00,20',
  'UNINA,Salg,UMATS,Ledelse,1,thursday,10:00,20',
].join('\n');

/** Every word there is after the command. What is left alone would end the story: the two would no longer be asked. */
export const EVERYWHERE = {
  words: [
    '',
    'prepare',
    'add',
    'talk',
    'notes',
    'help-me',
    'statements',
    'why',
    'away',
    'calendar',
    'guide',
    'help',
  ],
  avoid: new Set(['checkin.skip', 'me.not_away', 'rights.erase_now', 'rights.leave_now']),
};

/** How one gets to a surface: the first step from Slack itself, then buttons in forms. */
type Step = { word: string } | { action: string; in: 'home' | 'messages' | 'form' };
type Path = Step[];

export type Walk = {
  /** All that was shown, as one reads it. */
  seen: string;
  /** The kinds of forms that were opened. */
  forms: Set<string>;
};

export type WalkOptions = {
  /** Typed into every field for text of every form that can be sent; absent: nothing is sent. */
  write?: string;
  /** Words after the command. */
  words: string[];
  /** Buttons that are left alone. */
  avoid?: ReadonlySet<string>;
};

const DEEPEST = 4;
const DAYS_AHEAD = 21;
/** Slack takes only so much at a time from one person. */
const BREATH_MS = 5_000;

export async function walk(story: Story, user: string, options: WalkOptions): Promise<Walk> {
  const hands = createHands(story.workspace, (act) => story.practice.act(act));
  const avoid = options.avoid ?? new Set();
  const result: Walk = { seen: '', forms: new Set() };
  const known = new Set<string>();
  const top = (): OpenView | null => story.workspace.modals.get(user)?.at(-1) ?? null;

  async function opensHome(): Promise<void> {
    await story.practice.act({ do: 'home', user });
    result.seen += `\n${story.person(user).homeText()}`;
  }

  async function take(step: Step): Promise<boolean> {
    if ('word' in step) {
      await hands.command(user, step.word);
      result.seen += `\n${story.person(user).told() ?? ''}`;
      return true;
    }
    const button = buttonsAt(step.in).find(({ action }) => action === step.action);
    if (button === undefined) return false;
    await hands.press(user, button);
    result.seen += `\n${story.person(user).told() ?? ''}`;
    return true;
  }

  function buttonsAt(where: 'home' | 'messages' | 'form'): Button[] {
    if (where === 'home') return hands.homeButtons(user);
    if (where === 'messages') return hands.buttons(user, 0);
    const form = top();
    return form === null ? [] : hands.formButtons(form);
  }

  /** From nothing to where the path leads; false when a button has gone meanwhile. */
  async function goes(path: Path): Promise<boolean> {
    await hands.closeAll(user);
    await story.practice.moveTo(story.practice.clock.now() + BREATH_MS);
    await opensHome();
    for (const step of path) if (!(await take(step))) return false;
    return true;
  }

  async function writes(form: OpenView, text: string): Promise<void> {
    const today = dateAt(OSLO, story.practice.clock.now());
    const values = fieldsOf(form.view.blocks)
      .filter(({ element }) => keepsValue(element))
      .flatMap((field) => {
        const choice = answerTo(field, text, addDays(today, DAYS_AHEAD));
        return choice === null ? [] : [[field.block.block_id, choice] as const];
      });
    await hands.fill(user, form, Object.fromEntries(values));
    await story.practice.act({ do: 'submit', user, view: form.id });
  }

  function noticed(place: string, buttons: Button[]): string[] {
    const fresh = buttons.map(({ action }) => action).filter((action) => !avoid.has(action));
    return [...new Set(fresh)].filter((action) => {
      const key = `${place} ${action}`;
      return !known.has(key) && known.add(key);
    });
  }

  await opensHome();
  const paths: Path[] = [
    ...options.words.map((word): Path => [{ word }]),
    ...noticed('messages', buttonsAt('messages')).map((action): Path => [{ action, in: 'messages' }]),
    ...noticed('home', buttonsAt('home')).map((action): Path => [{ action, in: 'home' }]),
  ];
  for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
    if (!(await goes(path))) continue;
    const form = top();
    if (form === null) continue;
    result.seen += `\n${shown(form.view.blocks)}\n${JSON.stringify(form.values)}`;
    result.forms.add(kindOf(form));
    if (path.length < DEEPEST)
      for (const action of noticed(kindOf(form), hands.formButtons(form)))
        paths.push([...path, { action, in: 'form' }]);
    if (options.write === undefined || !('submit' in form.view)) continue;
    await writes(form, options.write);
    const after = top();
    if (after !== null) result.seen += `\n${shown(after.view.blocks)}`;
  }
  await hands.closeAll(user);
  for (const message of story.person(user).messages()) result.seen += `\n${shown(message.blocks)}`;
  return result;
}

/** What somebody puts into a field who answers everything. */
function answerTo({ element }: Field, text: string, day: string): Choice {
  switch (element.type) {
    case 'plain_text_input':
      return text;
    case 'static_select':
    case 'radio_buttons':
      return optionsOf(element)[0]?.value ?? null;
    case 'datepicker':
      return day;
    default:
      return null;
  }
}
