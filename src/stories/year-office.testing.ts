import { textsFor } from '../i18n/index.ts';
import type { Choice } from '../practice/acts.ts';
import type { Hands } from '../practice/hands.ts';
import type { Practice } from '../practice/practice.ts';

const NOTHING = textsFor('en').setup.preview.nothing;

/** HR at work, on the Home tab. */
export class Office {
  readonly #practice: Practice;
  readonly #hands: Hands;
  readonly #user: string;

  constructor(practice: Practice, hands: Hands, user: string) {
    this.#practice = practice;
    this.#hands = hands;
    this.#user = user;
  }

  async uploads(content: string): Promise<void> {
    await this.#does('setup.import', {
      kind: 'people',
      file: { files: [{ name: 'people.csv', content }] },
    });
  }

  async sets(rules: { minimum: string } | { small: 'leave_out' }): Promise<void> {
    await this.#does('setup.settings', rules);
  }

  /** A form, then what it would change, and that it is meant. */
  async #does(action: string, values: Record<string, Choice>): Promise<void> {
    const hands = this.#hands;
    const user = this.#user;
    await this.#practice.actOnly({ do: 'home', user });
    const button = hands.homeButtons(user).find((one) => one.action === action);
    const form = await hands.press(user, button!);
    await hands.fill(user, form!, values);
    await hands.send(user, form!);
    await this.#practice.settle();
    // Who came and left since the last file changes nothing.
    const preview = hands.top(user)!;
    if (!JSON.stringify(preview.view.blocks).includes(NOTHING)) await hands.send(user, preview);
    await this.#practice.settle();
    await hands.closeAll(user);
  }
}
