import type { Company, Kind, Somebody, Target } from './access-company.testing.ts';
import { STATE } from './access-door.testing.ts';
import { WAYS } from './access-routes.testing.ts';
import { createDice, type Dice } from '../practice/dice.ts';

/*
 * Payloads as a tampered client could send them, all well signed: real kinds of them with ids that belong elsewhere,
 * that are old, exchanged or broken, with values of any shape and with words in any script. The same number gives the
 * same payload.
 */

export type Body = Record<string, unknown>;

const NONE = ['__proto__', 'constructor', 'toString', 'nobody.knows', ''];

/** What can be pressed, sent or typed, each with the kind of id that it takes. */
const withKind = (letter: string): [id: string, Kind][] =>
  WAYS.flatMap(({ routes, with: kind }) =>
    routes
      .split(' ')
      .filter((route) => route.startsWith(`${letter}:`))
      .map((route): [string, Kind] => [route.slice(2), kind]),
  );
const CLICKS = withKind('c');
const FORMS = withKind('f');
const CLOSINGS = withKind('x');
const WORDS = withKind('w');

/** What no id ever looks like, and what looks like one elsewhere. */
const ODD = [
  '',
  ' ',
  '-',
  '0',
  '-1',
  '1e9',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'own',
  'mine',
  'next',
  'list:',
  'page:',
  'talk:',
  'UKARI',
  '2027-W02',
  '9999-W53',
  '2027-H1',
  "' OR 1=1 --",
  '{"a":1}',
  '\u202e\u0000\ufeff',
  '\ud800',
  '𝕏'.repeat(80),
  'ﷺ'.repeat(300),
  'e\u0301'.repeat(50),
  '<!channel> <@UKARI>',
  'x'.repeat(3000),
];

const BLOCKS =
  'a admins answer channel company confidence date deadline direction done due en expected first from goal group hr important keep kind language leadDays leadTime manager members minimum minutes name nb need none notes open outcome owner parent parts paused point private reminders reply review score shared solved span statements step strength strengths success talked teams template templates text ticks time title to topic use week weekday weeks what win who words zone __proto__'.split(
    ' ',
  );

/** The form that stands open before the sender. */
type Open = { id: string; hash: string };

export class Payloads {
  readonly #targets: Record<Kind, Target[]>;
  readonly #ids: string[];
  readonly #envelope: { team: string; app: string };

  constructor({ story, targets }: Company) {
    this.#targets = targets;
    const ids = Object.values(targets).flatMap((all) => all.map(({ value }) => value));
    this.#ids = [...new Set(ids.flatMap((value) => [value, ...value.split(/[ :]/)]))];
    this.#envelope = { team: story.workspace.team.id, app: story.workspace.appId };
  }

  /** The nth of a seed, sent by `user`, who has a form open. */
  nth(seed: number, n: number, user: Somebody, open: Open): Body {
    const dice = createDice((Math.imul(seed, 0x9e3779b1) ^ n) >>> 0);
    const { team, app } = this.#envelope;
    const common = {
      user: { id: user, ...(dice.chance(0.9) ? { team_id: dice.chance(0.97) ? team : 'TOTHER' } : {}) },
      team: dice.chance(0.95) ? { id: team } : null,
      api_app_id: app,
    };
    return dice.chance(0.05)
      ? this.#command(dice, user, n)
      : { ...common, ...this.#interaction(dice, n, open) };
  }

  #command(dice: Dice, user: string, n: number): Body {
    const { team, app } = this.#envelope;
    const [word] = dice.chance(0.9) ? dice.pick(WORDS) : [dice.pick(NONE)];
    const text = `${word} ${dice.chance(0.5) ? this.#value(dice) : ''}`;
    const place = { channel_id: 'D1', channel_name: 'directmessage', trigger_id: `1.${n}.${n}` };
    const response_url = 'https://hooks.slack.com/actions/none';
    return {
      command: '/checkin',
      text,
      user_id: user,
      team_id: team,
      api_app_id: app,
      response_url,
      ...place,
    };
  }

  /** Mostly an id of the kind that is meant, but somebody else's. */
  #fitting(dice: Dice, kind: Kind): string {
    return dice.chance(0.6) ? dice.pick(this.#targets[kind]).value : this.#value(dice);
  }

