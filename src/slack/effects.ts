import type { HomeView, KnownBlock, ModalView } from '@slack/types';
import type { Job } from '../domain/jobs.ts';
import type { Texts } from '../i18n/index.ts';
import { faultOf, type Log } from '../log.ts';
import { cardOf } from '../service/messages.ts';
import { refreshRow } from '../service/sending.ts';
import type { Store, Tx } from '../store/db.ts';
import { findByMessage } from '../store/outbox.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { sayView } from '../views/checkin.ts';
import { cardMessage, type Message } from '../views/messages.ts';
import { APP_NAME } from '../views/parts.ts';
import type { Clients } from './clients.ts';
import type { Effect, OpenForm } from './listen.ts';
import { type Origin, Origins } from './origins.ts';
import { whoIs } from './who.ts';

/** Where it was done: decides how an effect reaches the person. */
export type Surface =
  | { kind: 'message'; trigger: string; message: { channel: string; ts: string }; response: string }
  /** `at`: when, by Slack's clock; epoch ms. */
  | { kind: 'modal'; trigger: string; form: OpenForm; at: number }
  | { kind: 'form'; form: OpenForm }
  | { kind: 'closed'; form: OpenForm }
  | { kind: 'home'; trigger: string }
  | { kind: 'command'; trigger: string; response: string }
  | { kind: 'shortcut'; trigger: string }
  | { kind: 'nothing' };

export type EffectOptions = {
  store: Store;
  clients: Clients;
  log: Log;
  home: (tx: Tx, person: Person) => HomeView;
  jobs: (job: Job, view: string | null) => void;
  fetch?: typeof globalThis.fetch | undefined;
  /** The texts of a person's language; never throws. */
  textsOf: (slackId: string) => Texts;
};

export type Effects = {
  /** What the person sees of it, after the commit. Never throws: what cannot be shown now is shown later, or logged. */
  perform(effect: Effect, user: string, surface: Surface): Promise<void>;
  /** The message from which an open form came, as far as that is known. */
  messageBehind: (view: string) => { channel: string; ts: string } | undefined;
};

export function createEffects(options: EffectOptions): Effects {
  const { store, clients, log, textsOf } = options;
  const origins = new Origins();

  async function perform(effect: Effect, user: string, surface: Surface): Promise<void> {
    try {
      switch (effect.do) {
        case 'open':
          return await open(effect.view, surface);
        case 'push':
          return await push(effect.view, surface);
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

  async function push(view: ModalView, surface: Surface): Promise<void> {
    if (surface.kind !== 'modal') return open(view, surface);
    await clients.interactive.views.push({ trigger_id: surface.trigger, view });
  }

  async function update(view: ModalView, surface: Surface): Promise<void> {
    if (surface.kind !== 'modal') return;
    await clients.interactive.views.update({ view_id: surface.form.id, hash: surface.form.hash, view });
  }

  async function say(text: string, user: string, surface: Surface): Promise<void> {
    if (surface.kind === 'message' || surface.kind === 'command') return respond(surface, ephemeral(text));
    if (surface.kind === 'form' || surface.kind === 'closed' || surface.kind === 'nothing') return;
    const texts = textsOf(user);
    const view = sayView(texts, APP_NAME, text);
    if (surface.kind !== 'modal') return open(view, surface);
    // On top of the form, which stays as it is.
    await clients.interactive.views.push({ trigger_id: surface.trigger, view });
  }

  async function pressAgain(user: string, surface: Surface): Promise<void> {
    const text = textsOf(user).refusals.press_again;
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
    perform,
    messageBehind: (view) => {
      const origin = origins.of(view);
      return origin?.kind === 'message' ? origin.message : undefined;
    },
  };
}
