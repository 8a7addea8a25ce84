import { randomBytes } from 'node:crypto';
import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Config } from '../config.ts';
import type { Job } from '../domain/jobs.ts';
import type { Why } from '../domain/refusal.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import { faultOf, type Log } from '../log.ts';
import { cardOf } from '../service/messages.ts';
import { cannotTakePart, languageOf } from '../service/people.ts';
import { refreshRow } from '../service/sending.ts';
import type { Store, Tx } from '../store/db.ts';
import { findByMessage } from '../store/outbox.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { StoreError } from '../store/problem.ts';
import { firstTime } from '../store/seen.ts';
import { settings } from '../store/settings.ts';
import { sayView } from '../views/checkin.ts';
import { APP_NAME } from '../views/parts.ts';
import { helpText } from '../views/me.ts';
import { cardMessage, type Message } from '../views/messages.ts';
import type { Clients } from './clients.ts';
import type { Effect, OpenForm, Who } from './listen.ts';
import { type Origin, Origins } from './origins.ts';

/** Who did something, in which workspace, and the key by which a second delivery of it is known. */
export type From = { user: string; team: string; key: string };

/** Where it was done: decides how an effect reaches the person. */
export type Surface =
  | { kind: 'message'; trigger: string; message: { channel: string; ts: string }; response: string }
  | { kind: 'modal'; trigger: string; form: OpenForm }
  | { kind: 'form'; form: OpenForm }
  | { kind: 'closed'; form: OpenForm }
  | { kind: 'home'; trigger: string }
  | { kind: 'command'; trigger: string; response: string }
  | { kind: 'shortcut'; trigger: string }
  | { kind: 'nothing' };

type Work = (tx: Tx, who: Who) => Effect[];

export type DeskOptions = {
  store: Store;
  clients: Clients;
  config: Config;
  log: Log;
  teamId: () => string;
  home: (tx: Tx, person: Person) => HomeView;
  /** Reads one person from Slack whom the database does not know yet. */
  meet: (slackId: string) => Promise<void>;
  /** Something may wait in the outbox. */
  wake: () => void;
  jobs: (job: Job, view: string | null) => void;
  fetch?: typeof globalThis.fetch | undefined;
};

export type Desk = {
  /** One event: one transaction, then the answer to Slack, then the effects. Throws only for a failing disk. */
  serve(
    from: From,
    surface: Surface,
    work: Work | undefined,
    ack: (effects: Effect[]) => Promise<void>,
  ): Promise<void>;
  unknownCommand(word: string): Work;
  /** The message from which an open form came, as far as that is known. */
  messageBehind(view: string): { channel: string; ts: string } | undefined;
  joined(user: { id: string }): Promise<void>;
};

