import { html } from 'hono/html';
import { dmOf, hrefFor, roomsOf, type Showing } from './page-address.ts';
import { timeIn } from './page-time.ts';
import type { Html } from './screen.ts';
import type { Person } from './workspace.ts';

export function renderSidebar(showing: Showing): Html {
  return html`<div class="side">${renderSwitcher(showing)}${renderPlaces(showing)}</div>`;
}

export function avatar(person: { id: string; name: string }, app = false): Html {
  const initials = person.name
    .split(/[\s-]+/)
    .map((word) => word[0] ?? '')
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join('');
  const tone = Array.from(person.id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8, 7);
  return html`<span class="avatar ${app ? 'is-app' : `tone-${tone}`}" aria-hidden="true"
    >${app ? 'S' : initials}</span
  >`;
}

function hint(person: Person, { port, texts }: Showing): string {
  const part = port.cast(person.id);
  const { people } = texts;
  const words = [part ? people.roles[part.role] : '', part?.team ?? ''];
  if (person.deleted) words.push(people.deactivated);
  if (person.kind === 'guest') words.push(people.guest);
  if (person.kind === 'stranger') words.push(people.stranger);
  return words.filter(Boolean).join(' · ');
}

function localHint(person: Person, showing: Showing): string {
  const city = person.tz.split('/').at(-1)?.replaceAll('_', ' ') ?? person.tz;
  return `${city} ${timeIn(showing.now, person)} · ${person.locale.slice(0, 2)}`;
}

const badge = (count: number, words: string): Html =>
  html`${count > 0 && html`<span class="badge"><span aria-hidden="true">${count}</span><span class="sr">${words}</span></span>`}`;

function unreadOf(userId: string, showing: Showing): number {
  const dm = dmOf(showing.port, userId);
  return dm ? showing.unread(userId, dm.id) : 0;
}

function renderSwitcher(showing: Showing): Html {
  const { texts, person } = showing;
  return html`<details class="switcher" id="switcher">
    <summary>
      ${avatar(person)}
      <span class="who">
        <span class="sr">${texts.people.you}</span>
        <strong>${person.name}</strong>
        <small>${hint(person, showing)}</small>
        <small>${localHint(person, showing)}</small>
      </span>
      <span class="chevron" aria-hidden="true"></span>
      <span class="sr">${texts.people.change}</span>
    </summary>
    <div class="people">
      <input
        type="search"
        id="people-filter"
        data-filter
        data-keep
        placeholder="${texts.people.search}"
        aria-label="${texts.people.search}"
        autocomplete="off"
      />
      <nav aria-label="${texts.people.change}">${groups(showing)}</nav>
      <p class="nobody" hidden>${texts.people.none}</p>
    </div>
  </details>`;
}

/** By team, in the order in which the teams first appear; everybody else last. */
function groups(showing: Showing): Html {
  const { people, port, texts } = showing;
  const byTeam = new Map<string, Person[]>();
  const outside = texts.people.noTeam;
  for (const person of people.filter((one) => one.kind !== 'bot')) {
    const team = port.cast(person.id)?.team ?? outside;
    byTeam.set(team, [...(byTeam.get(team) ?? []), person]);
  }
  const teams = [...byTeam].toSorted(([a], [b]) => Number(a === outside) - Number(b === outside));
  return html`${teams.map(
    ([team, members]) =>
      html`<section class="team">
        <h3>${team}</h3>
        <ul>
          ${members.map((member) => personLink(member, showing))}
        </ul>
      </section>`,
  )}`;
}

function personLink(person: Person, showing: Showing): Html {
  const { address, texts } = showing;
  const count = unreadOf(person.id, showing);
  const place = address.in === 'home' ? 'home' : 'dm';
  const about = hint(person, showing);
  const current = person.id === address.as && html` aria-current="true"`;
  return html`<li data-find="${`${person.name} ${about}`.toLowerCase()}">
    <a href="${hrefFor(address, { as: person.id, in: place, older: false })}" ${current}>
      ${avatar(person)}
      <span class="who"><span>${person.name}</span><small>${about}</small></span>
      ${badge(count, texts.people.unread(count))}
      <small class="local">${localHint(person, showing)}</small>
    </a>
  </li>`;
}

function renderPlaces(showing: Showing): Html {
  const { texts, port, address } = showing;
  const { places } = texts;
  return html`<nav class="places" aria-label="${places.label}">
    <ul>
      ${placeLink('home', html`⌂`, places.home, places.homeHint, 0, showing)}
      ${placeLink('dm', html`@`, places.dm, places.dmHint, unreadOf(address.as, showing), showing)}
      ${roomsOf(port, address.as).map((room) =>
        placeLink(
          room.id,
          html`#`,
          room.name,
          room.kind === 'private' ? places.private : '',
          showing.unread(address.as, room.id),
          showing,
        ),
      )}
    </ul>
  </nav>`;
}

function placeLink(
  place: string,
  sign: Html,
  name: string,
  about: string,
  count: number,
  showing: Showing,
): Html {
  const { address, texts } = showing;
  const current = address.in === place && html` aria-current="page"`;
  return html`<li>
    <a href="${hrefFor(address, { in: place, older: false })}" ${current}>
      <span class="sign" aria-hidden="true">${sign}</span>
      <span class="who"><span>${name}</span><small>${about}</small></span>
      ${badge(count, texts.people.unread(count))}
    </a>
  </li>`;
}
