import { checkinsFrom } from '../store/checkins.ts';
import { goalsOf } from '../store/goals.ts';
import { openActions } from '../store/actions.ts';
import { personBySlackId } from '../store/people.ts';
import { openPoints } from '../store/points.ts';
import { activePairOf } from '../store/teams.ts';
import { dateAt, mondayOf, momentOf } from '../domain/time.ts';
import type { Outcome } from '../domain/goals.ts';
import type { Choice } from '../practice/acts.ts';
import { fieldsOf } from '../practice/fields.ts';
import { createHands, type Hands } from '../practice/hands.ts';
import { OSLO, type Somebody, type Story } from './story.testing.ts';

/*
 * A play in weeks. Each pair meets as it is planned, prepares, answers and says that it talked, unless the script says
 * otherwise; what else somebody does, they do on the Monday at noon, or in the preparation.
 */

export type Role = { who: Somebody; name: string; manager: Somebody };

/** What stands in somebody's history because of it. */
export type Told = ['opened' | 'paused' | 'resumed' | Outcome, goal: string] | 'done';

export type Talk = 'held' | 'skipped' | 'missed' | 'confirmed_by_one';

export type Deed = {
  /** On the Monday at noon. */
  does?: (play: Play, role: Role) => Promise<void>;
  /** In the preparation; `goal:`, `outcome:`, `result:` and `kept:` go with the title of the goal, `solved` with the words. */
  prepares?: Record<string, Choice>;
  talk?: Exclude<Talk, 'held'>;
  /** The manager does not answer. */
  silent?: true;
  unprepared?: true;
  /** After the talk. */
  after?: (play: Play, role: Role, checkinId: string) => Promise<void>;
  tells?: Told;
  /** What the two agree on after the talk. */
  agrees?: string;
};

export type Script = [week: number, role: string, deed: Deed][];

type Values = Parameters<Somebody['sends']>[0];

const LOOK_BACK = 20 * 86_400_000;

export const weekName = (week: number): string => `2027-W${String(week).padStart(2, '0')}`;

export class Play {
  readonly story: Story;
  readonly roles: Record<string, Role>;
  readonly #script: Script;
  readonly #hands: Hands;

  constructor(story: Story, roles: Record<string, Role>, script: Script) {
    this.story = story;
    this.roles = roles;
    this.#script = script;
    this.#hands = createHands(story.workspace, (act) => story.practice.actOnly(act));
  }

  async lives(week: number): Promise<void> {
    const deeds = this.#script.filter(([when]) => when === week);
    await this.#at(momentOf(OSLO, mondayOf(weekName(week)), '12:00'));
    for (const [, name, { does }] of deeds) await does?.(this, this.roles[name]!);
    for (const { name, id, talkAt, endsAt } of this.#talksOf(week)) {
      const own = deeds.flatMap(([, whose, deed]) => (whose === name ? [deed] : []));
      await this.#at(momentOf(OSLO, dateAt(OSLO, talkAt), '08:50'));
      await this.#meets(this.roles[name]!, { id, endsAt, week }, Object.assign({}, ...own, { own }));
    }
  }

