import { afterTalk } from './after-talks.ts';
import { type CastMember, type Habit, TOUR } from './cast.ts';
import { fieldsOf } from './fields.ts';
import { answerStatements, sayUseful } from './answering.ts';
import { type Button, choicesIn, kindOf } from './hands.ts';
import { type Life, type Plan, PROMPTNESS, wordsOf } from './life.ts';
import type { OpenView } from './shown.ts';

/** Chances of each plan, in this order; forgetting takes the rest. */
const PLANS: Record<Habit, [prepare: number, draft: number, skip: number, move: number]> = {
  keen: [0.96, 0.02, 0.01, 0.01],
  steady: [0.88, 0.02, 0.03, 0.04],
  busy: [0.55, 0.1, 0.12, 0.08],
  rare: [0.2, 0, 0.1, 0],
  never: [0, 0, 0, 0],
  away: [0, 0, 0, 0],
};

/** How likely a talk that was not called off took place. */
const TALKS: Record<Habit, number> = { keen: 0.95, steady: 0.88, busy: 0.7, rare: 0.5, never: 0.6, away: 0 };

const LOOK_BACK = 9 * 24 * 3_600_000;

/** Somebody looks at Slack and does some of what waits there. `date` is today. */
export async function look(life: Life, member: CastMember, date: string): Promise<void> {
  const { hands, dice } = life;
  const waiting = hands.buttons(member.id, life.now() - LOOK_BACK);
  const reports = new Set<string>();
  for (const button of firstOfEach(waiting)) {
    if (!dice.chance(PROMPTNESS[member.habit]) || !hands.stands(button)) continue;
    if (button.action === 'checkin.prepare') await answerPrompt(life, member, button, waiting, date);
    else if (button.action === 'strength.name') await nameStrength(life, member, button);
    else if (button.action === 'checkin.talked') await sayTalked(life, member, button);
    else if (isOwn(button, waiting)) await seeAnswer(life, member, button);
    else if (!reports.has(button.value)) await answerReport(life, member, button);
    reports.add(button.value);
    await hands.closeAll(member.id);
  }
  await sayUseful(life, member, waiting, date);
  if (member.role === 'employee') await afterTalk(life, member, waiting);
}

async function nameStrength(life: Life, member: CastMember, button: Button): Promise<void> {
  const { hands, dice } = life;
  const form = await hands.press(member.id, button);
  if (form === null || kindOf(form) !== 'strength.name') return;
  await hands.fill(member.id, form, { first: dice.pick(wordsOf(life, member).named) });
  await hands.send(member.id, form);
}

/** Both remember the same; who did not talk leaves the question alone. */
async function sayTalked(life: Life, member: CastMember, button: Button): Promise<void> {
  const { hands, dice, talked, talksFrom = 0, now } = life;
  if (now() < talksFrom) return;
  const known = talked.get(button.value) ?? dice.chance(TALKS[member.habit]);
  talked.set(button.value, known);
  if (known) await hands.press(member.id, button);
}

const WAITING = ['strength.name', 'checkin.prepare', 'checkin.talked', 'checkin.read'];

/** What the newest message about each check-in asks for; older ones are left as they were. */
function firstOfEach(buttons: Button[]): Button[] {
  const newest = new Map<string, string>();
  for (const { value, at } of buttons) if (!newest.has(value)) newest.set(value, JSON.stringify(at));
  return buttons.filter(
    ({ action, primary, value, at }) =>
      primary && WAITING.includes(action) && newest.get(value) === JSON.stringify(at),
  );
}

/** On the employee's own message the button to prepare stands beside the one to read. */
const isOwn = ({ value }: Button, all: Button[]): boolean =>
  all.some((other) => other.action === 'checkin.prepare' && other.value === value);

// ---- the employee ------------------------------------------------------------------------------------------

function planOf({ plans, talked, dice }: Life, member: CastMember, checkin: string): Plan {
  if (talked.get(checkin)) return 'forget'; // it is over, whatever an older message still offers
  const known = plans.get(checkin);
  if (known !== undefined) return known;
  const names = ['prepare', 'draft', 'skip', 'move'] as const;
  let left = dice.roll();
  const drawn = names.find((_, place) => (left -= PLANS[member.habit][place]!) < 0) ?? 'forget';
  // Whom a newcomer plays first has nothing half done before them.
  const plan = drawn === 'draft' && Object.values(TOUR).includes(member.id) ? 'prepare' : drawn;
  plans.set(checkin, plan);
  return plan;
}

