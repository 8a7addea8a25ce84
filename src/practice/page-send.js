// What goes to the server: one thing at a time, so that what was typed arrives before what is pressed.

export const app = document.getElementById('app');
export const byId = (id) => document.getElementById(id);
export const placeOf = (element) => JSON.parse(element.closest('[data-place]').dataset.place);

let queue = Promise.resolve();
let told = 0;
let hear = () => {};

/** How often the server has been told something; what was fetched at a lower count is out of date. */
export const timesTold = () => told;

/** Calls back each time the server has been told something. */
export function onTold(listener) {
  hear = listener;
}

export function noteTold() {
  told += 1;
  hear();
}

/** Resolves to the server's answer, or null where there was none; the person is told then. */
export async function post(path, body) {
  const text = JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers,
      body: text,
      // A browser lets a page that is being left finish sending, up to 64 kB.
      keepalive: text.length < 60_000,
    });
    const result = response.ok ? await response.json() : null;
    if (!result) say(app.dataset.failed);
    if (result?.acked === false) say(app.dataset.silent);
    return result;
  } catch {
    say(app.dataset.failed);
    return null;
  } finally {
    noteTold();
  }
}

/** Does something as the person one is: see `Act` in workspace.ts. */
export function act(what) {
  const sent = queue.then(() => post('/act', { user: app.dataset.as, ...what }));
  queue = sent;
  return sent;
}

export function say(words) {
  const note = document.createElement('p');
  note.textContent = words;
  byId('toasts').append(note);
  setTimeout(() => note.remove(), 9000);
}
