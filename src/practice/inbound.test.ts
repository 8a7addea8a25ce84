import { describe, expect, it } from 'vitest';
import { type LittleApp, actions, button, input, littleApp, modal, plain } from './little-app.ts';

/** Kari has a message with a button that opens a modal of these blocks. */
async function withForm(little: LittleApp, ...blocks: object[]) {
  little.app.action('open', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({
      trigger_id: (body as { trigger_id: string }).trigger_id,
      view: modal(...blocks),
    });
  });
  const { channel, ts } = await little.client.chat.postMessage({
    channel: little.kari.id,
    text: 'Hello',
    blocks: [actions(button('open'))],
  });
  const press = () =>
    little.receiver.act({
      do: 'click',
      user: little.kari.id,
      action_id: 'open',
      at: {
        channel: channel!,
        ts: ts!,
      },
    });
  return { press, channel: channel!, ts: ts! };
}

const fill = (little: LittleApp, view: string, block: string, value: string) => {
  const field = { block_id: block, action_id: 'text', value };
  return little.receiver.act({ do: 'fill', user: little.kari.id, at: { view }, ...field });
};

/** The modal that Kari gets by pressing the button. */
async function opened(little: LittleApp, ...blocks: object[]) {
  const { press } = await withForm(little, ...blocks);
  return (await press()).opened!;
}

