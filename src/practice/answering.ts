import type { CastMember } from './cast.ts';
import { fieldsOf } from './fields.ts';
import { type Button, choicesIn, kindOf } from './hands.ts';
import { type Life, PROMPTNESS } from './life.ts';
import { scoreOf } from './opinions.ts';
import type { OpenView } from './shown.ts';

/* How people answer the statements of a week, and the question after a talk. */

/** Of what waits for them in a message, people do this much more than of what they have to think of themselves. */
const REMEMBERS = 0.5;

/** Of the managers these answer the statements too: fewer than five, so theirs are a number that is withheld. */
const ANSWERING_MANAGERS = ['U0OLA', 'U0GRACE', 'U0INGRID'];

const answersStatements = ({ role, id }: CastMember): boolean =>
  role !== 'manager' || ANSWERING_MANAGERS.includes(id);

/** Goes on from whatever the form shows: the notice, the statements, or nothing of the kind. */
export async function answerStatements(
  life: Life,
  member: CastMember,
  form: OpenView,
  date: string,
): Promise<void> {
  const { hands, dice, answered, until } = life;
  if (!answersStatements(member) || date > until) return;
  if (kindOf(form) === 'pulse.notice') await hands.send(member.id, form);
  if (kindOf(form) !== 'pulse.answer') return;
  const scores: Record<string, string> = {};
  for (const { block, element } of fieldsOf(form.view.blocks)) {
    const score = element.type === 'radio_buttons' ? scoreOf(member, block.block_id, date) : null;
    if (score !== null) scores[block.block_id] = String(score);
  }
  await hands.fill(member.id, form, scores);
  await hands.send(member.id, form);
  answered.set(member.id, date);
  if (kindOf(form) !== 'pulse.topic' || !dice.chance(0.08)) return;
  await hands.fill(member.id, form, { topic: dice.pick(choicesIn(form, 'topic')) });
  await hands.send(member.id, form);
}

/** The statements by themselves, for those who have not come to them from a preparation since `monday`. */
export async function remember(
  life: Life,
  member: CastMember,
  { date, monday }: { date: string; monday: string },
): Promise<void> {
  const { hands, dice, answered } = life;
  if (!answersStatements(member) || (answered.get(member.id) ?? '') >= monday) return;
  if (!dice.chance(PROMPTNESS[member.habit] * REMEMBERS)) return;
  const form = await hands.command(member.id, 'statements');
  if (form !== null) await answerStatements(life, member, form, date);
  await hands.closeAll(member.id);
}

/** Asked on the message of a held talk; who thinks of it answers once a week. */
export async function sayUseful(
  { hands, afterTalks, saidUseful, until }: Life,
  member: CastMember,
  waiting: Button[],
  date: string,
): Promise<void> {
  const button = waiting.find(({ action }) => action === 'useful.open');
  if (button === undefined || date > until || !answersStatements(member)) return;
  if ((saidUseful.get(member.id) ?? '') >= button.value || !hands.stands(button)) return;
  if (!afterTalks.chance(PROMPTNESS[member.habit] * REMEMBERS)) return;
  saidUseful.set(member.id, button.value);
  const form = await hands.press(member.id, button);
  if (form !== null && kindOf(form) === 'useful.notice') await hands.send(member.id, form);
  const score = scoreOf(member, 'TALK', date);
  if (form !== null && kindOf(form) === 'useful.save' && score !== null) {
    await hands.fill(member.id, form, { TALK: String(score) });
    await hands.send(member.id, form);
  }
  await hands.closeAll(member.id);
}
