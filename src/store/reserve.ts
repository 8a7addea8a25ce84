import { randomFillSync } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * Room kept back beside the database for the moment in which the disk is full: SQLite needs some even to delete. Given
 * away once, so that what is under way can still be written down.
 */
export interface Reserve {
  held(): boolean;
  /** Gives the room away; false when there was none left to give. */
  free(): boolean;
  /** Keeps room back again where there is enough of it; whether it is held now. */
  fill(): boolean;
}

export const reserveOf = (file: string): string => `${file}.reserve`;

/** `bytes` 0: there is no disk that could be full. */
export function createReserve(databaseFile: string, bytes: number): Reserve {
  const file = reserveOf(databaseFile);
  const held = () => bytes === 0 || existsSync(file);
  return {
    held,
    free() {
      if (bytes === 0 || !held()) return false;
      rmSync(file, { force: true });
      return true;
    },
    fill: () => held() || (hasRoomFor(databaseFile, bytes) && written(file, bytes)),
  };
}

/** Twice what is kept back, or it would be given away again at once. */
function hasRoomFor(databaseFile: string, bytes: number): boolean {
  const { bavail, bsize } = statfsSync(dirname(databaseFile));
  return bavail * bsize >= 2 * bytes;
}

/** By random bytes, which no file system packs into nothing. Whole or not there at all. */
function written(file: string, bytes: number): boolean {
  const fresh = `${file}.new`;
  try {
    const handle = openSync(fresh, 'w', 0o600);
    try {
      writeSync(handle, randomFillSync(Buffer.alloc(bytes)));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (statSync(fresh).size === bytes) renameSync(fresh, file);
    else rmSync(fresh);
    return existsSync(file);
  } catch {
    rmSync(fresh, { force: true });
    return false;
  }
}
