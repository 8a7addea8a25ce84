import { expect, it } from 'vitest';
import { practiceApi } from './api.ts';
import { actions, button, input, littleApp, modal } from './little-app.ts';

function scripted() {
  const little = littleApp();
  const { workspace, receiver, clock } = little;
  const moveTo = async (moment: number) => clock.set(moment);
  const api = practiceApi({
    workspace,
    act: (act) => receiver.act(act),
    clock: { now: () => clock.now(), moveTo, nextThing: () => moveTo(clock.now() + 3_600_000) },
    outbox: () => [],
    progress: () => null,
  });
  const get = async (path: string) => (await api.request(path)).json();
  const post = async (path: string, body: unknown) => {
    const response = await api.request(path, { method: 'POST', body: JSON.stringify(body) });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { ...little, get, post };
}

it('a script can read a message, press its button, fill in the form and send it', async () => {
  const { app, client, kari, get, post, workspace } = scripted();
  let heard: unknown;
  app.action('open', async ({ ack, body, client: own }) => {
    await ack();
    await own.views.open({
      trigger_id: (body as { trigger_id: string }).trigger_id,
      view: modal(input('goal')),
    });
  });
  app.view('form', async ({ ack, view }) => {
    heard = view.state.values['goal']!['text']!.value;
    await ack();
  });
  await client.chat.postMessage({ channel: kari.id, text: 'Hi', blocks: [actions(button('open'))] });
  const [{ channel, ts }] = (await get(`/api/messages?user=${kari.id}`)) as [{ channel: string; ts: string }];
  await post('/api/act', { do: 'click', user: kari.id, at: { channel, ts }, action_id: 'open' });
  const [view] = (await get(`/api/views?user=${kari.id}`)) as [{ id: string }];
  const at = { view: view.id };
  await post('/api/act', {
    do: 'fill',
    user: kari.id,
    at,
    block_id: 'goal',
    action_id: 'text',
    value: 'Swim',
  });
  const sent = await post('/api/act', { do: 'submit', user: kari.id, view: view.id });
  expect(sent).toMatchObject({ status: 200, body: { acked: true } });
  expect(heard).toBe('Swim');
  expect(workspace.troubles).toEqual([]);
});

it('the clock can be set, moved on, and moved to what comes next', async () => {
  const { clock, get, post } = scripted();
  const start = clock.now();
  await post('/api/clock', { advance: 1_000 });
  expect(await get('/api/clock')).toMatchObject({ now: start + 1_000 });
  await post('/api/clock', { next: true });
  expect((await post('/api/clock', { set: '2027-04-01T08:00:00+02:00' })).body).toMatchObject({
    utc: '2027-04-01T06:00:00.000Z',
  });
});

it('wrong input is answered with a sentence', async () => {
  const { post, kari } = scripted();
  const wrong: [string, unknown][] = [
    ['/api/act', { do: 'dance', user: kari.id }],
    ['/api/act', { do: 'submit', user: kari.id, view: 'V404' }],
    ['/api/act', { do: 'home', user: 'U404' }],
    ['/api/act', { do: 'home', user: kari.id, extra: 1 }],
    ['/api/clock', { advance: -1 }],
  ];
  for (const [path, body] of wrong)
    expect(await post(path, body)).toMatchObject({
      status: 400,
      body: { error: expect.stringMatching(/\.$/) },
    });
});

it('nobody reads a channel they are not in', async () => {
  const { workspace, get, kari } = scripted();
  const hr = workspace.addChannel({ kind: 'private', name: 'hr' });
  expect(await get(`/api/messages?user=${kari.id}&channel=${hr.id}`)).toEqual({
    error: 'This person is not in that channel.',
  });
});