/** Where people are served: who they are, what they may, what comes of it, and what they are told when it fails. */
export function createDesk(options: DeskOptions): Desk {
  const { store, clients, config, log, meet, wake } = options;
  const origins = new Origins();

  async function serve(
    from: From,
    surface: Surface,
    work: Work | undefined,
    ack: (effects: Effect[]) => Promise<void>,
  ) {
    let effects: Effect[];
    try {
      await known(from.user);
      effects = store.transact((tx) => run(tx, from, surface, work));
    } catch (error) {
      // A failing disk is for the checks of the next start: the process ends, and nothing is acknowledged.
      if (error instanceof StoreError && error.problem === 'damaged') throw error;
      effects = [inPlace(failed(error, from.user), surface)];
    }
    await ack(surface.kind === 'form' ? effects.map((effect) => onForm(effect, from.user)) : effects);
    for (const effect of effects) await perform(effect, from.user, surface);
    wake();
  }

  async function known(slackId: string): Promise<void> {
    const person = store.read((tx) => personBySlackId(tx, slackId));
    if (person === undefined || person.deactivatedAt !== null) await meet(slackId);
  }

  function run(tx: Tx, from: From, surface: Surface, work: Work | undefined): Effect[] {
    if (!firstTime(tx, from.key)) return [];
    return served(tx, from, surface, work).map((effect) => inPlace(effect, surface));
  }

  function served(tx: Tx, from: From, surface: Surface, work: Work | undefined): Effect[] {
    const person = personBySlackId(tx, from.user);
    if (person === undefined || from.team !== options.teamId())
      return [{ do: 'say', text: textsNow(tx).refusals.other_workspace }];
    const who = whoIs(tx, person);
    const why = cannotTakePart(person);
    if (why !== null && surface.kind !== 'nothing') return [{ do: 'say', text: who.texts.refusals[why] }];
    return work === undefined ? [refusal(who, 'outdated')] : work(tx, who);
  }

  const textsNow = (tx: Tx): Texts => textsFor(settings(tx).language);
  const refusal = (who: Who, why: Why): Effect => ({ do: 'say', text: who.texts.refusals[why] });

  function failed(error: unknown, slackId: string): Effect {
    const reference = randomBytes(4).toString('hex');
    log.error('listener.failed', { reference, ...faultOf(error) });
    const texts = textsOfSafely(slackId);
    return { do: 'say', text: texts.checkin.wentWrong(reference) };
  }

  function textsOfSafely(slackId: string): Texts {
    try {
      return store.read((tx) => {
        const person = personBySlackId(tx, slackId);
        return person === undefined ? textsNow(tx) : whoIs(tx, person).texts;
      });
    } catch {
      return textsFor('en');
    }
  }

  /** A sentence answers a submission under its first field, so that what was typed stays where it is. */
  function inPlace(effect: Effect, surface: Surface): Effect {
    if (effect.do !== 'say' || surface.kind !== 'form') return effect;
    const { first } = surface.form.values;
    return first === undefined ? effect : { do: 'errors', errors: { [first]: effect.text } };
  }

  /** Where there is no field it takes the place of the form. */
  function onForm(effect: Effect, slackId: string): Effect {
    if (effect.do !== 'say') return effect;
    return { do: 'update', view: sayView(textsOfSafely(slackId), APP_NAME, effect.text) };
  }

  // ---- effects -----------------------------------------------------------------------------------------------

  async function perform(effect: Effect, user: string, surface: Surface): Promise<void> {
    try {
      switch (effect.do) {
        case 'open':
          return await open(effect.view, surface);
        case 'update':
          return await update(effect.view, surface);
        case 'say':
          return await say(effect.text, user, surface);
        case 'redraw':
          return await redraw(user, surface);
        case 'replace':
          return await respond(surface, { replace_original: true, text: effect.text, blocks: effect.blocks });
        case 'home':
          return await publishHome(user);
        case 'later':
          return options.jobs(
            effect.job,
            surface.kind === 'form' || surface.kind === 'modal' ? surface.form.id : null,
          );
        case 'errors':
        case 'close_all':
          return;
      }
    } catch (error) {
      log.warn('effect.failed', { effect: effect.do, ...faultOf(error) });
      if (effect.do === 'open') await pressAgain(user, surface);
    }
  }

  async function open(view: ModalView, surface: Surface): Promise<void> {
    if (!('trigger' in surface)) return;
    const opened = await clients.interactive.views.open({ trigger_id: surface.trigger, view });
    const id = opened.view?.id;
    if (id !== undefined && (surface.kind === 'message' || surface.kind === 'home'))
      origins.remember(id, surface);
  }

  async function update(view: ModalView, surface: Surface): Promise<void> {
    if (surface.kind !== 'modal') return;
    await clients.interactive.views.update({ view_id: surface.form.id, hash: surface.form.hash, view });
  }

  async function say(text: string, user: string, surface: Surface): Promise<void> {
    if (surface.kind === 'message' || surface.kind === 'command') return respond(surface, ephemeral(text));
    if (surface.kind === 'form' || surface.kind === 'closed' || surface.kind === 'nothing') return;
    const texts = textsOfSafely(user);
    const view = sayView(texts, APP_NAME, text);
    if (surface.kind === 'modal') return update(view, surface);
    await open(view, surface);
  }

  async function pressAgain(user: string, surface: Surface): Promise<void> {
    const text = textsOfSafely(user).refusals.press_again;
    if (surface.kind === 'message' || surface.kind === 'command')
      await respond(surface, ephemeral(text)).catch(() => log.warn('effect.lost'));
  }

  const ephemeral = (text: string) => ({ response_type: 'ephemeral', replace_original: false, text });

  async function redraw(user: string, surface: Surface): Promise<void> {
    const origin: Origin | undefined = 'form' in surface ? origins.of(surface.form.id) : originOf(surface);
    if (origin?.kind === 'home') return publishHome(user);
    if (origin === undefined) return;
    const message = store.read((tx) => messageNow(tx, user, origin.message));
    if (message === null) return;
    await respond(origin, { replace_original: true, ...message }).catch((error: unknown) => {
      log.warn('effect.later', { effect: 'redraw', ...faultOf(error) });
      store.transact((tx) => {
        const row = findByMessage(tx, origin.message.channel, origin.message.ts);
        if (row !== null) refreshRow(tx, row);
      });
    });
  }

  const originOf = (surface: Surface): Origin | undefined =>
    surface.kind === 'message' || surface.kind === 'home' ? surface : undefined;

  function messageNow(tx: Tx, user: string, at: { channel: string; ts: string }): Message | null {
    const row = findByMessage(tx, at.channel, at.ts);
    const person = personBySlackId(tx, user);
    if (row === null || person === undefined) return null;
    const card = cardOf(tx, row.fact, person);
    return 'drop' in card ? null : cardMessage(whoIs(tx, person).texts, card);
  }

  /** The click's own address: five uses in thirty minutes, and none of our budget for posting. */
  async function respond(
    surface: Surface | Origin,
    body: { text: string; blocks?: KnownBlock[] } & Record<string, unknown>,
  ) {
    if (!('response' in surface)) return;
    const send = options.fetch ?? globalThis.fetch;
    const answer = await send(surface.response, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`response_url ${answer.status}`);
  }

  async function publishHome(user: string): Promise<void> {
    const view = store.read((tx) => {
      const person = personBySlackId(tx, user);
      return person === undefined ? null : options.home(tx, person);
    });
    if (view !== null) await clients.interactive.views.publish({ user_id: user, view });
  }

  return {
    serve,
    unknownCommand:
      (word) =>
      (_, { texts }) => [{ do: 'say', text: helpText(texts, config.slack.command, word) }],
    messageBehind: (view) => {
      const origin = origins.of(view);
      return origin?.kind === 'message' ? origin.message : undefined;
    },
    joined: async ({ id }) => {
      await meet(id);
      wake();
    },
  };
}

/** A person with the texts of their language. */
export function whoIs(tx: Tx, person: Person): Who {
  return { person, texts: textsFor(languageOf(person, settings(tx))) };
}
