import { grantedScopes } from '../service/overview.ts';
import type { SettingChange } from '../service/settings.ts';
import type { Unfit } from '../domain/setup.ts';
import type { Tx } from '../store/db.ts';
import { settings } from '../store/settings.ts';
import { readRetention, retentionForm } from '../views/retention.ts';
import { fileForm, readFile } from '../views/setup-file.ts';
import { noteView } from '../views/setup-parts.ts';
import { channelForm, readSettings, settingError, settingsForm } from '../views/setup-settings.ts';
import type { Effect, OpenForm, Routes, Who } from './listen.ts';
import { lookAt, show } from './setup-steps.ts';

/* The HR channel, the company's settings, and files. */

export const companyRoutes: Routes = {
  clicks: {
    'setup.channel': (tx, { texts }, click) =>
      show(click, channelForm(texts, { channel: settings(tx).hrChannel })),
    'setup.settings': (tx, { texts }, click) => show(click, settingsForm(texts, settings(tx))),
    'setup.kept': (tx, { texts }, click) => show(click, retentionForm(texts, settings(tx))),
    'setup.import': (tx, { texts }, click) =>
      show(click, fileForm(texts, { granted: grantedScopes(tx).has('files:read') })),
  },
  forms: {
    'setup.channel': checkChannel,
    'setup.settings': (tx, who, form) => saveSettings(tx, who, readSettings(form.values) as SettingChange),
    'setup.kept': (tx, who, form) => saveSettings(tx, who, readRetention(form.values)),
    'setup.import': readUpload,
  },
};

/** Only Slack knows what kind of channel it is. */
function checkChannel(_: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const t = texts.setup.channel;
  const channel = form.values.choice('channel');
  if (channel === null) return [{ do: 'errors', errors: { channel: t.label } }];
  return [
    { do: 'update', view: noteView(texts, t.title, t.checking) },
    { do: 'later', job: { job: 'check_channel', person: person.id, channel } },
  ];
}

function saveSettings(tx: Tx, who: Who, changes: SettingChange): Effect[] {
  return lookAt(tx, who, { kind: 'settings', changes }, (unfit: Unfit) => {
    if (!('settings' in unfit)) return null;
    const errors = unfit.settings.map(({ name, problem }) => settingError(who.texts, name, problem));
    return Object.fromEntries(errors.map(({ block, text }) => [block, text]));
  });
}

function readUpload(_: Tx, { person, texts }: Who, form: OpenForm): Effect[] {
  const t = texts.setup.file;
  const { kind, file } = readFile(form.values);
  if (file === null) return [{ do: 'errors', errors: { file: t.missing } }];
  return [
    { do: 'update', view: noteView(texts, t.title, t.reading) },
    { do: 'later', job: { job: 'import_file', person: person.id, file, kind } },
  ];
}
