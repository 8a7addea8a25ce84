import { App, HTTPReceiver } from '@slack/bolt';

/* What Bolt can do by itself: checks the signature of each request and acknowledges it. Arguments: port, signing secret. */

const [port = '0', signingSecret = ''] = process.argv.slice(2);
const receiver = new HTTPReceiver({ signingSecret, port: Number(port) });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bare', botId: 'B0BARE', botUserId: 'U0BARE' }),
});
app.action(/.*/, ({ ack }) => ack());
app.view({ callback_id: /.*/, type: 'view_submission' }, ({ ack }) => ack());
app.view({ callback_id: /.*/, type: 'view_closed' }, ({ ack }) => ack());
app.command(/.*/, ({ ack }) => ack());
app.event('app_home_opened', async () => {});
await app.start(Number(port));
process.stdout.write('listening\n');
