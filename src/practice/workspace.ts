import type { Clock } from '../clock.ts';
import { Faults } from './faults.ts';
import { ResponseUrls, Triggers } from './handles.ts';
import { Rates } from './rates.ts';
import { ALL_SCOPES } from './scopes.ts';
import type { Message, OpenView } from './shown.ts';

/** `stranger`: somebody from another company who shares a channel with us (Slack Connect). */
export type Person = {
  id: string;
  name: string;
  email: string;
  tz: string;
  locale: string;
  deleted: boolean;
  kind: 'member' | 'guest' | 'bot' | 'stranger';
};

export type Channel = {
  id: string;
  kind: 'dm' | 'private' | 'public';
  name: string;
  members: string[];
  shared: boolean;
  archived: boolean;
};

export type UserGroup = { id: string; handle: string; name: string; users: string[] };

export type StoredFile = {
  id: string;
  name: string;
  title: string;
  mimetype: string;
  user: string;
  /** The bytes, base64. */
  content: string;
  altText?: string;
  /** Completed uploads only can be read. */
  ready: boolean;
};

/** One call of the app to Slack: never a text. `at` is epoch ms. */
export type Call = { at: number; method: string; person?: string; ok: boolean; error?: string };

/** A block or view that Slack's rules refuse. */
export type Violation = { at: number; method: string; pointer: string; rule: string };

/** Something a person would have seen go wrong. */
export type Trouble = { at: number; user: string; what: string };

type Rooms = {
  people: Map<string, Person>;
  channels: Map<string, Channel>;
  messages: Map<string, Message[]>;
  modals: Map<string, OpenView[]>;
  homes: Map<string, OpenView>;
  groups: Map<string, UserGroup>;
  files: Map<string, StoredFile>;
};

/** What `snapshot` gives: plain JSON, all of the workspace except triggers, response addresses and faults. */
export type Snapshot = { [room in keyof Rooms]: [string, unknown][] } & {
  counter: number;
  lastTs: number;
  scopes: string[];
  traffic: Call[];
};

const TRAFFIC_KEPT = 500;
const ROOMS = ['people', 'channels', 'messages', 'modals', 'homes', 'groups', 'files'] as const;

/** 'kari.ostby' for Kari Østby. */
export function handleOf({ name }: { name: string }): string {
  const latin = name.toLowerCase().replaceAll('ø', 'o').replaceAll('æ', 'ae').normalize('NFD');
  return latin.replaceAll(/\p{M}/gu, '').replaceAll(/[^a-z0-9]+/g, '.');
}

/** The whole of the pretend Slack: its people, what they see, and what has gone wrong. */
export class Workspace implements Rooms {
  readonly clock: Clock;
  readonly team = { id: 'T0PRACTICE', domain: 'practice', name: 'Practice' };
  readonly appId = 'A0SAMTALE';
  readonly bot = { userId: 'U0SAMTALE', botId: 'B0SAMTALE', name: 'samtale', token: 'xoxb-practice' };
  /** Rate limits as published, or none at all. */
  limits: 'slack' | 'off' = 'slack';
  /** As `should_escape` in the manifest: mentions in a command's text arrive as `<@U…|name>`. */
  escapeCommands = true;
  /** What the installation has granted. */
  scopes = new Set(ALL_SCOPES);

  people = new Map<string, Person>();
  channels = new Map<string, Channel>();
  /** By channel, oldest first. */
  messages = new Map<string, Message[]>();
  /** By person; the last one is on top. */
  modals = new Map<string, OpenView[]>();
  homes = new Map<string, OpenView>();
  groups = new Map<string, UserGroup>();
  files = new Map<string, StoredFile>();

  /** The last 500 calls, newest last. */
  traffic: Call[] = [];
  readonly violations: Violation[] = [];
  readonly troubles: Trouble[] = [];
  readonly faults = new Faults();
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  readonly rates: Rates;

  #counter = 0;
  #lastTs = 0;
  #listeners = new Set<() => void>();

