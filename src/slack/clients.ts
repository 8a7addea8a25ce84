import { webApi } from '@slack/bolt';
import type { FetchFunction, WebClient } from '@slack/web-api';
import type { Log } from '../log.ts';
import { clientOptions } from './client.ts';

/** Two clients, so that a queue of messages never keeps a person waiting for a form. */
export interface Clients {
  interactive: WebClient;
  bulk: WebClient;
}

export interface ClientOptions {
  token: string;
  apiUrl: string;
  log: Log;
  fetch?: FetchFunction | undefined;
}

export const createClients = ({ token, ...options }: ClientOptions): Clients => ({
  interactive: new webApi.WebClient(token, clientOptions('interactive', options)),
  bulk: new webApi.WebClient(token, clientOptions('bulk', options)),
});
