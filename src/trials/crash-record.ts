import { fieldsOf } from '../practice/fields.ts';
import type { OpenView } from '../practice/shown.ts';

/* What people wrote and what they were told of it, and from that: what must stand where. */

/** The texts of a form, by block id. */
export type Words = Record<string, string>;

/** What somebody did with a preparation. */
export type Deed = { kind: 'typed' | 'sent'; checkin: string; words: Words };

/** What the app may hold of one employee's words. */
type Held = { draft: Words | null; sent: Record<string, Words> };

/** Blank counts as not there. */
export const isSame = (a: Words | undefined, b: Words | undefined): boolean =>
  Object.keys({ ...a, ...b }).every((block) => (a?.[block] ?? '') === (b?.[block] ?? ''));

/**
 * One employee's words. A deed that was acknowledged has happened; of any other nobody knows, so both ways are followed
 * until something seen tells them apart. When what is seen fits none of them, something was lost or made up.
 */
export class Author {
  readonly checkins = new Set<string>();
  #may: Held[] = [{ draft: null, sent: {} }];

  did(deed: Deed, acked: boolean): void {
    this.checkins.add(deed.checkin);
    const after = this.#may.map((held) => outcome(held, deed));
    this.#keep(acked ? after : [...this.#may, ...after]);
  }

  /** The form of a check-in was opened; false: it cannot show this. */
  sees(checkin: string, words: Words): boolean {
    return this.#only(({ draft, sent }) => isSame(draft ?? sent[checkin], words));
  }

  /** Somebody reads what was sent. `shows` says whether the one or the other stands there; blank: nothing. */
  isRead(checkin: string, shows: (words: Words) => boolean): boolean {
    return this.#only(({ sent }) => shows(sent[checkin] ?? {}));
  }

  #only(fits: (held: Held) => boolean): boolean {
    const left = this.#may.filter(fits);
    if (left.length > 0) this.#keep(left);
    return left.length > 0;
  }

  #keep(may: Held[]): void {
    this.#may = [...new Map(may.map((held) => [JSON.stringify(held), held])).values()];
  }
}

/** A form that says what was sent is no draft. */
function outcome({ sent }: Held, { kind, checkin, words }: Deed): Held {
  if (kind === 'sent') return { draft: null, sent: { ...sent, [checkin]: words } };
  return { sent, draft: isSame(words, sent[checkin]) ? null : words };
}

export class CrashRecord {
  readonly authors = new Map<string, Author>();
  /** By check-in: whether the reply was acknowledged, by its text. */
  readonly replies = new Map<string, Map<string, boolean>>();
  /** What was seen and cannot be. */
  readonly lost: string[] = [];
  /** Words that the app said it had taken. */
  acknowledged = 0;

  author(user: string): Author {
    const known = this.authors.get(user) ?? new Author();
    this.authors.set(user, known);
    return known;
  }

  repliesTo(checkin: string): Map<string, boolean> {
    const known = this.replies.get(checkin) ?? new Map<string, boolean>();
    this.replies.set(checkin, known);
    return known;
  }

  /** A preparation's form as it opens. */
  formOpened(user: string, form: OpenView): void {
    const checkin = form.view.private_metadata ?? '';
    const found = wordsIn(form);
    if (!this.author(user).sees(checkin, found))
      this.lost.push(`the form of ${checkin} shows ${user} ${JSON.stringify(found)}`);
  }
}

/** What stands in the text fields of a form. */
export function wordsIn({ view, values }: OpenView): Words {
  const texts = fieldsOf(view.blocks).filter(({ element }) => element.type === 'plain_text_input');
  return Object.fromEntries(
    texts.map(({ block: { block_id: block }, element }) => [
      block,
      values[block]?.[element.action_id]?.value ?? '',
    ]),
  );
}