  constructor(clock: Clock) {
    this.clock = clock;
    this.triggers = new Triggers(clock);
    this.responseUrls = new ResponseUrls(clock);
    this.rates = new Rates(clock);
    this.addPerson({ id: this.bot.userId, name: 'Samtale', kind: 'bot' });
  }

  /** 'U0P00000001' and so on: unique, the same in every run. */
  nextId(prefix: string): string {
    this.#counter += 1;
    return `${prefix}0P${this.#counter.toString(36).toUpperCase().padStart(8, '0')}`;
  }

  /** Seconds with six decimals; always later than the one before. */
  nextTs(): string {
    this.#lastTs = Math.max(this.#lastTs + 1, this.clock.now() * 1000);
    const seconds = Math.floor(this.#lastTs / 1e6);
    return `${seconds}.${String(this.#lastTs - seconds * 1e6).padStart(6, '0')}`;
  }

  addPerson(given: Partial<Person> & { name: string }): Person {
    const id = given.id ?? this.nextId('U');
    const email = `${handleOf(given)}@practice.example`;
    const defaults = { tz: 'Europe/Oslo', locale: 'en-US', deleted: false, kind: 'member' as const };
    const person: Person = { ...defaults, email, ...given, id };
    this.people.set(id, person);
    this.changed();
    return person;
  }

  addChannel(given: Partial<Channel> & { name: string; kind: Channel['kind'] }): Channel {
    const id = given.id ?? this.nextId(given.kind === 'dm' ? 'D' : 'C');
    const channel: Channel = { members: [], shared: false, archived: false, ...given, id };
    this.channels.set(id, channel);
    this.changed();
    return channel;
  }

  addGroup(handle: string, name: string, users: string[]): UserGroup {
    const group = { id: this.nextId('S'), handle, name, users };
    this.groups.set(group.id, group);
    return group;
  }

  person(id: string): Person {
    const person = this.people.get(id);
    if (!person) throw new Error(`There is nobody with the id ${id} in this workspace.`);
    return person;
  }

  /** The direct message between the app and a person; made when it is first needed. */
  dm(user: string): Channel {
    const id = `D${this.person(user).id.slice(1)}`;
    const members = [user, this.bot.userId];
    return this.channels.get(id) ?? this.addChannel({ id, kind: 'dm', name: '', members });
  }

  message(channel: string, ts: string): Message | undefined {
    return this.messages.get(channel)?.findLast((message) => message.ts === ts);
  }

  addMessage(message: Message): Message {
    const all = this.messages.get(message.channel);
    if (all) all.push(message);
    else this.messages.set(message.channel, [message]);
    this.changed();
    return message;
  }

  /** A modal or a Home tab by its id, wherever it is open. */
  view(id: string): OpenView | undefined {
    for (const home of this.homes.values()) if (home.id === id) return home;
    for (const stack of this.modals.values()) {
      const found = stack.find((view) => view.id === id);
      if (found) return found;
    }
    return undefined;
  }

  record(call: Call): void {
    this.traffic.push(call);
    if (this.traffic.length > TRAFFIC_KEPT * 2) this.traffic = this.traffic.slice(-TRAFFIC_KEPT);
    this.changed();
  }

  trouble(user: string, what: string): void {
    this.troubles.push({ at: this.clock.now(), user, what });
    this.changed();
  }

  /** Calls back after anything has changed; returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  snapshot(): Snapshot {
    const rooms = Object.fromEntries(ROOMS.map((room) => [room, [...this[room]]]));
    const { traffic, scopes } = this;
    return structuredClone({
      ...(rooms as Pick<Snapshot, keyof Rooms>),
      counter: this.#counter,
      lastTs: this.#lastTs,
      scopes: [...scopes],
      traffic,
    });
  }

  restore(snapshot: Snapshot): void {
    const { counter, lastTs, scopes, traffic, ...rooms } = structuredClone(snapshot);
    for (const room of ROOMS) Object.assign(this, { [room]: new Map(rooms[room]) });
    Object.assign(this, { scopes: new Set(scopes), traffic });
    this.#counter = counter;
    this.#lastTs = lastTs;
    this.changed();
  }
}
