import { randomBytes } from 'node:crypto';
import type { HomeView } from '@slack/types';
import type { Config } from '../config.ts';
import type { Job } from '../domain/jobs.ts';
import type { Why } from '../domain/refusal.ts';
import { type Texts, textsFor } from '../i18n/index.ts';
import { faultOf, type Log } from '../log.ts';
import { homeOpened, homeRedrawn } from '../service/home-readings.ts';
import { cannotTakePart } from '../service/people.ts';
import type { Store, Tx } from '../store/db.ts';
import { type Person, personBySlackId } from '../store/people.ts';
import { endsProcess, StoreError } from '../store/problem.ts';
import { firstTime } from '../store/seen.ts';
import { settings } from '../store/settings.ts';
import { sayView } from '../views/checkin.ts';
import { APP_NAME } from '../views/parts.ts';
import { helpText } from '../views/me.ts';
import type { Clients } from './clients.ts';
import { createEffects, type Surface } from './effects.ts';
import type { Effect, Who } from './listen.ts';
import { whoIs } from './who.ts';

/** Who did something, in which workspace, and the key by which a second delivery of it is known. */
export type From = {
  user: string;
  team: string;
  key: string;
  /** Of events whose work this one does too; there for letters only. */
  olderKeys?: string[];
};

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
  messageBehind: (view: string) => { channel: string; ts: string } | undefined;
  joined(user: { id: string }): Promise<void>;
};

/** Why nothing was saved, as its text is named: in a form what was written stays where it is. */
function unsaved({ problem }: StoreError, surface: Surface): 'closed' | 'textKept' | 'notSaved' {
  if (problem === 'closed') return 'closed';
  return surface.kind === 'form' && surface.form.values.first !== undefined ? 'textKept' : 'notSaved';
}

/** Where people are served: who they are, what they may, what comes of it, and what they are told when it fails. */
export function createDesk(options: DeskOptions): Desk {
  const { store, config, log, meet, wake } = options;
  const effected = createEffects({ ...options, textsOf: textsOfSafely });

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
      // Nor is a letter that could not be kept, on which Slack puts a mark; a sentence would cover what is being typed.
      if (endsProcess(error) || from.olderKeys !== undefined) throw error;
      effects = [inPlace(failed(error, from.user, surface), surface)];
    }
    await ack(surface.kind === 'form' ? effects.map((effect) => onForm(effect, from.user)) : effects);
    for (const effect of effects) await effected.perform(effect, from.user, surface);
    wake();
  }

  async function known(slackId: string): Promise<void> {
    const person = store.read((tx) => personBySlackId(tx, slackId));
    if (person === undefined || person.deactivatedAt !== null) await meet(slackId);
  }

  function run(tx: Tx, from: From, surface: Surface, work: Work | undefined): Effect[] {
    for (const key of from.olderKeys ?? []) firstTime(tx, key);
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
    const effects = work === undefined ? [refusal(who, 'outdated')] : work(tx, who);
    // Without a surface of its own comes only the opening of Home.
    if (surface.kind === 'home' || surface.kind === 'nothing') homeOpened(tx, person);
    else if (effects.some((one) => one.do === 'home' || one.do === 'redraw')) homeRedrawn(tx, person);
    return effects;
  }

  const textsNow = (tx: Tx): Texts => textsFor(settings(tx).language);
  const refusal = (who: Who, why: Why): Effect => ({ do: 'say', text: who.texts.refusals[why] });

  function failed(error: unknown, slackId: string, surface: Surface): Effect {
    const reference = randomBytes(4).toString('hex');
    log.error('listener.failed', { reference, ...faultOf(error) });
    const texts = textsOfSafely(slackId);
    if (!(error instanceof StoreError)) return { do: 'say', text: texts.checkin.wentWrong(reference) };
    return { do: 'say', text: texts.storage[unsaved(error, surface)] };
  }

  function textsOfSafely(slackId: string): Texts {
    try {
      return store.read((tx) => {
        const person = personBySlackId(tx, slackId);
        return person === undefined ? textsNow(tx) : whoIs(tx, person).texts;
      });
    } catch {
      return textsFor(config.holidays === 'NO' ? 'nb' : 'en');
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

  return {
    serve,
    unknownCommand:
      (word) =>
      (_, { texts }) => [{ do: 'say', text: helpText(texts, config.slack.command, word) }],
    messageBehind: effected.messageBehind,
    joined: async ({ id }) => {
      await meet(id);
      wake();
    },
  };
}
