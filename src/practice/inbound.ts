import type { App, Receiver } from '@slack/bolt';
import { missing } from './fields.ts';
import { clearModals, closeModal } from './modals.ts';
import * as payloads from './payloads.ts';
import { Refused } from './refused.ts';
import { respond } from './response-url.ts';
import { onTop, operate, visible } from './surfaces.ts';
import { applyViewResponse } from './view-response.ts';
import type { Act } from './acts.ts';
import type { OpenView } from './shown.ts';
import type { Person, Workspace } from './workspace.ts';

/** An app that does not answer within this time makes the person see an error. */
const ACK_WITHIN = 3_000;

/** What a person finds after having done something. */
export type ActResult = {
  /** False: the app did not answer in time. True also where Slack had nothing to ask the app. */
  acked: boolean;
  /** What the app answered with. */
  ack: unknown;
  /** Did Slack tell the app at all? It does not when a required field is empty, or while somebody fills in a form. */
  sent: boolean;
  /** The sentences under the fields of the submitted form, by block_id. */
  errors?: Record<string, string>;
  /** A modal that was not there before. */
  opened?: OpenView;
};

type Delivery = {
  user: string;
  body: payloads.Body;
  onAck?: (response: unknown) => void;
  /** Slack tries an event a second time. */
  again?: boolean;
};

const SILENT: ActResult = { acked: true, ack: undefined, sent: false };

/** Slack's side towards the app: turns what people do into the payloads that Bolt gets. */
export class PracticeReceiver implements Receiver {
  #workspace: Workspace;
  #app: Pick<App, 'processEvent'> | null = null;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** A Bolt app in this process, or what stands for one in another (`SignedDelivery`). */
  init(app: Pick<App, 'processEvent'>): void {
    this.#app = app;
  }

  async start(): Promise<void> {}

  /** From now on the app is down: whatever people do meets no answer. */
  async stop(): Promise<void> {
    this.#app = null;
  }

  /** Does what a person does. Throws where a person could not have done it: a button that is not there, say. */
  async act(act: Act): Promise<ActResult> {
    if (act.do === 'raw') return this.#raw(act.body);
    const person = this.#workspace.people.get(act.user);
    if (!person) throw new Error(`There is nobody with the id ${act.user} in this workspace.`);
    if (person.deleted) throw new Error(`${person.name} is deactivated and cannot do anything here.`);
    const before = this.#workspace.modals.get(person.id)?.at(-1)?.id;
    const result = await this.#do(act, person);
    const top = this.#workspace.modals.get(person.id)?.at(-1);
    const isNew = top && top.id !== before && act.do !== 'close';
    return isNew ? { ...result, opened: top } : result;
  }

