import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTE_KINDS, type NoteKind } from '../domain/talk.ts';
import { type Somebody, Story } from './story.testing.ts';
import { actionsEndedSince, openActions } from '../store/actions.ts';
import { checkinsFrom } from '../store/checkins.ts';
import { noteOf } from '../store/notes.ts';
import { personBySlackId } from '../store/people.ts';
import { openPoints, pointsOfTalk } from '../store/points.ts';
import { activePairOf } from '../store/teams.ts';

/*
 * Both of a pair write, tick, edit and close in every order, each on two devices: nothing that was taken is lost, no
 * impossible state, and each reads what is theirs to read.
 */

type User = 'UKARI' | 'UOLA';
type Device = 0 | 1;
type Do = { who: User; device: Device } & (
  | { act: 'open' | 'send' | 'esc' | 'refresh' | 'talked' | 'step' | 'none' }
  | { act: 'write'; kind: NoteKind }
  | { act: 'tick' | 'close' }
);

const people = fc.record({
  who: fc.constantFrom<User>('UKARI', 'UOLA'),
  device: fc.constantFrom<Device>(0, 1),
});
const acts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('open' as const, 'send' as const).map((act) => ({ act })) },
  { weight: 1, arbitrary: fc.constantFrom('esc' as const, 'refresh' as const).map((act) => ({ act })) },
  { weight: 2, arbitrary: fc.constantFrom('tick' as const, 'close' as const).map((act) => ({ act })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('talked' as const, 'step' as const, 'none' as const).map((act) => ({ act })),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom<NoteKind>('shared', 'private')
      .map((kind) => ({ act: 'write' as const, kind })),
  },
);
const scripts: fc.Arbitrary<Do[]> = fc.array(
  fc.tuple(people, acts).map(([person, act]) => ({ ...person, ...act })),
  { minLength: 5, maxLength: 30 },
);

let story: Story;

type Modals = ReturnType<Story['workspace']['modals']['get']>;

/** Two people with two devices each: a device has a screen of its own, and the same Slack behind it. */
class Pair {
  readonly #screens = new Map<string, Modals>();
  /** What was typed and sent, and what was typed last, by person and kind. */
  readonly sent: { who: User; kind: NoteKind; text: string }[] = [];
  readonly said = new Set<User>();
  #count = 0;

  person(user: User): Somebody {
    return story.person(user);
  }

  async does(step: Do): Promise<void> {
    const { modals } = story.workspace;
    const screen = `${step.who}${step.device}`;
    modals.set(step.who, this.#screens.get(screen) ?? []);
    await this.#act(step, this.person(step.who));
    this.#screens.set(screen, modals.get(step.who));
    modals.set(step.who, []);
  }

  async #act(step: Do, who: Somebody): Promise<void> {
    const form = who.modal();
    const isSheet = form?.view.callback_id === 'talk.sheet';
    if (step.act === 'open') return void (await who.command('talk'));
    if (step.act === 'talked') return this.#closes(step.who, who);
    if (step.act === 'step' || step.act === 'none') {
      if (form?.view.callback_id !== 'talk.next') return;
      await who.sends(step.act === 'none' ? { none: ['none'] } : { step: `Step ${(this.#count += 1)}` });
      return;
    }
    if (!isSheet) return;
    if (step.act === 'esc') return who.closes();
    if (step.act === 'refresh') return void (await who.clicksInModal('talk.refresh'));
    if (step.act === 'write') return this.#writes(step.kind, who);
    if (step.act === 'tick') return this.#ticks(who);
    if (step.act === 'close' && ids(who).includes('talked')) {
      await who.fills({ talked: ['talked'] });
      this.said.add(step.who);
    }
    await this.#sends(step.who, who);
  }

