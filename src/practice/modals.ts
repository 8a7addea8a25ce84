import { viewErrors } from './block-rules.ts';
import { fillIds, valuesFor } from './fields.ts';
import { Refused } from './refused.ts';
import type { OpenView, ShownView } from './shown.ts';
import type { Workspace } from './workspace.ts';

const DEPTH = 3;
const VIEW_BYTES = 250_000;

/** Refuses a view that breaks the rules, and notes what it breaks. */
function checked(workspace: Workspace, method: string, given: unknown, kind: 'modal' | 'home'): ShownView {
  const errors = viewErrors(given, kind);
  for (const error of errors) workspace.violations.push({ at: workspace.clock.now(), method, ...error });
  if (errors.length > 0) throw Refused.invalid('invalid_arguments', errors);
  if (JSON.stringify(given).length > VIEW_BYTES) throw new Refused('view_too_large');
  const view = given as ShownView;
  fillIds(view.blocks, (prefix) => workspace.nextId(prefix));
  return view;
}

function newHash(workspace: Workspace): string {
  return `${Math.floor(workspace.clock.now() / 1000)}.${workspace.nextId('h')}`;
}

function ownExternalId(workspace: Workspace, view: ShownView, id: string): { externalId?: string } {
  const externalId = view.external_id;
  if (!externalId) return {};
  const all = [...workspace.homes.values(), ...[...workspace.modals.values()].flat()];
  if (all.some((other) => other.externalId === externalId && other.id !== id))
    throw new Refused('duplicate_external_id');
  return { externalId };
}

function shown(
  workspace: Workspace,
  user: string,
  view: ShownView,
  { id = workspace.nextId('V'), below }: { id?: string | undefined; below?: OpenView | undefined },
): OpenView {
  return {
    id,
    user,
    hash: newHash(workspace),
    view,
    values: valuesFor(view.blocks),
    errors: {},
    ...ownExternalId(workspace, view, id),
    rootId: below?.rootId ?? id,
    previousId: below?.id ?? null,
  };
}

/** Puts a modal before a person: on top of the one they acted in, else in place of whatever stood there. */
export function openModal(
  workspace: Workspace,
  call: { method: string; user: string; view: unknown; onTop: boolean },
): OpenView {
  const stack = call.onTop ? (workspace.modals.get(call.user) ?? []) : [];
  const view = checked(workspace, call.method, call.view, 'modal');
  if (stack.length >= DEPTH) throw new Refused('push_limit_reached');
  const opened = shown(workspace, call.user, view, { below: stack.at(-1) });
  workspace.modals.set(call.user, [...stack, opened]);
  workspace.changed();
  return opened;
}

/** Replaces what an open modal shows. Its id stays, its hash is new, what was typed stays where ids stay. */
export function updateModal(workspace: Workspace, open: OpenView, method: string, given: unknown): OpenView {
  const view = checked(workspace, method, given, 'modal');
  const external = ownExternalId(workspace, view, open.id);
  delete open.externalId;
  Object.assign(open, external, {
    view,
    hash: newHash(workspace),
    values: valuesFor(view.blocks, open.values),
    errors: {},
  });
  workspace.changed();
  return open;
}

/** Replaces a person's Home tab. Nothing that was chosen on it stays. */
export function publishHome(workspace: Workspace, user: string, given: unknown, hash?: string): OpenView {
  const before = workspace.homes.get(user);
  if (hash !== undefined && before && hash !== before.hash) throw new Refused('hash_conflict');
  const view = checked(workspace, 'views.publish', given, 'home');
  const home = shown(workspace, user, view, { id: before?.id });
  workspace.homes.set(user, home);
  workspace.changed();
  return home;
}

/** Takes the modal away; the one below it, if any, is what the person sees next. */
export function closeModal(workspace: Workspace, open: OpenView): void {
  const stack = workspace.modals.get(open.user) ?? [];
  const rest = stack.filter((view) => view.id !== open.id);
  if (rest.length > 0) workspace.modals.set(open.user, rest);
  else workspace.modals.delete(open.user);
  workspace.changed();
}

export function clearModals(workspace: Workspace, user: string): void {
  workspace.modals.delete(user);
  workspace.changed();
}
