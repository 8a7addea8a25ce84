import type { Outcome } from '../domain/goals.ts';
import type { Choice } from '../practice/acts.ts';
import { boxOf, type Deed, type Play, type Talk } from './six-months.testing.ts';
import type { Somebody } from './story.testing.ts';

/* What somebody may do in a play. */

const success = (title: string): string => `Both see it: ${title}`;

export const sets = (title: string, deadline: string): Deed => ({
  does: async (play, { who }) => {
    await who.opensHome();
    await who.clicksOnHome('goal.new');
    await play.sends(who, { title, success: success(title), deadline });
  },
  tells: ['opened', title],
});

export const setsPart = (of: string, title: string, deadline: string): Deed => ({
  does: async (play, role) => {
    await play.opensGoal(role, role.who, of);
    await role.who.clicksInModal('goal.new');
    await play.sends(role.who, { title, success: success(title), deadline });
  },
  tells: ['opened', title],
});

export const isProposed = (title: string, deadline: string): Deed => ({
  does: async (play, role) => {
    await play.opensGoals(role, role.manager);
    await role.manager.clicksInModal('goal.new');
    await play.sends(role.manager, { title, success: success(title), deadline });
  },
});

export const accepts = (title: string): Deed => ({
  does: async (play, role) => {
    await play.opensGoal(role, role.who, title);
    await role.who.clicksInModal('goal.accept');
    await play.closes(role.who);
  },
  tells: ['opened', title],
});

/** Pauses or takes up again. */
export const turns = (what: 'pause' | 'resume', title: string): Deed => ({
  does: async (play, role) => {
    await play.opensGoal(role, role.who, title);
    await role.who.clicksInModal(`goal.${what}`);
    await play.closes(role.who);
  },
  tells: [what === 'pause' ? 'paused' : 'resumed', title],
});

/** From the page of the goal, before its deadline. */
export const finishes = (title: string, outcome: Outcome): Deed => ({
  does: async (play, role) => {
    await play.opensGoal(role, role.who, title);
    await role.who.clicksInModal('goal.finish');
    await play.sends(role.who, { outcome, words: `What came of ${title}` });
  },
  tells: [outcome, title],
});

/** In the preparation, once the deadline has come. */
export const concludes = (title: string, outcome: Outcome): Deed => ({
  prepares: { [`outcome:${title}`]: outcome, [`result:${title}`]: `What came of ${title}` },
  tells: [outcome, title],
});

/** The manager's view of an outcome; null: the same. */
export const isJudged = (title: string, outcome: Outcome | null): Deed => ({
  does: async (play, role) => {
    await play.opensGoal(role, role.manager, title);
    await role.manager.clicksInModal(outcome === null ? 'goal.agree' : 'goal.judge');
    if (outcome === null) await play.closes(role.manager);
    else await play.sends(role.manager, { outcome, words: `Another view of ${title}` });
  },
});

export const carriesOn = (title: string, deadline: string): Deed => ({
  does: async (play, { who }) => {
    await who.opensHome();
    await who.clicksOnHome('goal.follow');
    await play.sends(who, { title, deadline });
  },
  tells: ['opened', title],
});

/** `goal`: the title of the one it serves. */
export const adds = (text: string, kind: string, goal?: string): Deed => ({
  does: async (play, { who }) => {
    await who.opensHome();
    await who.clicksOnHome('action.new');
    const serves = goal === undefined ? 'none' : boxOf(who, goal);
    await play.sends(who, { text, kind, goal: serves, ...(goal === undefined ? {} : { first: ['first'] }) });
  },
});

export const isPromised = (text: string): Deed => ({
  does: async (play, { who, manager }) => {
    await manager.opensHome();
    await manager.clicksOnHome('action.for');
    if (manager.modal()!.view.blocks.some((block) => 'block_id' in block && block.block_id === 'who'))
      await manager.sends({ who: boxOf(manager, play.nameOf(who)) });
    await play.sends(manager, { text, goal: 'none' });
  },
});

const ticked = async (play: Play, who: Somebody, from: string, text: string): Promise<void> => {
  await who.opensHome();
  await who.clicksOnHome(from);
  await play.sends(who, { done: [boxOf(who, text)] });
};

export const ticks = (text: string): Deed => ({
  does: (play, { who }) => ticked(play, who, 'action.all', text),
  tells: 'done',
});

export const isKeptPromise = (text: string): Deed => ({
  does: (play, { manager }) => ticked(play, manager, 'action.mine', text),
  tells: 'done',
});

/** Whether something was left alone. */
export const leaves = (how: 'managed' | 'partly' | 'not_managed'): Deed => ({
  does: async (play, { who }) => {
    await who.opensHome();
    await who.clicksOnHome('action.all');
    const field = /stop:[^"]+/.exec(JSON.stringify(who.modal()!.view.blocks))![0];
    await play.sends(who, { [field]: how });
  },
  ...(how === 'managed' ? { tells: 'done' as const } : {}),
});

export const brings = (text: string): Deed => ({
  does: async ({ story }, { who }) => {
    story.typed.add(text);
    await who.command(`add ${text}`);
  },
});

export const callsForHelp = (text: string): Deed => ({
  does: async (play, { who, manager }) => {
    await who.opensHome();
    await who.clicksOnHome('help.now');
    await play.sends(who, { text });
    await manager.clicks('help.open');
    await play.sends(manager, { answer: 'today' });
    await who.clicks('help.open');
    await who.clicksInModal('help.close');
    await play.closes(who);
  },
});

export const agreesOn = (step: string): Deed => ({
  agrees: step,
  after: async (play, { who }, checkinId) => {
    await play.press(who, 'talk.next', checkinId);
    await play.sends(who, { step });
  },
});

/** On the sheet of the talk, for both. */
export const writesDown = (text: string): Deed => ({
  after: async (play, { who }, checkinId) => {
    await play.press(who, 'talk.open', checkinId);
    await play.sends(who, { 'shared:0': text });
  },
});

export const prepares = (values: Record<string, Choice>): Deed => ({ prepares: values });

export const talk = (how: Exclude<Talk, 'held'>): Deed => ({ talk: how });

export const also = (does: NonNullable<Deed['does']>): Deed => ({ does });