  /** The button of the message, wherever it stands. */
  async #closes(user: User, who: Somebody): Promise<void> {
    if (!who.messages().some(({ text }) => text.includes('check-in') || text.includes('innsjekk'))) return;
    if (!who.lastMessage().includes('[checkin.talked]')) return;
    await who.clicks('checkin.talked');
    this.said.add(user);
  }

  async #writes(kind: NoteKind, who: Somebody): Promise<void> {
    const block = ids(who).find((id) => id.startsWith(`${kind}:`))!;
    const before = textIn(who, block);
    const words = `${kind}-${(this.#count += 1)}-qz`;
    await who.fills({ [block]: before === '' ? words : `${before} ${words}` });
  }

  async #ticks(who: Somebody): Promise<void> {
    const block = (
      who.modal()!.view.blocks as { block_id?: string; element?: { options?: { value: string }[] } }[]
    ).find(({ block_id }) => block_id === 'points');
    if (block !== undefined) await who.fills({ points: [block.element!.options![0]!.value] });
  }

  async #sends(user: User, who: Somebody): Promise<void> {
    for (const kind of NOTE_KINDS) {
      const block = ids(who).find((id) => id.startsWith(`${kind}:`))!;
      const text = textIn(who, block);
      if (text !== '') this.sent.push({ who: user, kind, text });
    }
    await who.submits();
  }
}

const textIn = (who: Somebody, block: string): string => (who.field(block) as string | null) ?? '';

const ids = (who: Somebody): string[] =>
  who.modal()!.view.blocks.map((block) => (block as { block_id?: string }).block_id ?? '');

/** Every word that was typed is one of these. */
const wordsIn = (text: string): string[] => text.match(/[a-z]+-\d+-qz/g) ?? [];

async function begin(): Promise<Pair> {
  story = await Story.begin({ start: ['2027-01-07', '10:00'] });
  await story.import(
    'user_id,team,manager,every_weeks,weekday,time,minutes\nUKARI,Drift,UOLA,1,tuesday,10:00,20\n',
  );
  await story.until('2027-01-11', '09:05');
  const [kari, ola] = [story.person('UKARI'), story.person('UOLA')];
  await kari.clicks('checkin.prepare');
  await kari.sends({ strengths: 'Planning' });
  await kari.closes();
  for (const point of ['Point one', 'Point two', 'Point three']) {
    await ola.clicks('checkin.read');
    await ola.sends({ point });
    await ola.closes();
  }
  return new Pair();
}

function holds(pair: Pair): void {
  story.practice.app.store.read((tx) => {
    const [kari, ola] = ['UKARI', 'UOLA'].map((id) => personBySlackId(tx, id)!);
    const { id: pairId } = activePairOf(tx, kari!.id)!;
    const [checkin] = checkinsFrom(tx, pairId, '2027-W02');
    const { id, state, employeeTalkedAt, managerTalkedAt, nextStep } = checkin!;

    for (const { who, kind, text } of pair.sent) {
      const author = who === 'UKARI' ? kari! : ola!;
      const kept = noteOf(tx, { checkinId: id, authorId: author.id, kind })?.text ?? '';
      expect(wordsIn(kept)).toEqual(expect.arrayContaining(wordsIn(text)));
    }
    expect([employeeTalkedAt !== null, managerTalkedAt !== null]).toEqual(
      (['UKARI', 'UOLA'] as const).map((user) => pair.said.has(user)),
    );
    expect(state === 'held').toBe(pair.said.size === 2);
    const steps = [...openActions(tx, kari!.id), ...actionsEndedSince(tx, kari!.id, 0)];
    expect(steps.length > 0).toBe(nextStep === 'step');
    const points = [...openPoints(tx, pairId), ...pointsOfTalk(tx, id)].map((point) => point.text);
    expect(points.toSorted()).toEqual(['Point one', 'Point three', 'Point two']);
  });
}

/** Nobody is shown what the other wrote for themselves. */
async function isPrivate(pair: Pair): Promise<void> {
  for (const user of ['UKARI', 'UOLA'] as const) {
    const who = pair.person(user);
    story.workspace.modals.set(user, []);
    await who.command('talk');
    const shown = JSON.stringify([who.modal(), who.messages()]);
    for (const one of pair.sent.filter(({ who: author, kind }) => author !== user && kind === 'private'))
      for (const word of wordsIn(one.text)) expect(shown).not.toContain(word);
  }
}

test('whatever the two do in whatever order, nothing is lost and nothing contradicts', async () => {
  const all = fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      const pair = await begin();
      for (const who of ['UKARI', 'UOLA'] as const)
        for (const device of [0, 1] as const) await pair.does({ who, device, act: 'open' });
      for (const step of script) await pair.does(step);
      await story.practice.settle();
      holds(pair);
      await isPrivate(pair);
      await story.end();
    }),
    { numRuns: 12 },
  );
  await expect(all).resolves.toBeUndefined();
}, 240_000);
