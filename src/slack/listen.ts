import type { KnownBlock, ModalView } from '@slack/types';
import type { Job } from '../domain/jobs.ts';
import type { Texts } from '../i18n/index.ts';
import type { DraftValues } from '../store/drafts.ts';
import type { Person } from '../store/people.ts';
import type { Tx } from '../store/db.ts';

/*
 * How a listener looks: a plain synchronous function from (transaction, who, what was done) to a list of effects.
 * One event is one transaction; the effects happen after the commit. `routes.ts` hangs the tables of all nouns onto Bolt.
 */

/** The person behind an event, as our own database knows them. */
export type Who = { person: Person; texts: Texts };

/** The typed values of a form, by block id; each input block holds one input. */
export type Values = {
  /** False for an input of which Slack says nothing; one that is empty is there. */
  has(block: string): boolean;
  text(block: string): string;
  /** The chosen value of a select, radio group, date or time picker, user or conversation select; null when empty. */
  choice(block: string): string | null;
  choices(block: string): string[];
  /** Slack's files of a file input. */
  files(block: string): { id: string; name: string }[];
  /** Everything typed so far, as a draft keeps it. */
  all(): Record<string, string | string[]>;
  /** The first input, under which a sentence about the whole form can stand. */
  first?: string | undefined;
};

export type OpenForm = {
  id: string;
  hash: string;
  callback: string;
  metadata: string;
  values: Values;
  /** What stood in its inputs when it was drawn. */
  drawn?: DraftValues;
  /** The message from which it was opened, as far as that is still known. */
  message?: { channel: string; ts: string };
};

export type Click = {
  action: string;
  block: string;
  /** The button's value, or what was chosen in a select, picker or overflow. */
  value: string;
  /** The form in which it was clicked. */
  form?: OpenForm;
  /** The message on which it was clicked. */
  message?: { channel: string; ts: string };
  onHome: boolean;
  /** When, by Slack's clock; epoch ms. */
  at?: number;
};

export type Effect =
  /** Open a modal on this click. */
  | { do: 'open'; view: ModalView }
  /** Put a modal on top of the one of the click, which stays as it is. */
  | { do: 'push'; view: ModalView }
  /** Replace the modal in which the click or the submission happened. */
  | { do: 'update'; view: ModalView }
  /** Keep the submitted modal open and show an error on each named input block. */
  | { do: 'errors'; errors: Record<string, string> }
  /** Close the whole stack of modals. Without an effect a submission closes its own modal. */
  | { do: 'close_all' }
  /** A sentence for this person alone: beside the message, or in a small modal. */
  | { do: 'say'; text: string }
  /** Redraw the place of the click, or from which the form was opened: the message or Home. */
  | { do: 'redraw' }
  /** Replace that message by this. */
  | { do: 'replace'; text: string; blocks: KnownBlock[] }
  /** Publish the own Home tab again. */
  | { do: 'home' }
  /** Something that takes time or Slack's help; it gets its own transactions. Told apart by name, done by app.ts. */
  | { do: 'later'; job: Job };

export type OnClick = (tx: Tx, who: Who, click: Click) => Effect[];
export type OnForm = (tx: Tx, who: Who, form: OpenForm) => Effect[];
/** `rest` is what was typed after the word. */
export type OnCommand = (tx: Tx, who: Who, rest: string) => Effect[];

/** A message in Slack that somebody chose one of our shortcuts on. */
export type Picked = {
  channel: string;
  ts: string;
  /** Where it is an answer in a thread: the message that began it. */
  thread: string | null;
  /** As Slack writes it: with `<@U…>` for names and entities for `&<>`. */
  text: string;
  /** The Slack id of its writer; null: an app. */
  by: string | null;
  /** The part of the workspace's address that is its own. */
  domain: string;
};
export type OnPicked = (tx: Tx, who: Who, picked: Picked) => Effect[];

/** A form of which what is typed is kept until it is sent. */
export type Drafted = {
  /** Opens it anew, from the metadata that it had. */
  again: OnForm;
  /** What of the metadata says what it is about; default: all of it. */
  about?: (metadata: string) => string;
};

/** What one noun answers to, by action id and callback id. */
export type Routes = {
  clicks?: Record<string, OnClick>;
  forms?: Record<string, OnForm>;
  /** The form was closed without sending. */
  closings?: Record<string, OnForm>;
  /** Words after the slash command; '' is the command alone. */
  commands?: Record<string, OnCommand>;
  /** Shortcuts on a message. */
  picked?: Record<string, OnPicked>;
  /** By callback id. */
  drafts?: Record<string, Drafted>;
};