describe('people and the app', () => {
  it('a click on a button opens a modal, and what is typed into it arrives when it is submitted', async () => {
    const little = littleApp();
    const heard: unknown[] = [];
    little.app.view('form', async ({ ack, view }) => {
      heard.push(view.state.values);
      await ack();
    });
    const view = await opened(little, input('goal'));
    const { receiver, kari, workspace } = little;
    await fill(little, view.id, 'goal', 'Learn to swim');
    const result = await receiver.act({ do: 'submit', user: kari.id, view: view.id });
    expect(heard).toEqual([{ goal: { text: { type: 'plain_text_input', value: 'Learn to swim' } } }]);
    expect(result).toMatchObject({ acked: true, sent: true });
    expect(workspace.modals.get(kari.id)).toBeUndefined();
    expect(workspace.troubles).toEqual([]);
  });

  it('a click tells the app who, where and with which message', async () => {
    const little = littleApp();
    let heard: unknown;
    little.app.use(async ({ body, next }) => {
      heard = body;
      await next();
    });
    const { press, channel, ts } = await withForm(little, input('goal'));
    await press();
    expect(heard).toMatchObject({
      type: 'block_actions',
      user: { id: little.kari.id, team_id: 'T0PRACTICE' },
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      message: { ts, text: 'Hello' },
      actions: [{ type: 'button', action_id: 'open', block_id: 'actions' }],
      response_url: expect.stringContaining('https://hooks.slack.com/'),
    });
  });

  it('errors stay on their fields, with the text still there, until the field is changed', async () => {
    const little = littleApp();
    const { receiver, kari } = little;
    little.app.view('form', async ({ ack }) =>
      ack({ response_action: 'errors', errors: { goal: 'Too vague' } }),
    );
    const view = await opened(little, input('goal', { initial_value: 'More' }));
    const result = await receiver.act({ do: 'submit', user: kari.id, view: view.id });
    expect(result.errors).toEqual({ goal: 'Too vague' });
    expect(view.values['goal']!['text']!.value).toBe('More');
    await fill(little, view.id, 'goal', 'Swim');
    expect(view.errors).toEqual({});
  });

  it('an error on something that is no input shows the person an error', async () => {
    const little = littleApp();
    little.app.view('form', async ({ ack }) => ack({ response_action: 'errors', errors: { actions: 'No' } }));
    const view = await opened(little, input('goal'), actions(button('x')));
    await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    expect(little.workspace.violations).toMatchObject([{ pointer: '/errors/actions' }]);
    expect(little.workspace.troubles).toHaveLength(1);
  });

  it('an update keeps what stands in the same field and seeds a new one', async () => {
    const little = littleApp();
    const { receiver, kari } = little;
    const next = modal(input('goal', { initial_value: 'ignored' }), input('why', { initial_value: 'fresh' }));
    little.app.view('form', async ({ ack }) => ack({ response_action: 'update', view: next }));
    const view = await opened(little, input('goal'));
    const { id, hash } = view;
    await fill(little, id, 'goal', 'Swim');
    await receiver.act({ do: 'submit', user: kari.id, view: id });
    const now = little.workspace.modals.get(kari.id)!.at(-1)!;
    expect(now.id).toBe(id);
    expect(now.hash).not.toBe(hash);
    expect([now.values['goal']!['text']!.value, now.values['why']!['text']!.value]).toEqual([
      'Swim',
      'fresh',
    ]);
  });

  it('an answer with a view that Slack refuses leaves the modal and shows the person an error', async () => {
    const little = littleApp();
    const view = await opened(little, input('goal'));
    const bad = modal(input('goal', { placeholder: null }));
    little.app.view('form', async ({ ack }) => ack({ response_action: 'update', view: bad }));
    await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    expect(little.workspace.violations).toMatchObject([{ pointer: '/view/blocks/0/element/placeholder' }]);
    expect(little.workspace.modals.get(little.kari.id)!.at(-1)!.hash).toBe(view.hash);
    expect(little.workspace.troubles).toHaveLength(1);
  });

  it('a required field that is empty is caught before the app hears of it', async () => {
    const little = littleApp();
    little.kari.locale = 'en-GB';
    const view = await opened(little, { ...input('goal'), optional: false });
    const result = await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    expect(result).toMatchObject({ sent: false, errors: { goal: 'Please complete this required field.' } });
  });

  it('and says so in the language in which the person uses Slack', async () => {
    const little = littleApp();
    little.kari.locale = 'nb-NO';
    const view = await opened(little, { ...input('goal'), optional: false });
    const result = await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    expect(result.errors).toEqual({ goal: 'Fyll ut dette feltet. Det må være med.' });
  });

  it('a field with dispatch_action tells the app the whole form at once', async () => {
    const little = littleApp();
    const heard: unknown[] = [];
    little.app.action('text', async ({ ack, body }) => {
      heard.push((body as { view?: { state: { values: unknown } } }).view?.state.values);
      await ack();
    });
    const onType = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const view = await opened(little, { ...input('goal', onType), dispatch_action: true }, input('why'));
    for (const block of ['why', 'goal']) await fill(little, view.id, block, `my ${block}`);
    expect(heard).toEqual([
      {
        goal: { text: { type: 'plain_text_input', value: 'my goal' } },
        why: { text: { type: 'plain_text_input', value: 'my why' } },
      },
    ]);
  });

  it('closing is told only where the view asks for it', async () => {
    const little = littleApp();
    let closed = 0;
    little.app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack }) => {
      closed += 1;
      await ack();
    });
    const { workspace, receiver, kari } = little;
    const view = await opened(little, input('goal'));
    await receiver.act({ do: 'close', user: kari.id, view: view.id });
    expect([closed, workspace.modals.size]).toEqual([0, 0]);
  });

  it('closing one that clears all tells of every modal that wants to be told', async () => {
    const little = littleApp();
    const { workspace, receiver, kari, client } = little;
    const heard: unknown[] = [];
    little.app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      heard.push([body.view.id, (body as { is_cleared?: boolean }).is_cleared]);
      await ack();
    });
    const first = await opened(little, input('goal'));
    const trigger_id = workspace.triggers.issue('t', kari.id, first.id);
    const loud = { ...modal(input('why')), notify_on_close: true, clear_on_close: true };
    const { view } = await client.views.push({ trigger_id, view: loud });
    await receiver.act({ do: 'close', user: kari.id, view: view!.id! });
    expect(heard).toEqual([[view!.id, true]]);
    expect(workspace.modals.size).toBe(0);
  });

  it('a payload that somebody has tampered with reaches the app as it is', async () => {
    const little = littleApp();
    let value: unknown;
    little.app.action('open', async ({ ack, payload }) => {
      value = 'value' in payload ? payload.value : undefined;
      await ack();
    });
    const { id, team } = { id: little.kari.id, team: { id: little.workspace.team.id } };
    const action = { type: 'button', action_id: 'open', block_id: 'b', value: 'somebody else' };
    const body = { type: 'block_actions', user: { id }, team, actions: [action] };
    expect(await little.receiver.act({ do: 'raw', body })).toMatchObject({ acked: true });
    expect(value).toBe('somebody else');
  });

  it('inviting brings the app into a channel, and a stranger there belongs to another company', async () => {
    const little = littleApp();
    const { workspace, receiver, kari, client } = little;
    let team: unknown;
    little.app.action('x', async ({ ack, body }) => {
      team = (body.user as { team_id?: string }).team_id;
      await ack();
    });
    const eve = workspace.addPerson({ name: 'Eve', kind: 'stranger' });
    const channel = workspace.addChannel({ kind: 'public', name: 'both', members: [kari.id, eve.id] });
    await receiver.act({ do: 'invite', user: kari.id, channel: channel.id });
    const blocks = [actions(button('x'))];
    const { ts } = await client.chat.postMessage({ channel: channel.id, text: 'Hi', blocks });
    const at = { channel: channel.id, ts: ts! };
    await receiver.act({ do: 'click', user: eve.id, at, action_id: 'x' });
    expect(team).toBe('T0STRANGER');
  });

  it('a choice in a message or from an overflow menu arrives as an action', async () => {
    const little = littleApp();
    const heard: unknown[] = [];
    little.app.action(/pick|more/, async ({ ack, payload, body }) => {
      heard.push(payload, 'state' in body ? body.state : undefined);
      await ack();
    });
    const option = { text: plain('Four'), value: '4' };
    const elements = [
      { type: 'static_select' as const, action_id: 'pick', options: [option] },
      { type: 'overflow' as const, action_id: 'more', options: [option] },
    ];
    const blocks = [{ type: 'actions' as const, block_id: 'b', elements }];
    const { channel, ts } = await little.client.chat.postMessage({
      channel: little.kari.id,
      text: 'x',
      blocks,
    });
    const at = { channel: channel!, ts: ts! };
    for (const action_id of ['pick', 'more'])
      await little.receiver.act({ do: 'click', user: little.kari.id, at, action_id, choice: '4' });
    const values = { b: { pick: { type: 'static_select', selected_option: option } } };
    expect(heard).toMatchObject([
      { action_id: 'pick', selected_option: option },
      { values },
      { action_id: 'more', selected_option: option },
      { values },
    ]);
  });

  it('an app that does not answer makes the person see an error', async () => {
    const little = littleApp();
    little.app.view('form', async ({ ack }) => {
      little.clock.advance(3_001);
      await ack();
    });
    const view = await opened(little, input('goal'));
    const result = await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    expect(result.acked).toBe(false);
    expect(little.workspace.troubles).toMatchObject([{ user: little.kari.id }]);
    expect(little.workspace.modals.get(little.kari.id)).toHaveLength(1);
  });

  it('nobody can press what is not there', async () => {
    const little = littleApp();
    const { ts, channel } = await withForm(little, input('goal'));
    const press = little.receiver.act({
      do: 'click',
      user: little.kari.id,
      action_id: 'gone',
      at: {
        channel,
        ts,
      },
    });
    await expect(press).rejects.toThrow('There is no gone');
  });

  it('somebody deactivated can do nothing, and nobody sees the message of another', async () => {
    const little = littleApp();
    const { ts, channel } = await withForm(little, input('goal'));
    const ola = little.workspace.addPerson({ name: 'Ola' });
    const press = (user: string) =>
      little.receiver.act({ do: 'click', user, action_id: 'open', at: { channel, ts } });
    await expect(press(ola.id)).rejects.toThrow('does not see');
    little.kari.deleted = true;
    await expect(press(little.kari.id)).rejects.toThrow('deactivated');
  });

  it('a command is answered where it was given, and carries mentions as ids', async () => {
    const little = littleApp();
    let text = '';
    little.app.command('/checkin', async ({ ack, command }) => {
      text = command.text;
      await ack('Welcome');
    });
    await little.receiver.act({ do: 'command', user: little.kari.id, text: 'why @kari.nordmann & <x>' });
    expect(text).toBe(`why <@${little.kari.id}|kari.nordmann> &amp; &lt;x&gt;`);
    const dm = little.workspace.dm(little.kari.id).id;
    expect(little.workspace.messages.get(dm)).toMatchObject([
      { text: 'Welcome', ephemeralFor: little.kari.id },
    ]);
  });

  it('opening Home is an event with its own id; a repeated one has the same', async () => {
    const little = littleApp();
    const ids: [string, number | undefined][] = [];
    little.app.event('app_home_opened', async ({ body, context, client, event }) => {
      ids.push([body.event_id, context.retryNum]);
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [] } });
    });
    little.workspace.faults.events = 'twice';
    await little.receiver.act({ do: 'home', user: little.kari.id });
    expect(ids[0]![0]).toBe(ids[1]![0]);
    expect(ids.map(([, retry]) => retry)).toEqual([undefined, 1]);
    expect(little.workspace.homes.has(little.kari.id)).toBe(true);
  });

  it('a shortcut opens a modal, an app that is down does not answer', async () => {
    const little = littleApp();
    little.app.shortcut('prepare', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: modal(input('goal')) });
    });
    const act = () => little.receiver.act({ do: 'shortcut', user: little.kari.id, callback_id: 'prepare' });
    expect((await act()).opened).toBeDefined();
    await little.receiver.stop();
    expect((await act()).acked).toBe(false);
  });

  it('each kind of field arrives in the shape that Slack gives it', async () => {
    const little = littleApp();
    const option = { text: { type: 'plain_text', text: 'Four' }, value: '4' };
    const field = (block: string, element: object) => ({
      ...input(block),
      element: { action_id: 'f', ...element },
    });
    const view = await opened(
      little,
      field('radio', { type: 'radio_buttons', options: [option] }),
      field('boxes', { type: 'checkboxes', options: [option] }),
      field('date', { type: 'datepicker' }),
      field('time', { type: 'timepicker', timezone: 'Europe/Oslo' }),
      field('user', { type: 'users_select' }),
      field('users', { type: 'multi_users_select' }),
      field('file', { type: 'file_input' }),
    );
    const put = (block: string, value: never) =>
      little.receiver.act({
        do: 'fill',
        user: little.kari.id,
        at: { view: view.id },
        block_id: block,
        action_id: 'f',
        value,
      });
    await put('radio', '4' as never);
    await put('boxes', ['4'] as never);
    await put('date', '2027-03-01' as never);
    await put('time', '09:30' as never);
    await put('users', [little.kari.id] as never);
    await put('file', { files: [{ name: 'people.csv', content: 'a,b' }] } as never);
    await expect(put('radio', '5' as never)).rejects.toThrow('does not offer');
    expect(Object.fromEntries(Object.entries(view.values).map(([block, { f }]) => [block, f]))).toMatchObject(
      {
        radio: { type: 'radio_buttons', selected_option: option },
        boxes: { selected_options: [option] },
        date: { selected_date: '2027-03-01' },
        time: { selected_time: '09:30', timezone: 'Europe/Oslo' },
        user: { selected_user: null },
        users: { selected_users: [little.kari.id] },
        file: { files: [{ name: 'people.csv', filetype: 'csv', size: 3 }] },
      },
    );
  });

  it('a thousand acts take about a millisecond each', async () => {
    const little = littleApp();
    little.app.view('form', async ({ ack }) => ack());
    const many = Array.from({ length: 30 }, (_, index) => input(`b${index}`));
    const { press } = await withForm(little, ...many);
    little.workspace.limits = 'off';
    const started = performance.now();
    for (let round = 0; round < 300; round++) {
      const view = (await press()).opened!;
      await fill(little, view.id, 'b3', 'x');
      await little.receiver.act({ do: 'submit', user: little.kari.id, view: view.id });
    }
    const each = (performance.now() - started) / 900;
    expect(each).toBeLessThan(5);
  });
});
