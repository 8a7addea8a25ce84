import { type Finding, well, worthKnowing, wrong } from '../domain/health.ts';
import { restoredNow } from '../service/restoring.ts';
import type { Tx } from '../store/db.ts';
import { heldCount } from '../store/held.ts';
import { peopleWithRole } from '../store/people.ts';
import { getRuntime, setRuntime } from '../store/runtime.ts';
import { settings } from '../store/settings.ts';
import { failedSince, overdue, unsureBefore } from '../store/stuck.ts';

/* What the database says about the company and about messages that did not go where they should. */

const MINUTE = 60_000;
const WEEK = 7 * 24 * 60 * MINUTE;
const MOST_REASONS = 5;

export const companyFindings = (tx: Tx): Finding[] => [
  ...keyFindings(tx),
  ...setupFindings(tx),
  ...restoreFindings(tx),
  ...messageFindings(tx),
];

// ---- the copy of the key -----------------------------------------------------------------------------------------

const COPIED = 'key_copied';

/** The operator says that a copy of the key lies apart from this machine and its backups. */
export const confirmKeyCopy = (tx: Tx): void => setRuntime(tx, COPIED, tx.cipher.fingerprint);

function keyFindings(tx: Tx): Finding[] {
  if (getRuntime(tx, COPIED) === tx.cipher.fingerprint)
    return [well('key', 'you have said that a copy is kept apart')];
  return [
    wrong(
      'key',
      'nobody has said that there is a copy of DATA_KEY',
      'Put one where neither this disk nor its backups are, then run: npm run cli -- doctor --key-copied',
    ),
  ];
}

// ---- the setup ---------------------------------------------------------------------------------------------------

function setupFindings(tx: Tx): Finding[] {
  const { hrChannel, hr, admins } = { ...settings(tx), ...roles(tx) };
  return [
    ...(admins === 0
      ? [wrong('setup', 'there is no administrator', 'npm run cli -- settings set admins=U012AB3CD')]
      : []),
    ...(hr === 0
      ? [worthKnowing('setup', 'there is nobody in HR yet', 'An administrator names them on Home.')]
      : []),
    ...(hrChannel === null
      ? [worthKnowing('setup', 'there is no HR channel, so no digest', 'Choose it on Home.')]
      : []),
  ];
}

const roles = (tx: Tx) => ({
  hr: peopleWithRole(tx, 'hr').length,
  admins: peopleWithRole(tx, 'admin').length,
});

// ---- messages ----------------------------------------------------------------------------------------------------

function restoreFindings(tx: Tx): Finding[] {
  if (restoredNow(tx) === null) return [];
  const says = `it was restored, and ${heldCount(tx)} messages wait`;
  return [
    wrong(
      'restore',
      says,
      'An administrator says on Home how it goes on; or: npm run cli -- restore --confirm',
    ),
  ];
}

function messageFindings(tx: Tx): Finding[] {
  const { n, since } = overdue(tx);
  const unsure = unsureBefore(tx, tx.now - 10 * MINUTE);
  const failed = failedSince(tx, tx.now - WEEK);
  const late = since !== null && since < tx.now - 30 * MINUTE;
  const found = [
    ...(late
      ? [
          wrong(
            'messages',
            `${n} wait to be sent, the oldest for ${Math.floor((tx.now - since) / MINUTE)} minutes`,
            'Is the app running, and does Slack take anything from it? See app and slack.',
          ),
        ]
      : []),
    ...(unsure > 0
      ? [
          wrong(
            'messages',
            `of ${unsure} nobody knows whether they arrived`,
            'They are looked up while the app runs and Slack can be reached; start it.',
          ),
        ]
      : []),
    ...failed
      .slice(0, MOST_REASONS)
      .map(({ kind, reason, n }) =>
        worthKnowing('messages', `${n} given up in the last week: ${kind}, ${reason}`, remedyFor(reason)),
      ),
  ];
  return found.length > 0 ? found : [well('messages', 'none is stuck')];
}

function remedyFor(reason: string): string {
  if (/^(user_|users_|account_|cannot_dm)/.test(reason)) return 'Slack does not know this person any more.';
  if (/channel|is_archived/.test(reason)) return 'Look at the channel: is the app in it?';
  if (reason === 'missing_scope') return 'See scopes.';
  if (reason === 'unsure') return 'An administrator was asked in Slack.';
  return 'Please tell those who make Samtale, with this line.';
}
