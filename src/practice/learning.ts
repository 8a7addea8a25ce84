import { fromHome } from './at-home.ts';
import { castMember, HR_IDS, idOf } from './cast.ts';
import type { Hands } from './hands.ts';
import { type Life, wordsOf } from './life.ts';
import type { Practice } from './practice.ts';

/* What the company learns from itself: HR's tags for goals, and what managers write about what works. */

/** The last one is new: nobody has chosen it yet. */
const TAGS = [
  { nb: 'Kundeservice', en: 'Customer service' },
  { nb: 'Data og rapporter', en: 'Data and reports' },
  { nb: 'Ledelse', en: 'Leadership' },
];

/** Before the goals are set, so that the first count has something to count. */
export const TAGS_DAY = 11;

export async function keepTags(practice: Practice, { hands }: Life): Promise<void> {
  const user = HR_IDS[0]!;
  await practice.actOnly({ do: 'home', user });
  const list = hands.homeButtons(user).find(({ action }) => action === 'tag.list');
  if (list === undefined) throw new Error('HR found no list of tags.');
  await hands.press(user, list);
  for (const words of TAGS) {
    const add = hands.formButtons(hands.top(user)!).find(({ action }) => action === 'tag.new')!;
    const form = (await hands.press(user, add))!;
    await hands.fill(user, form, words);
    await hands.send(user, form);
  }
  await hands.closeAll(user);
}

/** Two of three serve customers. */
export const tagOf = (nth: number, offered: readonly string[]): string[] =>
  offered.slice(nth % 3 === 2 ? 1 : 0).slice(0, 1);

export const PRACTICES_DAY = 17;
const SHARING = ['Ola Lunde', 'Marit Åsheim'].map(idOf);

/** Two managers write down what works in their team, and share it with the others. */
export async function sharePractices(
  practice: Practice,
  life: Life,
  here: (id: string) => boolean,
): Promise<void> {
  for (const [place, user] of SHARING.filter(here).entries()) {
    await practice.actOnly({ do: 'home', user });
    const { practices } = wordsOf(life, castMember(user)!);
    await fromHome(life.hands, user, 'practice.open', () => ({ text: practices[place]! }));
    await share(life.hands, user);
  }
}

async function share(hands: Hands, user: string): Promise<void> {
  const page = hands.top(user);
  const button = page && hands.formButtons(page).find(({ action }) => action === 'practice.share.managers');
  if (!button) throw new Error(`${castMember(user)!.name} could not share what works.`);
  await hands.press(user, button);
  await hands.closeAll(user);
}
