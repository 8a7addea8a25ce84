// What comes from the server: the page drawn anew, merged into the one that stands here.
import { Idiomorph } from './idiomorph.js';
import { isAhead } from './page-fields.js';
import { app, byId, timesTold } from './page-send.js';

let refreshing = null;
let again = false;

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Fetches the page and merges it; resolves when what stands here is not older than the call. */
export function refresh() {
  again = true;
  refreshing ??= fetchAndMerge();
  return refreshing;
}

async function fetchAndMerge() {
  while (again) {
    again = false;
    const from = timesTold();
    const text = await fetch(location.href).then(
      (response) => response.text(),
      () => null,
    );
    if (text === null) break;
    // Something was said in the meantime: this picture is older than what the person did.
    if (from === timesTold()) merge(new DOMParser().parseFromString(text, 'text/html'));
    else again = true;
    await pause(patience());
  }
  refreshing = null;
}

/** While the history is being made or time passes, the server has better things to do than to draw. */
function patience() {
  if (byId('history')) return 700;
  return document.querySelector('.clock[aria-busy]') ? 300 : 30;
}

function merge(next) {
  const fresh = next.getElementById('app');
  if (!fresh) return;
  stayAtBottom(() =>
    Idiomorph.morph(app, fresh, { callbacks: { beforeNodeMorphed, beforeAttributeUpdated } }),
  );
  document.title = next.title;
  showModal();
}

/** Whoever was at the newest message before a change is there after it. */
export function stayAtBottom(change) {
  const scroll = byId('scroll');
  const below = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  change();
  if (below < 60) toBottom();
}

function beforeNodeMorphed(old) {
  if (!old.matches) return true;
  return !old.matches('[data-keep]') && !(old.matches('[data-kind]') && isAhead(old));
}

/** Open or folded, found or not: that is the person's doing, not the server's. */
function beforeAttributeUpdated(name, node) {
  return !(name === 'open' || (name === 'hidden' && node.matches('[data-find], .team, .nobody')));
}

/** The newest message is the one that counts. */
export function toBottom() {
  const scroll = byId('scroll');
  if (scroll.dataset.stick === 'bottom') scroll.scrollTop = scroll.scrollHeight;
}

let shown = '';
let opener = '';
let pressed = '';

/** Remembers where the focus belongs when a modal is closed. */
export function notePressed(id) {
  if (id) pressed = id;
}

/** Opens the modal that the server has drawn, and puts the focus where one begins. */
export function showModal() {
  const dialog = byId('modal');
  if (!dialog) {
    if (shown) byId(opener)?.focus();
    shown = '';
    return;
  }
  if (!dialog.open) {
    opener = pressed || 'command-text';
    dialog.showModal();
  }
  const now = `${dialog.dataset.view} ${dialog.dataset.title}`;
  if (now !== shown) begin(dialog);
  else if (!dialog.contains(document.activeElement) && !byId('confirm').open) byId('modal-title').focus();
  shown = now;
}

function begin(dialog) {
  byId('modal-content').scrollTop = 0;
  const first = dialog.querySelector('[data-focus]') ?? dialog.querySelector('.input input, .input textarea');
  (first ?? byId('modal-title')).focus({ preventScroll: !first });
}
