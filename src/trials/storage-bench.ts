import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '../clock.ts';
import { AppProcess } from './crash-process.ts';
import type { Rig } from './crash-rig.ts';
import { fieldsOf } from '../practice/fields.ts';
import type { OpenView } from '../practice/shown.ts';

/* Where one fault of the database file after the other is tried: the same company, set up anew before each. */

/** What the operator is told, as far as it tells one fault from another. */
const SENTENCES =
  /is empty|not an SQLite database|newer version|another program|symbolic link|cannot be written|already running|Restore a backup|disk is full|is damaged/;

/** How long the app may take to notice that something has healed: a beat, and some more on a busy machine. */
const HEALED_WITHIN_MS = 60_000;

export class StorageBench {
  readonly rig: Rig;
  readonly #pristine: string;
  readonly #user: string;
  #texts = 0;
  #saved = '';

  /** The app has ended in peace; what it has left is what each fault begins with. */
  constructor(rig: Rig) {
    this.rig = rig;
    this.#user = rig.company.employees[0]!.id;
    this.#pristine = `${rig.folder}-pristine`;
    cpSync(rig.folder, this.#pristine, { recursive: true });
  }

  get file(): string {
    return this.rig.databaseFile;
  }

  async reset(): Promise<void> {
    const { app, folder, workspace } = this.rig;
    await app.kill();
    workspace.modals.clear();
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    cpSync(this.#pristine, folder, { recursive: true });
    await this.started();
  }

  async end(): Promise<void> {
    await this.rig.app.kill();
    rmSync(this.#pristine, { recursive: true });
  }

  /** The database file is changed while nobody has it open. */
  change(edit: (bytes: Buffer) => Buffer | void): void {
    const bytes = readFileSync(this.file);
    writeFileSync(this.file, edit(bytes) ?? bytes);
  }

  async started(under: string[] = []): Promise<void> {
    if (!(await this.rig.app.start(under))) throw new Error(`It did not start. ${this.rig.app.complaints}`);
  }

  async stop(): Promise<void> {
    const code = await this.rig.app.stop();
    if (code !== 0) throw new Error(`It ended with ${code}. ${this.rig.app.complaints}`);
  }

  /** A start that is to be refused. */
  async refusal(under: string[] = []): Promise<string> {
    const { app } = this.rig;
    if (await app.start(under)) return 'it starts';
    return `refused with ${await app.ended}: ${sentenceIn(app.complaints)}`;
  }

  /** Somebody opens the form for a talk. */
  async form(): Promise<OpenView> {
    const { receiver, workspace } = this.rig;
    workspace.modals.delete(this.#user);
    await receiver.act({ do: 'command', user: this.#user, text: 'prepare' });
    const form = workspace.modals.get(this.#user)?.at(-1);
    if (form?.view.callback_id !== 'checkin.preparation') throw new Error('The form does not open.');
    return form;
  }

  /** Somebody writes and sends; what they find. */
  async submit(form: OpenView): Promise<string> {
    const { receiver, workspace } = this.rig;
    const field = fieldsOf(form.view.blocks).find(({ element }) => element.type === 'plain_text_input')!;
    const [block_id, action_id] = [field.block.block_id, field.element.action_id];
    const value = `Text ${(this.#texts += 1)} ${'ø'.repeat(2_000)}`;
    const at = { view: form.id };
    await receiver.act({ do: 'fill', user: this.#user, at, block_id, action_id, value });
    const { acked, errors } = await receiver.act({ do: 'submit', user: this.#user, view: form.id });
    if (!acked) return 'not acknowledged';
    if (errors === undefined) this.#saved = value;
    if (errors === undefined) return 'saved';
    const kept = workspace.modals.get(this.#user)?.at(-1);
    const stays = kept?.values[block_id]?.[action_id]?.value === value;
    return `${stays ? 'the form stays' : 'the words are gone'} (${Object.values(errors)[0]?.split(/[:.]/)[0]})`;
  }

  /** Whether what was saved last stands in a form. */
  shows(form: OpenView): boolean {
    return JSON.stringify(form.values).includes(JSON.stringify(this.#saved));
  }

  /** A second process on the same database. */
  async second(): Promise<string> {
    const { clock, environment } = this.rig;
    const other = new AppProcess({ clock, environment, onLog: () => {} });
    const started = await other.start();
    await other.kill();
    return started ? 'it starts' : `refused with ${await other.ended}: ${sentenceIn(other.complaints)}`;
  }

  async ended(): Promise<string> {
    return `ended with ${await this.rig.app.ended}`;
  }

  /** A part of what it says of itself; null: it does not answer. */
  async ready(part: string, app = this.rig.app): Promise<boolean | null> {
    try {
      const answer = await fetch(`http://127.0.0.1:${app.opsPort}/readyz`);
      return ((await answer.json()) as Record<string, boolean>)[part] ?? null;
    } catch {
      return null;
    }
  }

  async healed(part: string): Promise<string> {
    const end = systemClock.mono() + HEALED_WITHIN_MS;
    while (systemClock.mono() < end) {
      if ((await this.ready(part)) === true) return 'heals';
      await systemClock.sleep(200);
    }
    return 'does not heal';
  }
}

const sentenceIn = (text: string): string => SENTENCES.exec(text)?.[0] ?? text.trim();