  #do(act: Exclude<Act, { do: 'raw' }>, person: Person): Promise<ActResult> {
    const workspace = this.#workspace;
    switch (act.do) {
      case 'command':
        return this.#command(act, person);
      case 'click':
        return this.#tell(person, operate(workspace, person, act, act.choice));
      case 'fill':
        return this.#tell(person, operate(workspace, person, act, act.value));
      case 'submit':
        return this.#submit(person, act.view);
      case 'close':
        return this.#close(person, act.view);
      case 'home':
        return this.#event(person, payloads.homeOpened(workspace, person, 'home'));
      case 'messages':
        return this.#event(person, payloads.homeOpened(workspace, person, 'messages'));
      case 'join':
        return this.#event(person, payloads.teamJoin(workspace, person));
      case 'shortcut':
        return this.#deliver({
          user: person.id,
          body: payloads.shortcut(workspace, person, act.callback_id),
        });
      case 'message_shortcut': {
        const message = visible(workspace, person, act);
        if (message.ephemeralFor !== undefined)
          throw new Error('Slack offers no shortcuts on a message that only one person sees.');
        const body = payloads.messageShortcut(workspace, person, act.callback_id, message);
        return this.#deliver({ user: person.id, body });
      }
      case 'invite':
        return this.#invite(person, act.channel);
    }
  }

  async #deliver({ user, body, onAck, again = false }: Delivery): Promise<ActResult> {
    const workspace = this.#workspace;
    const started = workspace.clock.now();
    const result: ActResult = { acked: false, ack: undefined, sent: true };
    const ack = async (response?: unknown) => {
      if (result.acked) throw new Error('The app has acknowledged this already.');
      if (workspace.clock.now() - started > ACK_WITHIN) return;
      result.acked = true;
      // As on the wire: what is undefined is not sent, and nothing stays shared with the app.
      result.ack = response === undefined ? undefined : JSON.parse(JSON.stringify(response));
      this.#answer(user, () => onAck?.(result.ack));
    };
    try {
      const retry = again ? { retryNum: 1, retryReason: 'http_timeout' } : {};
      await this.#app?.processEvent({
        body: JSON.parse(JSON.stringify(body)) as payloads.Body,
        ack,
        ...retry,
      });
    } catch (error) {
      workspace.trouble(user, `the app failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    const type = (body['type'] as string | undefined) ?? 'command';
    // Nobody sees it if an event is not answered.
    if (!result.acked && type !== 'event_callback')
      workspace.trouble(user, `no answer in three seconds to ${type}`);
    return result;
  }

  async #tell(person: Person, body: payloads.Body | null): Promise<ActResult> {
    return body === null ? SILENT : this.#deliver({ user: person.id, body });
  }

  /** The app's answer takes effect at once. One that Slack cannot use shows the person an error. */
  #answer(user: string, effect: () => void): void {
    try {
      effect();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const lines = (error.extra['errors'] as string[] | undefined) ?? [];
      this.#workspace.trouble(user, `unusable answer: ${[error.code, ...lines].join('; ')}`);
    }
  }

  async #event(person: Person, body: payloads.Body): Promise<ActResult> {
    const result = await this.#deliver({ user: person.id, body });
    if (this.#workspace.faults.events === 'twice')
      await this.#deliver({ user: person.id, body, again: true });
    return result;
  }

  #command(act: Extract<Act, { do: 'command' }>, person: Person): Promise<ActResult> {
    const workspace = this.#workspace;
    const channel = act.channel ? workspace.channels.get(act.channel) : workspace.dm(person.id);
    if (!channel?.members.includes(person.id)) throw new Error(`${person.name} is not in that channel.`);
    const given = { command: act.command ?? '/checkin', text: act.text, channel };
    const onAck = (response: unknown) => {
      if (response === undefined || response === '') return;
      const args = typeof response === 'string' ? { text: response } : (response as Record<string, unknown>);
      respond(workspace, { user: person.id, channel: channel.id, message: undefined }, args);
    };
    return this.#deliver({ user: person.id, body: payloads.command(workspace, person, given), onAck });
  }

  async #submit(person: Person, id: string): Promise<ActResult> {
    const open = onTop(this.#workspace, person, id);
    const { view } = open;
    if (view.type !== 'modal' || !view.submit) throw new Error('This modal has no button to submit it.');
    open.errors = missing(view.blocks, open.values, person.locale);
    this.#workspace.changed();
    if (Object.keys(open.errors).length > 0) return { ...SILENT, errors: open.errors };
    const onAck = (response: unknown) => applyViewResponse(this.#workspace, open, response);
    const result = await this.#deliver({
      user: person.id,
      onAck,
      body: payloads.submission(this.#workspace, person, open),
    });
    return Object.keys(open.errors).length > 0 ? { ...result, errors: open.errors } : result;
  }

  /** Cancel, the cross or Esc. The app hears of it only if the view asked for that. */
  async #close(person: Person, id: string): Promise<ActResult> {
    const open = onTop(this.#workspace, person, id);
    const cleared = open.view.type === 'modal' && open.view.clear_on_close === true;
    const gone = cleared ? this.#workspace.modals.get(person.id)!.toReversed() : [open];
    if (cleared) clearModals(this.#workspace, person.id);
    else closeModal(this.#workspace, open);
    let result = SILENT;
    for (const view of gone) {
      if (view.view.type !== 'modal' || !view.view.notify_on_close) continue;
      const body = payloads.closing(this.#workspace, person, view, cleared);
      result = await this.#deliver({ user: person.id, body });
    }
    return result;
  }

  async #invite(person: Person, id: string): Promise<ActResult> {
    const channel = this.#workspace.channels.get(id);
    if (!channel?.members.includes(person.id)) throw new Error(`${person.name} is not in that channel.`);
    const { userId } = this.#workspace.bot;
    if (!channel.members.includes(userId)) channel.members.push(userId);
    this.#workspace.changed();
    return SILENT;
  }

  #raw(given: payloads.Body): Promise<ActResult> {
    const user = String((given['user'] as { id?: string } | undefined)?.id ?? given['user_id']);
    const body = { trigger_id: payloads.newTrigger(this.#workspace, user, null), ...given };
    const open = this.#workspace.view(String((given['view'] as { id?: string } | undefined)?.id));
    const submits = given['type'] === 'view_submission' && open;
    const onAck = submits
      ? (response: unknown) => applyViewResponse(this.#workspace, open, response)
      : undefined;
    return this.#deliver({ user, body, ...(onAck ? { onAck } : {}) });
  }
}
