import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { StorageBench } from './storage-bench.ts';

/** Where the packages of the project are found. */
const HERE = fileURLToPath(new URL('.', import.meta.url));

const HOLDING = `
  const db = new (require("better-sqlite3"))(process.argv[1]);
  db.exec("BEGIN IMMEDIATE");
  process.stdout.write("held\\n");
  process.stdin.on("end", () => process.exit()).resume();
`;

/** Another program begins to write and does not end; resolves to how it is made to. */
export async function holdWriteLock(file: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', HOLDING, file], {
    cwd: HERE,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await once(child, 'exit');
  };
}

const DISK_MB = 56;
const MB = 1024 * 1024;

/** The database on a disk of its own, which somebody else fills. */
export async function onSmallDisk(bench: StorageBench): Promise<string> {
  const { environment, folder, databaseFile } = bench.rig;
  await bench.stop();
  const disk = mkdtempSync(join(tmpdir(), 'samtale-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', disk]);
  if (mounted.status !== 0) return `no disk: ${String(mounted.stderr)}`;
  try {
    cpSync(folder, disk, { recursive: true });
    environment.DATABASE_FILE = join(disk, 'samtale.db');
    await bench.started();
    return await seeFull(bench, disk, environment.DATABASE_FILE);
  } finally {
    environment.DATABASE_FILE = databaseFile;
    await bench.rig.app.kill();
    spawnSync('umount', [disk]);
    rmSync(disk, { recursive: true, force: true });
  }
}

async function seeFull(bench: StorageBench, disk: string, file: string): Promise<string> {
  const [first, second] = [join(disk, 'filler'), join(disk, 'filler-2')];
  fillUp(first);
  let said = 'saved';
  while (said === 'saved' && existsSync(`${file}.reserve`)) said = await bench.submit(await bench.form());
  const fromReserve = said === 'saved' ? 'saved from the reserve' : said;
  const form = await bench.form();
  fillUp(second);
  const refused = await bench.submit(form);
  const ready = await bench.ready('disk');
  for (const name of [first, second]) rmSync(name);
  const healed = await bench.healed('disk');
  const after = await bench.submit(form);
  const reserve = existsSync(`${file}.reserve`) ? 'the reserve is back' : 'there is no reserve';
  return [fromReserve, refused, `disk ${ready}`, healed, after, reserve].join('; ');
}

/** Until not a byte more fits. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (let size = MB; size >= 1; size /= 2) writeUntilFull(handle, Buffer.alloc(Math.ceil(size)));
  } finally {
    closeSync(handle);
  }
}

function writeUntilFull(handle: number, bytes: Buffer): void {
  try {
    for (;;) if (writeSync(handle, bytes) < bytes.length) return;
  } catch {
    // full for this size
  }
}
