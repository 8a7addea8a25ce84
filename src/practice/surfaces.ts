import { type Field, fieldsOf, isBlank, keepsValue, typed } from './fields.ts';
import { optionsOf } from './payload-rules.ts';
import { type Body, messageAction, viewAction } from './payloads.ts';
import { fileObject, storeFile } from './web-api-files.ts';
import { isOffered } from './rooms.ts';
import type { Choice, Place } from './acts.ts';
import type { Message, OpenView, ShownBlock, Values } from './shown.ts';
import type { Person, Workspace } from './workspace.ts';

/** Something on the screen that can be used. `keep` puts a changed `values` back where it belongs. */
type Surface = {
  blocks: ShownBlock[];
  values: Values;
  keep: () => void;
  send: (action: Body) => Body;
  open?: OpenView;
};

/**
 * Presses a button, or puts something into a field. Returns what Slack tells the app of it, or null: most inputs of a
 * form are told only when it is submitted.
 */
export function operate(
  workspace: Workspace,
  person: Person,
  { at, action_id: actionId, block_id: blockId }: { at: Place; action_id: string; block_id?: string },
  choice: Choice = null,
): Body | null {
  const surface = surfaceAt(workspace, person, at);
  const field = onlyField(fieldsOf(surface.blocks), actionId, blockId);
  if (keepsValue(field.element) && !fill(workspace, person, surface, field, choice)) return null;
  return surface.send({ ...actionOf(surface, field, choice), action_ts: workspace.nextTs() });
}

/** True if the app is to hear of it. */
function fill(workspace: Workspace, person: Person, surface: Surface, field: Field, choice: Choice): boolean {
  const { block, element } = field;
  if (element.type.includes('conversations')) refuseHidden(workspace, person, element, choice);
  const value =
    typeof choice === 'object' && choice !== null && 'files' in choice
      ? { type: element.type, files: upload(workspace, person, choice.files) }
      : typed(field, choice);
  (surface.values[block.block_id] ??= {})[element.action_id] = value;
  surface.keep();
  if (surface.open) delete surface.open.errors[block.block_id];
  workspace.changed();
  return block.type !== 'input' || (block.dispatch_action === true && dispatches(element, isBlank(value)));
}

/** Slack's clients list only what the filter lets through and the person can see. */
function refuseHidden(workspace: Workspace, person: Person, element: Field['element'], choice: Choice): void {
  const chosen = typeof choice === 'string' ? [choice] : Array.isArray(choice) ? choice : [];
  for (const id of chosen) {
    const channel = workspace.channels.get(id);
    if (!channel || !isOffered(channel, element['filter'], person.id))
      throw new Error(`${element.action_id} does not offer ${id} to ${person.name}.`);
  }
}

function upload(workspace: Workspace, person: Person, files: { name: string; content: string }[]) {
  return files.map(({ name, content }) => {
    const bytes = Buffer.from(content).toString('base64');
    return fileObject(workspace, storeFile(workspace, person.id, name, bytes));
  });
}

function actionOf({ values }: Surface, { block, element }: Field, choice: Choice): Body {
  const { type, action_id: actionId } = element;
  const base = { type, block_id: block.block_id, action_id: actionId };
  if (keepsValue(element)) return { ...base, ...values[block.block_id]![actionId] };
  if (type === 'overflow') {
    const chosen = optionsOf(element).find((option) => option.value === choice);
    if (!chosen) throw new Error(`${actionId} does not offer ${JSON.stringify(choice)}.`);
    return { ...base, selected_option: chosen };
  }
  const { text, value, style } = element;
  return {
    ...base,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
}

function surfaceAt(workspace: Workspace, person: Person, at: Place): Surface {
  if ('channel' in at) {
    const message = visible(workspace, person, at);
    const values = message.values?.[person.id] ?? {};
    const keep = () => {
      message.values = { ...message.values, [person.id]: values };
    };
    const send = (action: Body) => messageAction(workspace, person, message, values, action);
    return { blocks: message.blocks ?? [], values, keep, send };
  }
  const open = 'home' in at ? workspace.homes.get(person.id) : onTop(workspace, person, at.view);
  if (!open) throw new Error(`${person.name} has nothing on the Home tab yet.`);
  const send = (action: Body) => viewAction(workspace, person, open, action);
  return { blocks: open.view.blocks, values: open.values, keep: () => {}, send, open };
}

/** The modal that a person has before them; those below it cannot be reached. */
export function onTop(workspace: Workspace, person: Person, id: string): OpenView {
  const top = workspace.modals.get(person.id)?.at(-1);
  if (top?.id !== id) throw new Error(`The modal ${id} is not before ${person.name}.`);
  return top;
}

/** A message in a channel that the person is in, and not one for somebody else's eyes. */
export function visible(workspace: Workspace, person: Person, at: { channel: string; ts: string }): Message {
  const message = workspace.message(at.channel, at.ts);
  const inside = workspace.channels.get(at.channel)?.members.includes(person.id);
  const hidden = message?.ephemeralFor !== undefined && message.ephemeralFor !== person.id;
  if (!message || !inside || hidden) throw new Error(`${person.name} does not see the message ${at.ts}.`);
  return message;
}

function onlyField(fields: Field[], actionId: string, blockId: string | undefined): Field {
  const found = fields.filter(
    ({ block, element }) => element.action_id === actionId && (!blockId || block.block_id === blockId),
  );
  if (found.length === 1) return found[0]!;
  const shown = fields.map(({ block, element }) => `${block.block_id}/${element.action_id}`).join(', ');
  throw new Error(
    found.length === 0
      ? `There is no ${actionId} to be used here. There are: ${shown || 'none'}.`
      : `There are ${found.length} of ${actionId} here; say in which block. There are: ${shown}.`,
  );
}

/** Text fields tell the app at each character or at Enter, as they are set; all other fields at every choice. */
function dispatches(element: Field['element'], blank: boolean): boolean {
  if (!element.type.endsWith('_input') || element.type === 'file_input') return true;
  const config = element['dispatch_action_config'] as { trigger_actions_on?: string[] } | undefined;
  const on = config?.trigger_actions_on ?? ['on_enter_pressed'];
  if (on.includes('on_character_entered')) return true;
  return !element['multiline'] && !blank;
}
