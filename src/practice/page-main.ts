import { html } from 'hono/html';
import { placeName, type Showing } from './page-address.ts';
import { renderMessages } from './page-messages.ts';
import { renderBlocks } from './render.ts';
import type { Html } from './screen.ts';

export function renderMain(showing: Showing): Html {
  const { address, texts } = showing;
  const home = address.in === 'home';
  const about = home
    ? texts.places.homeHint
    : address.in === 'dm'
      ? texts.places.dmHint
      : texts.places.private;
  return html`<main id="main" tabindex="-1">
    <header class="place">
      <h2>${placeName(showing)}</h2>
      <small>${about}</small>
    </header>
    <div id="scroll" lang="${showing.person.locale.slice(0, 2)}" data-stick="${home ? 'top' : 'bottom'}">
      ${home ? renderHome(showing) : renderMessages(showing)}
    </div>
    ${renderComposer(showing)}
  </main>`;
}

function renderHome(showing: Showing): Html {
  const { texts, address, port } = showing;
  const home = port.workspace.homes.get(address.as);
  if (!home) return html`<p class="empty">${texts.home.empty}</p>`;
  const surface = { place: { home: true } as const, values: home.values, errors: home.errors };
  return html`<section
    class="home"
    aria-label="${texts.home.label}"
    data-place="${JSON.stringify(surface.place)}"
  >
    ${renderBlocks(home.view.blocks, surface, showing)}
  </section>`;
}

/** People do not write to the app in words; they use its command and its shortcuts. */
function renderComposer({ texts, port }: Showing): Html {
  return html`<form class="composer" id="command" aria-label="${texts.act.label}">
    <label class="sr" for="command-text">${texts.act.command}</label>
    <input
      id="command-text"
      data-keep
      list="commands"
      autocomplete="off"
      placeholder="${port.commands[0] ?? '/'}"
    />
    <datalist id="commands">
      ${port.commands.map((command) => html`<option value="${command}"></option>`)}
    </datalist>
    <button class="button primary" type="submit">${texts.act.send}</button>
    <div class="shortcuts" role="group" aria-label="${texts.act.shortcuts}">
      ${port.shortcuts.global.map(
        (shortcut) =>
          html`<button
            type="button"
            class="button"
            id="shortcut-${shortcut.callback_id}"
            data-shortcut="${shortcut.callback_id}"
          >
            <span aria-hidden="true">⚡</span> ${shortcut.name}
          </button>`,
      )}
    </div>
  </form>`;
}
