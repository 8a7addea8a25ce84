import type { Act, Choice, Place } from './acts.ts';
import { fieldsOf, keepsValue } from './fields.ts';
import type { ActResult } from './inbound.ts';
import { optionsOf } from './payload-rules.ts';
import type { Message, OpenView } from './shown.ts';
import type { Workspace } from './workspace.ts';

/** A button that a person sees, with what stands on it. */
export type Button = { at: Place; action: string; block: string; value: string; primary: boolean };

/** What a person needs to use the app as anybody does: finding buttons, pressing them, filling in forms. */
export type Hands = {
  /** The buttons of the direct messages since `since` (epoch ms), newest message first. */
  buttons(user: string, since: number): Button[];
  homeButtons(user: string): Button[];
  formButtons(form: OpenView): Button[];
  /** Whether it is still in its message: what somebody does redraws their messages. */
  stands(button: Button): boolean;
  press(user: string, button: Button): Promise<OpenView | null>;
  command(user: string, text: string): Promise<OpenView | null>;
  /** Block id -> what is typed or chosen. */
  fill(user: string, form: OpenView, values: Record<string, Choice>): Promise<void>;
  /** Throws if the app does not take the form as it is. */
  send(user: string, form: OpenView): Promise<void>;
  /** The form before a person. */
  top(user: string): OpenView | null;
  /** Closes whatever stands before the person. */
  closeAll(user: string): Promise<void>;
};

export function createHands(workspace: Workspace, act: (act: Act) => Promise<ActResult>): Hands {
  const top = (user: string): OpenView | null => workspace.modals.get(user)?.at(-1) ?? null;
  return {
    top,
    buttons: (user, since) => {
      const messages = workspace.messages.get(workspace.dm(user).id) ?? [];
      const from = messages.findLastIndex(({ ts }) => Number(ts) * 1000 < since) + 1;
      return messages.slice(from).toReversed().flatMap(buttonsOf);
    },
    homeButtons: (user) => {
      const blocks = workspace.homes.get(user)?.view.blocks ?? [];
      return buttonsIn(blocks, { home: true });
    },
    formButtons: (form) => buttonsIn(form.view.blocks, { view: form.id }),
    stands: ({ at, action, block }) => {
      const blocks = 'channel' in at ? (workspace.message(at.channel, at.ts)?.blocks ?? []) : [];
      return buttonsIn(blocks, at).some((one) => one.action === action && one.block === block);
    },
    press: async (user, { at, action, block }) => {
      await act({ do: 'click', user, at, action_id: action, block_id: block });
      return top(user);
    },
    command: async (user, text) => {
      await act({ do: 'command', user, text });
      return top(user);
    },
    fill: async (user, form, values) => {
      for (const [block, value] of Object.entries(values)) {
        const field = fieldsOf(form.view.blocks).find((one) => one.block.block_id === block);
        if (field === undefined) throw new Error(`The form ${form.view.callback_id} has no ${block}.`);
        const { action_id: action } = field.element;
        await act({ do: 'fill', user, at: { view: form.id }, block_id: block, action_id: action, value });
      }
    },
    send: async (user, form) => {
      const { errors } = await act({ do: 'submit', user, view: form.id });
      if (errors !== undefined) throw new Error(`${form.view.callback_id}: ${JSON.stringify(errors)}`);
    },
    closeAll: async (user) => {
      for (let open = top(user); open !== null; open = top(user))
        await act({ do: 'close', user, view: open.id });
    },
  };
}

/** The values offered by a select, by radio buttons or boxes. */
export const choicesIn = (form: OpenView, blockId: string): string[] =>
  fieldsOf(form.view.blocks)
    .filter(({ block }) => block.block_id === blockId)
    .flatMap(({ element }) => optionsOf(element).map(({ value }) => value));

/** What kind of modal stands there, by the app's own name for it; '' for Home. */
export const kindOf = ({ view }: OpenView): string => (view.type === 'modal' ? (view.callback_id ?? '') : '');

const buttonsOf = (message: Message): Button[] =>
  buttonsIn(message.blocks ?? [], { channel: message.channel, ts: message.ts });

const buttonsIn = (blocks: OpenView['view']['blocks'], at: Place): Button[] =>
  fieldsOf(blocks)
    .filter(({ element }) => !keepsValue(element))
    .map(({ block, element }) => ({
      at,
      action: element.action_id,
      block: block.block_id,
      value: typeof element['value'] === 'string' ? element['value'] : '',
      primary: element['style'] === 'primary',
    }));