  #talksOf(week: number) {
    const rows = Object.entries(this.roles).flatMap(([name, { who }]) =>
      this.checkins(who.user)
        .filter((row) => row.week === weekName(week) && row.state !== 'left_out')
        .map(({ id, talkAt, endsAt }) => ({ name, id, talkAt, endsAt })),
    );
    return rows.toSorted((a, b) => a.talkAt - b.talkAt);
  }

  async #meets(
    role: Role,
    { id, endsAt, week }: { id: string; endsAt: number; week: number },
    { talk, silent, unprepared, after, own }: Deed & { own: Deed[] },
  ): Promise<void> {
    const { who, manager, name } = role;
    if (talk === 'skipped') {
      await this.press(who, 'checkin.skip', id);
      return;
    }
    const prepares = Object.assign({}, ...own.map((deed) => deed.prepares));
    if (unprepared === undefined) await this.#prepares(role, `${name}, week ${week}`, prepares);
    if (silent === undefined && unprepared === undefined && (await this.press(manager, 'checkin.read', id)))
      await this.sends(manager, { reply: `To ${name}, week ${week}` });
    await this.#at(endsAt + 5 * 60_000);
    if (talk === 'missed') return;
    await this.press(who, 'checkin.talked', id);
    if (talk !== 'confirmed_by_one') await this.press(manager, 'checkin.talked', id);
    await after?.(this, role, id);
  }

  async #prepares({ who }: Role, words: string, more: Record<string, Choice>): Promise<void> {
    await who.command('prepare');
    const form = who.modal()!;
    const open = fieldsOf(form.view.blocks).find(
      ({ block, element }) => element.action_id === 'checkin.typed' && !block.block_id.includes(':'),
    )!;
    const said = Object.entries(more).map(([key, value]): [string, Choice] => {
      const [kind, title] = key.split(':');
      if (kind === 'solved' && typeof value === 'string') return [kind, [boxOf(who, value)]];
      return [title === undefined ? key : `${kind}:${this.goal(who.user, title).id}`, value];
    });
    await this.sends(who, { [open.block.block_id]: words, ...Object.fromEntries(said) });
  }

  /** Presses the newest button of this kind about a check-in; false: there is none. */
  async press(who: Somebody, action: string, value: string): Promise<boolean> {
    const since = this.story.practice.clock.now() - LOOK_BACK;
    const button = this.#hands
      .buttons(who.user, since)
      .find((one) => one.action === action && one.value === value);
    if (button !== undefined) await this.#hands.press(who.user, button);
    await this.story.practice.settle();
    return button !== undefined;
  }

  /** Fills in the form before somebody and leaves nothing standing. */
  async sends(who: Somebody, values: Values): Promise<void> {
    const form = who.modal()!;
    for (const { block, element } of fieldsOf(form.view.blocks)) {
      const value = values[block.block_id];
      if (element.type === 'plain_text_input' && typeof value === 'string') this.story.typed.add(value);
    }
    await this.#hands.fill(who.user, form, values);
    await this.#hands.send(who.user, form);
    await this.closes(who);
  }

  async closes(who: Somebody): Promise<void> {
    await this.#hands.closeAll(who.user);
    await this.story.practice.settle();
  }

  /** A button of the line that says this in the form before somebody. */
  async picks(who: Somebody, words: string, action_id: string): Promise<void> {
    const { id, view } = who.modal()!;
    const block = view.blocks.find((one) => {
      const text = JSON.stringify(one);
      return text.includes(words) && text.includes(action_id);
    });
    if (block === undefined) throw new Error(`${who.user} sees no ${action_id} at ${words}.`);
    const { block_id } = block;
    await this.story.practice.act({ do: 'click', user: who.user, at: { view: id }, action_id, block_id });
  }

  /** All goals of somebody's person, as one of the two sees them. */
  async opensGoals({ who, manager }: Role, as: Somebody): Promise<void> {
    await as.opensHome();
    await as.clicksOnHome(as === who ? 'goal.all' : 'goal.people');
    if (as === manager) await this.picks(manager, this.nameOf(who), 'goal.all');
  }

  async opensGoal(role: Role, as: Somebody, title: string): Promise<void> {
    await this.opensGoals(role, as);
    await this.picks(as, title, 'goal.open');
  }

  // ---- what the database holds -----------------------------------------------------------------------------

  nameOf = (who: Somebody): string => this.story.workspace.person(who.user).name;

  goals = (user: string) =>
    this.story.practice.app.store.read((tx) => goalsOf(tx, personBySlackId(tx, user)!.id));

  goal(user: string, title: string) {
    const found = this.goals(user).find((one) => one.title === title);
    if (found === undefined) throw new Error(`${user} has no goal ${title}.`);
    return found;
  }

  openPoints = (user: string): string[] =>
    this.story.practice.app.store.read((tx) =>
      openPoints(tx, activePairOf(tx, personBySlackId(tx, user)!.id)!.id).map(({ text }) => text),
    );

  openActions = (user: string): string[] =>
    this.story.practice.app.store.read((tx) =>
      openActions(tx, personBySlackId(tx, user)!.id).map(({ text }) => text),
    );

  /** Each report's screen as a manager has it from Home. */
  async reportsOf(manager: Somebody): Promise<string[]> {
    await manager.opensHome();
    const screens: string[] = [];
    for (const button of this.#hands.homeButtons(manager.user))
      if (button.action === 'report.open') {
        await this.#hands.press(manager.user, button);
        screens.push(manager.modalText());
        await this.closes(manager);
      }
    return screens;
  }

  /** All pages of the history before somebody, by week: the lines without their bullets. */
  async historyOf(who: Somebody): Promise<Map<number, string[]>> {
    const weeks = new Map<number, string[]>();
    for (;;) {
      for (const text of who.modalText().split(/\n(?=\*)/)) {
        const [head, ...lines] = text.split('\n');
        const week = /^\*(?:Week|Uke) (\d+), /.exec(head!);
        if (week === null) continue;
        const said = lines.filter((line) => line.startsWith('• ')).map((line) => line.slice(2));
        weeks.set(Number(week[1]), said);
      }
      if (!who.modalText().includes('[history.turn.older]')) return weeks;
      await who.clicksInModal('history.turn.older');
    }
  }

  /** Of the pair of now. */
  checkins = (user: string) =>
    this.story.practice.app.store.read((tx) => {
      const pair = activePairOf(tx, personBySlackId(tx, user)!.id);
      return pair === undefined ? [] : checkinsFrom(tx, pair.id, '');
    });

  /** The clock never goes back: what was meant for earlier happens now. */
  async #at(moment: number): Promise<void> {
    if (moment > this.story.practice.clock.now()) await this.story.practice.moveTo(moment);
  }
}

/** The value of the choice with these words in the form before somebody. */
export function boxOf(who: Somebody, words: string): string {
  const blocks = JSON.stringify(who.modal()!.view.blocks);
  const found = blocks.match(new RegExp(`"${words}[^"]*"[^}]*},"value":"([^"]+)"`));
  if (found === null) throw new Error(`${who.user} is not offered ${words}.`);
  return found[1]!;
}
