import type { Choice } from '../practice/acts.ts';
import { createHands, type Hands, kindOf } from '../practice/hands.ts';
import type { OpenView } from '../practice/shown.ts';
import { ADMIN, type Company, HR, HR_CHANNEL } from './simulated-company.ts';
import type { Machine } from './simulated-machine.ts';

/** What the administrator and HR do on the Home tab. Whatever fails because nobody answers is done another time. */
export class Office {
  readonly #machine: Machine;
  readonly #company: Company;
  readonly #hands: Hands;

  constructor(machine: Machine, company: Company) {
    this.#machine = machine;
    this.#company = company;
    this.#hands = createHands(machine.options.workspace, (act) => machine.act(act));
  }

  /** From an empty database to a company that takes part. */
  async setUp(): Promise<void> {
    await this.#machine.act({ do: 'invite', user: HR, channel: HR_CHANNEL });
    await this.setHr([HR]);
    await this.#form(HR, 'setup.channel', { channel: HR_CHANNEL });
    if (!(await this.tellsPeople())) throw new Error('The company could not be set up.');
  }

  async setHr(hr: string[]): Promise<void> {
    await this.#form(ADMIN, 'setup.people', { hr });
  }

  /** The first of HR confirms whoever is to become one of them. */
  async confirmsColleagues(since: number): Promise<void> {
    const asked = this.#hands.buttons(HR, since).find(({ action }) => action === 'role.confirm');
    if (asked !== undefined) await this.#hands.press(HR, asked);
    await this.#machine.settle();
  }

  /** Uploads what has changed; false if it did not come through. */
  async tellsPeople(): Promise<boolean> {
    const { untold } = this.#company;
    const told = [...untold];
    if (told.length === 0) return true;
    const file = { files: [{ name: 'people.csv', content: this.#company.file() }] };
    const preview = await this.#form(ADMIN, 'setup.import', { kind: 'people', file });
    if (preview === null || kindOf(preview) !== 'setup.apply') return false;
    // Without a button all of it stands there already: it came through, and only the answer was lost.
    const isKnown = preview.view.type === 'modal' && preview.view.submit === undefined;
    const { acked } = isKnown
      ? { acked: true }
      : await this.#machine.act({ do: 'submit', user: ADMIN, view: preview.id });
    await this.#machine.settle();
    await this.#hands.closeAll(ADMIN);
    if (acked) for (const one of told) untold.delete(one);
    return acked;
  }

  /** After a restore: what may have been said already is not said again. False: not yet. */
  async goesOn(): Promise<boolean> {
    await this.#machine.act({ do: 'home', user: ADMIN });
    await this.#machine.settle();
    const button = this.#hands.homeButtons(ADMIN).find(({ action }) => action === 'restored.go_on');
    if (button === undefined) return false;
    await this.#hands.press(ADMIN, button);
    await this.#hands.closeAll(ADMIN);
    return true;
  }

  /** Opens a form from Home, fills it in and sends it; what then stands there. */
  async #form(user: string, action: string, values: Record<string, Choice>): Promise<OpenView | null> {
    const hands = this.#hands;
    await hands.closeAll(user);
    await this.#machine.act({ do: 'home', user });
    await this.#machine.settle();
    const button = hands.homeButtons(user).find((one) => one.action === action);
    const form = button === undefined ? null : await hands.press(user, button);
    if (form === null) return null;
    await hands.fill(user, form, values);
    await hands.send(user, form);
    await this.#machine.settle();
    return hands.top(user);
  }
}