async function answerPrompt(
  life: Life,
  member: CastMember,
  button: Button,
  all: Button[],
  date: string,
): Promise<void> {
  const { hands, plans } = life;
  const plan = planOf(life, member, button.value);
  const beside = (action: string) => all.find((one) => one.action === action && one.value === button.value);
  if (plan === 'forget') return;
  plans.set(button.value, plan === 'prepare' ? 'prepare' : 'forget');
  if (plan === 'skip' || plan === 'move') {
    const other = beside(`checkin.${plan}`);
    const form = other === undefined ? null : await hands.press(member.id, other);
    if (form !== null && plan === 'move') await moveTalk(life, member, form);
    return;
  }
  const form = await hands.press(member.id, button);
  if (form === null || kindOf(form) !== 'checkin.preparation') return;
  await hands.fill(member.id, form, preparation(life, member, form));
  if (plan === 'draft') return;
  await hands.send(member.id, form);
  await answerStatements(life, member, form, date);
}

async function moveTalk({ hands, dice }: Life, member: CastMember, form: OpenView): Promise<void> {
  const days = choicesIn(form, 'date');
  if (days.length === 0) return;
  await hands.fill(member.id, form, { date: dice.pick(days) });
  const time = dice.pick(choicesIn(form, 'time'));
  await hands.fill(member.id, form, { time });
  // A time of today that has passed is refused; then it stays where it was.
  await hands.send(member.id, form).catch(() => {});
}

/** A few of the questions in a few words, and whatever the form asks of goals and action points. */
function preparation(life: Life, member: CastMember, form: OpenView): Record<string, string | string[]> {
  const { dice, besides } = life;
  const { written, other } = wordsOf(life, member);
  const open = openQuestions(form);
  const chosen = open.filter(() => dice.chance(member.habit === 'keen' ? 0.65 : 0.4));
  const fields = chosen.length === 0 ? [dice.pick(open)] : chosen;
  const values: Record<string, string | string[]> = {};
  for (const field of fields) values[field] = dice.pick(written[field] ?? other);
  if (fields.length > 1 && dice.chance(0.3)) values['important'] = dice.pick(fields);
  for (const { block } of fieldsOf(form.view.blocks)) {
    const [kind] = block.block_id.split(':');
    if (kind === 'goal' && dice.chance(0.5))
      values[block.block_id] = dice.pick(['on_track', 'on_track', 'slow', 'stuck']);
    if (kind === 'kept') values[block.block_id] = dice.chance(0.8) ? 'keep' : 'drop';
    if (kind === 'outcome')
      values[block.block_id] = dice.pick(['reached', 'reached', 'partly', 'not_reached']);
    if (kind === 'solved' && besides.chance(0.6)) values['solved'] = choicesIn(form, 'solved').slice(0, 1);
    if (kind === 'done' && dice.chance(0.3)) values['done'] = [dice.pick(choicesIn(form, 'done'))];
  }
  return values;
}

/** What one week asks another does not. */
const openQuestions = (form: OpenView): string[] =>
  fieldsOf(form.view.blocks)
    .filter(({ element }) => element.type === 'plain_text_input' && element.action_id === 'checkin.typed')
    .map(({ block }) => block.block_id);

async function seeAnswer({ hands, seen }: Life, member: CastMember, button: Button): Promise<void> {
  if (seen.has(button.value)) return;
  seen.add(button.value);
  await hands.press(member.id, button);
}

// ---- the manager -------------------------------------------------------------------------------------------

async function answerReport(life: Life, member: CastMember, button: Button): Promise<void> {
  const { hands, dice } = life;
  const form = await hands.press(member.id, button);
  if (form === null || kindOf(form) !== 'checkin.answer') return;
  const words = wordsOf(life, member);
  const thank = hands.formButtons(form).find(({ action }) => action === 'checkin.thank');
  const thanks = thank !== undefined && dice.chance(0.35);
  if (thanks) await hands.press(member.id, thank);
  if (thanks && dice.chance(0.5)) return;
  const point = dice.chance(0.15) ? { point: dice.pick(words.point) } : {};
  await hands.fill(member.id, form, { reply: dice.pick(words.reply), ...point });
  await hands.send(member.id, form);
}
