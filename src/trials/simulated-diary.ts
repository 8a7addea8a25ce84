import { fieldsOf } from '../practice/fields.ts';
import type { ActResult } from '../practice/inbound.ts';
import type { OpenView } from '../practice/shown.ts';
import { formOf } from '../views/pulse.ts';

/* What people sent and what they were told of it, and from that: what the database may hold. */

/** `unknown`: nobody told the sender what became of it. */
export type Fate = 'taken' | 'refused' | 'unknown';
export type Sent<T> = { what: T; fate: Fate };
export type Words = Record<string, string>;

/** By sender, in the order of sending. */
type Submissions<T> = Map<string, Sent<T>[]>;

export const fateOf = ({ acked, sent, errors }: ActResult): Fate =>
  errors !== undefined || !sent ? 'refused' : acked ? 'taken' : 'unknown';

export class Diary {
  /** By check-in. */
  preparations: Submissions<Words> = new Map();
  authors = new Map<string, string>();
  /** By check-in and text. */
  replies: Submissions<string> = new Map();
  /** By week and person. */
  answers: Submissions<Words> = new Map();
  taken = 0;
  unknown = 0;

  sent(user: string, form: OpenView, fate: Fate): void {
    if (fate === 'taken') this.taken += 1;
    if (fate === 'unknown') this.unknown += 1;
    const { callback_id: kind, private_metadata: metadata = '' } = form.view as {
      callback_id?: string;
      private_metadata?: string;
    };
    if (kind === 'checkin.preparation') {
      this.authors.set(metadata, user);
      note(this.preparations, metadata, { what: textsIn(form, 'checkin.typed'), fate });
    }
    if (kind === 'checkin.answer') {
      const reply = textsIn(form)['reply'] ?? '';
      if (reply !== '') note(this.replies, metadata, { what: reply, fate });
    }
    if (kind === 'pulse.answer')
      note(this.answers, `${formOf(metadata).week} ${user}`, { what: scoresIn(form), fate });
  }

  /** Somebody's words are gone, as far as anybody knows. */
  erased(user: string, fate: Fate): void {
    const forget = <T>(all: Submissions<T>, key: string) => {
      if (fate === 'taken')
        all.set(
          key,
          (all.get(key) ?? []).filter(({ fate: of }) => of === 'unknown'),
        );
      else
        all.set(
          key,
          (all.get(key) ?? []).map((one) => ({ ...one, fate: 'unknown' })),
        );
    };
    if (fate === 'refused') return;
    for (const [checkin, author] of this.authors) if (author === user) forget(this.preparations, checkin);
    for (const key of this.answers.keys()) if (key.endsWith(` ${user}`)) forget(this.answers, key);
  }

  copy(): Diary {
    const { preparations, authors, replies, answers, taken, unknown } = this;
    return Object.assign(
      new Diary(),
      structuredClone({ preparations, authors, replies, answers, taken, unknown }),
    );
  }
}

/**
 * What may stand there of several submissions: the last that was taken, or any of which nobody knows. Null: nothing at all,
 * if nothing was taken.
 */
export function possible<T>(all: readonly Sent<T>[]): (T | null)[] {
  const last = all.findLast(({ fate }) => fate === 'taken');
  return [last?.what ?? null, ...all.filter(({ fate }) => fate === 'unknown').map(({ what }) => what)];
}

function note<T>(all: Submissions<T>, key: string, sent: Sent<T>): void {
  const known = all.get(key);
  if (known === undefined) all.set(key, [sent]);
  else known.push(sent);
}

/** The texts of a form that are not blank, by block. */
function textsIn({ view, values }: OpenView, action?: string): Words {
  const texts = fieldsOf(view.blocks).flatMap(({ block: { block_id: block }, element }) => {
    if (element.type !== 'plain_text_input' || (action !== undefined && element.action_id !== action))
      return [];
    const text = values[block]?.[element.action_id]?.value?.trim() ?? '';
    return text === '' || block.includes(':') ? [] : [[block, text] as const];
  });
  return Object.fromEntries(texts);
}

function scoresIn({ view, values }: OpenView): Words {
  const scores = fieldsOf(view.blocks).flatMap(({ block: { block_id: block }, element }) => {
    const score = values[block]?.[element.action_id]?.selected_option?.value;
    return element.type === 'radio_buttons' && /^[1-5]$/.test(score ?? '') ? [[block, score!] as const] : [];
  });
  return Object.fromEntries(scores);
}
