import type { FileKind } from './imports.ts';

/** Work behind a click that must ask Slack or takes long. `person` is who asked for it. */
export type Job =
  | { job: 'import_file'; person: number; file: string; kind: FileKind }
  | { job: 'check_channel'; person: number; channel: string }
  /** `team` is the id of the change that waits for the group's members. */
  | { job: 'read_usergroup'; person: number; team: string; usergroup: string }
  /** A change so large that it is done apart from the click. `asked` is its id. */
  | { job: 'apply'; person: number; asked: string }
  /** A summary as a file to the person's own conversation; `whose` is the id of a pair or 'own'. */
  | { job: 'send_summary'; person: number; whose: string; half: string }
  /** The person's talks as a calendar file. */
  | { job: 'send_calendar'; person: number }
  /** What the digests have shown, as a table. */
  | { job: 'send_numbers'; person: number }
  /** All that is kept about the person, to be read by people or by programs. */
  | { job: 'send_mine'; person: number; form: 'text' | 'json' };
