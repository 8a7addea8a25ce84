import type { CastMember } from './cast.ts';
import { fieldsOf } from './fields.ts';
import { type Button, kindOf } from './hands.ts';
import { type Life, wordsOf } from './life.ts';

/** Chances after a talk, at the first look, and of bringing a point at any look. */
const AGREES = 0.5;
const NOTES = 0.25;
const BRINGS = 0.02;

/** The employee writes down what the two agreed on, and now and then what was said. */
export async function afterTalk(life: Life, member: CastMember, waiting: Button[]): Promise<void> {
  const { hands, besides, noted } = life;
  const words = wordsOf(life, member);
  if (besides.chance(BRINGS)) await hands.command(member.id, `add ${besides.pick(words.point)}`);
  const next = waiting.find(({ action }) => action === 'talk.next');
  if (next === undefined || noted.has(next.value) || !hands.stands(next)) return;
  noted.add(next.value);
  if (besides.chance(NOTES)) await writeNote(life, member, next);
  if (!besides.chance(AGREES)) return;
  const form = await hands.press(member.id, next);
  if (form !== null && kindOf(form) === 'talk.next') {
    await hands.fill(member.id, form, { step: besides.pick(words.next) });
    await hands.send(member.id, form);
  }
  await hands.closeAll(member.id);
}

async function writeNote(life: Life, member: CastMember, { at, block }: Button): Promise<void> {
  const { hands, besides } = life;
  const form = await hands.press(member.id, { at, block, action: 'talk.open', value: '', primary: false });
  const field = form === null ? undefined : fieldsOf(form.view.blocks).find(isShared)?.block.block_id;
  if (form !== null && field !== undefined) {
    await hands.fill(member.id, form, { [field]: besides.pick(wordsOf(life, member).notes) });
    await hands.send(member.id, form);
  }
  await hands.closeAll(member.id);
}

const isShared = ({ block }: { block: { block_id: string } }): boolean =>
  block.block_id.startsWith('shared:');
