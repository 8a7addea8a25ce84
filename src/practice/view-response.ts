import { clearModals, closeModal, openModal, updateModal } from './modals.ts';
import { Refused } from './refused.ts';
import type { OpenView } from './shown.ts';
import type { Workspace } from './workspace.ts';

const METHOD = 'response_action';

/** Does what the app answered to a submitted form. No answer at all closes this one view. */
export function applyViewResponse(workspace: Workspace, open: OpenView, response: unknown): void {
  if (response === undefined || response === '') return closeModal(workspace, open);
  const { response_action: action, view, errors } = response as Record<string, unknown>;
  switch (action) {
    case 'clear':
      return clearModals(workspace, open.user);
    case 'update':
      updateModal(workspace, open, METHOD, view);
      return undefined;
    case 'push':
      openModal(workspace, { method: METHOD, user: open.user, view, onTop: true });
      return undefined;
    case 'errors':
      return showErrors(workspace, open, errors);
    default:
      throw refused(workspace, '/response_action', 'must be one of: update, push, errors, clear');
  }
}

/** Only inputs can carry a sentence, and it must say something. */
function showErrors(workspace: Workspace, open: OpenView, errors: unknown): void {
  const entries = Object.entries((errors ?? {}) as Record<string, unknown>);
  if (entries.length === 0) throw refused(workspace, '/errors', 'must provide an error');
  const inputs = new Set(
    open.view.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id),
  );
  for (const [blockId, text] of entries) {
    if (!inputs.has(blockId))
      throw refused(workspace, `/errors/${blockId}`, 'is not an input block of this view');
    if (typeof text !== 'string' || text === '')
      throw refused(workspace, `/errors/${blockId}`, 'must provide a string');
  }
  open.errors = errors as Record<string, string>;
  workspace.changed();
}

function refused(workspace: Workspace, pointer: string, rule: string): Refused {
  workspace.violations.push({ at: workspace.clock.now(), method: METHOD, pointer, rule });
  return Refused.invalid('invalid_arguments', [{ pointer, rule }]);
}
