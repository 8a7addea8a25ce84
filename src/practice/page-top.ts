import { html } from 'hono/html';
import { hrefFor, type Showing } from './page-address.ts';
import { formatIn, timeIn } from './page-time.ts';
import { nameOf, type Html } from './screen.ts';

export function renderTop(showing: Showing): Html {
  const { texts, address } = showing;
  const { otherLanguage } = texts;
  const code = otherLanguage.code === 'nb' ? 'nb' : 'en';
  return html`<header class="top">
    <h1><span class="logo" aria-hidden="true">S</span>${texts.brand} <small>${texts.practice}</small></h1>
    ${renderClock(showing)}
    <div class="tools">
      <a class="button quiet" href="${hrefFor(address, { lang: code })}" lang="${code}" hreflang="${code}"
        >${otherLanguage.name}</a
      >
      <button type="button" class="button quiet" id="pane-toggle" aria-controls="pane">
        ${texts.pane.toggle}
      </button>
    </div>
  </header>`;
}

function renderClock({ texts, port, language, moving }: Showing): Html {
  const { clock } = texts;
  const now = port.clock.now();
  const at = { tz: port.clock.zone, locale: language };
  const date = formatIn(now, at, { weekday: 'long', day: 'numeric', month: 'long' });
  const year = formatIn(now, at, { year: 'numeric' });
  const still = (moving || port.progress() !== null) && html` disabled`;
  const button = (to: string, words: string) =>
    html`<button type="button" class="button" id="clock-${to}" data-clock="${to}" ${still}>${words}</button>`;
  return html`<section class="clock" aria-label="${clock.label}" ${moving && html` aria-busy="true"`}>
    <time datetime="${new Date(now).toISOString()}" title="${year}, ${clock.in(port.clock.zone)}">
      <strong>${timeIn(now, at)}</strong> <span>${date}</span>
    </time>
    <span class="spinner" role="status">${moving && html`<span class="sr">${clock.moving}</span>`}</span>
    <div class="jumps">
      ${button('next', clock.next)} ${button('hour', clock.hour)} ${button('monday', clock.monday)}
      ${button('week', clock.week)}
    </div>
  </section>`;
}

/** The history while it is being made. */
export function renderProgress({ port, texts }: Showing): Html {
  const progress = port.progress();
  if (!progress) return html``;
  const { label, done, total } = progress;
  return html`<div class="progress" role="status">
    <label for="history">${label}</label>
    <progress id="history" max="${total}" value="${done}"></progress>
    <small>${texts.progress(done, total)}</small>
  </div>`;
}

/** Three sentences and a tour, for those who are here for the first time. */
export function renderWelcome(showing: Showing): Html {
  const { texts, port, welcome, address, person } = showing;
  const { tour } = port;
  if (!welcome || !tour) return html``;
  const stop = (userId: string, place: string, words: (name: string) => string) =>
    html`<li>
      <a
        href="${hrefFor(address, { as: userId, in: place, older: false })}"
        ${userId === person.id && html`aria-current="true"`}
        >${words(first(nameOf(showing, userId)))}</a
      >
    </li>`;
  const room = [...port.workspace.channels.values()].find(
    (one) => one.kind === 'private' && one.members.includes(tour.hr),
  );
  return html`<section class="welcome" id="welcome" aria-labelledby="welcome-title">
    <h2 id="welcome-title">${texts.welcome.title}</h2>
    <p>${texts.welcome.what} ${texts.welcome.be(person.name)}</p>
    <ol>
      ${stop(tour.employee, 'dm', texts.welcome.employee)} ${stop(tour.manager, 'dm', texts.welcome.manager)}
      ${stop(tour.hr, room?.id ?? 'dm', texts.welcome.hr)}
    </ol>
    ${!person.locale.startsWith(texts.lang) && html`<p class="aside">${texts.welcome.otherLanguage}</p>`}
    <button type="button" class="button quiet" data-hide-welcome>${texts.welcome.hide}</button>
  </section>`;
}

const first = (name: string): string => name.split(' ')[0] ?? name;
