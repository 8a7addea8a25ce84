import { html } from 'hono/html';
import type { Showing } from './page-address.ts';
import { plain } from './mrkdwn.ts';
import { renderBlocks } from './render.ts';
import type { Html } from './screen.ts';
import type { OpenView } from './shown.ts';

/** The modal on top of the stack. The script opens the dialog, so that the browser keeps the focus inside. */
export function renderModal(showing: Showing): Html {
  const stack = showing.port.workspace.modals.get(showing.address.as) ?? [];
  const open = stack.at(-1);
  if (open?.view.type !== 'modal') return html``;
  const { texts } = showing;
  const { view } = open;
  const title = plain(view.title.text);
  const surface = { place: { view: open.id }, values: open.values, errors: open.errors };
  return html`<dialog
    id="modal"
    aria-labelledby="modal-title"
    data-view="${open.id}"
    data-title="${view.title.text}"
  >
    <form
      id="modal-form"
      novalidate
      lang="${showing.person.locale.slice(0, 2)}"
      data-place="${JSON.stringify(surface.place)}"
    >
      <header>
        <h2 id="modal-title" tabindex="-1">${title}</h2>
        <button type="button" class="button quiet" data-close aria-label="${texts.modal.close}">
          <span aria-hidden="true">${stack.length > 1 ? '←' : '×'}</span>
        </button>
      </header>
      <div class="content" id="modal-content">
        ${strayErrors(open)} ${renderBlocks(view.blocks, surface, showing)}
      </div>
      <footer>
        <button type="button" class="button" data-close>
          ${view.close ? plain(view.close.text) : texts.modal.close}
        </button>
        ${view.submit && html`<button type="submit" class="button primary">${plain(view.submit.text)}</button>`}
      </footer>
    </form>
  </dialog>`;
}

/** Errors that name no input of this form would otherwise be seen by nobody. */
function strayErrors({ errors, view }: OpenView): Html {
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id);
  const stray = Object.entries(errors).filter(([block]) => !inputs.includes(block));
  return html`${stray.map(([, error]) => html`<p class="block alert error" role="alert">${error}</p>`)}`;
}