  #interaction(dice: Dice, n: number, open: Open): Body {
    const kind = dice.pick(['click', 'click', 'home', 'message', 'form', 'form', 'closed'] as const);
    if (kind === 'form') return { type: 'view_submission', view: this.#view(dice, open, dice.pick(FORMS)) };
    if (kind === 'closed')
      return {
        type: 'view_closed',
        view: this.#view(dice, open, dice.pick(CLOSINGS)),
        is_cleared: dice.chance(0.5),
      };
    const click = this.#click(dice, n);
    if (kind === 'message') return { ...click, ...this.#message(dice) };
    const view = this.#view(dice, open, dice.pick(FORMS));
    return { ...click, view: kind === 'click' ? view : { ...view, type: 'home', callback_id: '' } };
  }

  #click(dice: Dice, n: number): Body {
    const [id, kind] = dice.pick(CLICKS);
    const given = this.#fitting(dice, kind);
    const chosen = { selected_option: { value: given } };
    const action = {
      type: dice.pick(['button', 'static_select', 'overflow']),
      action_id: dice.chance(0.97) ? id : dice.pick(NONE),
      block_id: this.#value(dice),
      action_ts: dice.chance(0.95) ? `${n}.1` : this.#value(dice),
      ...dice.pick([{ value: given }, { value: given }, { value: given }, chosen, {}, { value: null }]),
    };
    return { type: 'block_actions', container: { type: 'view' }, actions: [action] };
  }

  #message(dice: Dice): Body {
    const ts = dice.pick(['1.1', '1799999999.000100', this.#value(dice)]);
    const channel = dice.pick(['D1', 'D2', 'CPUB', 'CHR']);
    return {
      container: { type: 'message', message_ts: ts, channel_id: channel },
      channel: { id: channel },
      message: { ts, text: 'x' },
      response_url: 'https://hooks.slack.com/actions/none',
    };
  }

  #view(dice: Dice, { id, hash }: Open, [callback, kind]: [string, Kind]): Body {
    const fits = dice.chance(0.6);
    return {
      id: dice.chance(0.95) ? id : dice.pick(['V1', 'V2', '']),
      hash: dice.chance(0.95) ? hash : this.#value(dice),
      type: 'modal',
      callback_id: dice.chance(0.97) ? callback : dice.pick(NONE),
      private_metadata: fits ? this.#fitting(dice, kind) : this.#metadata(dice),
      ...(dice.chance(0.95) ? { state: { values: this.#state(dice, kind) } } : {}),
      ...(dice.chance(0.9) ? { blocks: [] } : {}),
    };
  }

  /** One id, or several packed as the forms pack them. */
  #metadata(dice: Dice): string {
    const parts = Array.from({ length: 1 + Math.floor(dice.roll() * 4) }, () => this.#value(dice));
    return dice.chance(0.5) ? parts[0]! : parts.join(dice.pick([' ', ':', '\n']));
  }

  #value(dice: Dice): string {
    const id = dice.pick(this.#ids);
    const kind = dice.roll();
    if (kind < 0.55) return id;
    if (kind < 0.65) return `${id}${dice.pick([' ', ':'])}${dice.pick(this.#ids)}`;
    if (kind < 0.7) return id.slice(0, Math.floor(dice.roll() * id.length));
    if (kind < 0.75) return id.split('').toReversed().join('');
    if (kind < 0.8) return `${id}${dice.pick(ODD)}`;
    return dice.pick(ODD);
  }

  #state(dice: Dice, kind: Kind): Record<string, unknown> {
    const who = { v: { selected_option: { value: this.#fitting(dice, kind) } } };
    if (dice.chance(0.5)) return { ...STATE, who };
    const fields = Array.from({ length: Math.floor(dice.roll() * 8) }, () => dice.pick(BLOCKS));
    const some = Object.fromEntries([...new Set(fields)].map((block) => [block, this.#field(dice)]));
    return dice.chance(0.5) ? { ...STATE, ...some } : some;
  }

  #field(dice: Dice): unknown {
    const value = this.#value(dice);
    const v = dice.pick([
      { type: 'plain_text_input', value },
      { type: 'plain_text_input', value: null },
      { type: 'static_select', selected_option: { value } },
      { type: 'static_select', selected_option: null },
      { type: 'checkboxes', selected_options: [{ value }, { value: dice.pick(this.#ids) }] },
      { type: 'checkboxes', selected_options: null },
      { type: 'datepicker', selected_date: dice.pick(['2027-02-30', '2027-05-01', value]) },
      { type: 'timepicker', selected_time: dice.pick(['99:99', '10:00', value]) },
      { type: 'multi_users_select', selected_users: ['UKARI', 'UOLA', value] },
      { type: 'file_input', files: [{ id: value }] },
      {},
    ]);
    return dice.chance(0.03) ? dice.pick([null, {}, { v: null }]) : { [dice.pick(['v', 'v', 'x'])]: v };
  }
}
