import { setImmediate } from 'node:timers/promises';

/*
 * While somebody types Slack sends the whole form with each letter. Of the letters that came while we were busy with
 * something else only the newest form is kept: one commit for all of them, and none is acknowledged before it.
 */

/** A letter as it came: `at` by Slack's clock, epoch ms; `key` as in `From`. */
export type Letter = { form: string; key: string; at: number };

type Waiting = { newest: Letter; keep: Keep; keys: string[]; kept: Promise<void> };
type Keep = (olderKeys: string[]) => Promise<void>;

export type Typing = {
  /** Resolves when this letter, or a newer one of its form, has been kept. `olderKeys`: of the letters that it replaces. */
  letter(letter: Letter, keep: Keep): Promise<void>;
  /** Resolves when all letters of that form that have come so far have been kept. */
  settled(form: string): Promise<void>;
};

export function createTyping(): Typing {
  const waiting = new Map<string, Waiting>();

  async function whenFree(form: string): Promise<void> {
    await setImmediate();
    const { newest, keep, keys } = waiting.get(form)!;
    waiting.delete(form);
    await keep(keys.filter((key) => key !== newest.key));
  }

  return {
    letter: (letter, keep) => {
      const { form, key, at } = letter;
      const known = waiting.get(form);
      if (known === undefined) {
        const first: Waiting = { newest: letter, keep, keys: [key], kept: Promise.resolve() };
        waiting.set(form, first);
        first.kept = whenFree(form);
        return first.kept;
      }
      known.keys.push(key);
      if (at >= known.newest.at) Object.assign(known, { newest: letter, keep });
      return known.kept;
    },
    settled: async (form) => waiting.get(form)?.kept.catch(() => {}),
  };
}
