import { rmSync, writeFileSync } from 'node:fs';
import { App, type Receiver } from '@slack/bolt';
import type { SlackConfig } from './config.ts';
import { textsFor } from './i18n/index.ts';
import { faultOf, type Log } from './log.ts';
import { boltLogger } from './slack/bolt-log.ts';
import { clientOptions } from './slack/client.ts';
import { type Clients, createClients } from './slack/clients.ts';
import { createDesk } from './slack/desk.ts';
import { listen } from './slack/routes.ts';
import { refusingStore } from './store/refusing.ts';

/*
 * What runs instead of the app while its database is damaged. Nothing touches the file, so that nothing gets worse and it
 * can be looked into; whoever presses something is told to come back later, and the administrators what to do.
 */

export type ClosedOptions = { config: SlackConfig; log: Log; receiver: Receiver };

export async function openClosed({
  config,
  log,
  receiver,
}: ClosedOptions): Promise<{ stop(): Promise<void> }> {
  const { botToken } = config.transport;
  const { apiUrl } = config.slack;
  const clients = createClients({ token: botToken, apiUrl, log });
  const bolt = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: clientOptions('interactive', { apiUrl, log }),
    logger: boltLogger(log),
    convoStore: false,
  });
  bolt.error(async (error) => {
    throw error;
  });
  const desk = createDesk({
    store: refusingStore('closed', 'The database is damaged and waits to be restored.'),
    clients,
    config,
    log,
    teamId: () => '',
    home: () => ({ type: 'home', blocks: [] }),
    meet: async () => {},
    wake: () => {},
    jobs: () => {},
  });
  listen(bolt, {}, desk);
  await bolt.start();
  await tellAdmins(clients, config, log);
  return { stop: async () => void (await bolt.stop()) };
}

const toldOf = (databaseFile: string): string => `${databaseFile}.damaged`;

/** From the next start with a whole database on, administrators would have to be told anew. */
export const forgetDamage = (databaseFile: string): void => rmSync(toldOf(databaseFile), { force: true });

/**
 * Those of the environment: the others stand in the database, and so does the outbox through which everything else goes.
 * Once, however often the app is started before it is restored.
 */
async function tellAdmins(
  { bulk }: Clients,
  { databaseFile, adminUserIds, holidays }: SlackConfig,
  log: Log,
) {
  if (!isFirstTime(databaseFile)) return;
  const text = textsFor(holidays === 'NO' ? 'nb' : 'en').storage.toAdmins;
  for (const channel of adminUserIds) {
    try {
      await bulk.chat.postMessage({ channel, text });
    } catch (error) {
      log.warn('admin.not_told', faultOf(error));
    }
  }
}

/** Where nothing can be written, they are told again rather than not at all. */
function isFirstTime(databaseFile: string): boolean {
  try {
    writeFileSync(toldOf(databaseFile), '', { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EEXIST';
  }
}
