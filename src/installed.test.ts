import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { startSocketServer } from './trials/socket-server.ts';

/*
 * The built app as it lies on a server after `npm ci --omit=dev`: beside it are the packages that package.json names for
 * running, and no others.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));

let installed: string;
const children: ChildProcess[] = [];

beforeAll(() => {
  installed = mkdtempSync(join(tmpdir(), 'samtale-installed-'));
  const packageFile = join(ROOT, 'package.json');
  const { dependencies } = JSON.parse(readFileSync(packageFile, 'utf8')) as { dependencies: object };
  const parts = ['package.json', 'migrations', 'assets'];
  for (const part of [...parts, ...Object.keys(dependencies).map((name) => `node_modules/${name}`)]) {
    mkdirSync(dirname(join(installed, part)), { recursive: true });
    symlinkSync(join(ROOT, part), join(installed, part));
  }
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  const built = ['--outDir', join(installed, 'dist'), '--incremental', 'false', '--tsBuildInfoFile', 'null'];
  execFileSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json'), ...built]);
});
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));

/** Starts the process; it is told to end when it has said `enough`. `said` is all that it has written by its end. */
async function run(env: Record<string, string>, enough?: string) {
  const child = spawn(process.execPath, ['dist/main.js'], { cwd: installed, env, stdio: 'pipe' });
  children.push(child);
  let said = '';
  const hear = (data: unknown) => {
    said += String(data);
    // A second signal would not wait.
    if (!child.killed && enough !== undefined && said.includes(enough)) child.kill('SIGTERM');
  };
  for (const stream of [child.stdout, child.stderr]) stream.on('data', hear);
  const [code] = await once(child, 'close');
  return { code: code as number | null, said };
}

test('without a token it ends with 78 and says what to do', async () => {
  const { code, said } = await run({});
  expect(code).toBe(78);
  expect(said.trim().split('\n')).toEqual([
    expect.stringMatching(/the practice workspace is not installed here.*SLACK_BOT_TOKEN.*npm ci/),
  ]);
});

test('with tokens it connects to Slack, and ends gently when it is told to', async () => {
  const slack = await startSocketServer();
  const team = { ok: true, team_id: 'T1', user_id: 'UB', bot_id: 'B1', url: 'https://company.slack.com/' };
  slack.answers.set('auth.test', () => ({ json: team }));
  slack.answers.set('users.list', () => ({ json: { ok: true, members: [] } }));
  const env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    DATA_KEY: Buffer.alloc(32, 1).toString('base64'),
    DATABASE_FILE: join(installed, 'samtale.db'),
    OPS_PORT: '0',
  };
  void slack.accept().then((link) => link.send({ type: 'hello', num_connections: 1 }));
  expect(await run(env, '"app.started"')).toMatchObject({ code: 0 });
  expect(slack.calls.map(({ method }) => method)).toContain('apps.connections.open');
  await slack.close();
});
