import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('wallClock.c', import.meta.url));

/** A wall clock of one process, which a scenario sets. */
export interface WallClock {
  /** For the environment of that process. */
  readonly environment: Readonly<Record<string, string>>;
  /** So many seconds off the machine's from now on. */
  set(seconds: number): void;
}

/** Why there can be none here; undefined where there can. */
export function whyNoWallClock(): string | undefined {
  if (process.platform !== 'linux') return 'a wall clock of its own needs LD_PRELOAD, which Linux has';
  if (spawnSync('cc', ['--version']).status === 0) return undefined;
  return 'a wall clock of its own needs a C compiler (cc): install gcc or clang';
}

/** Builds one, with its files in `folder`. */
export function makeWallClock(folder: string): WallClock {
  const library = join(folder, 'wallClock.so');
  const file = join(folder, 'clock-offset');
  execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, SOURCE]);
  writeFileSync(file, Buffer.alloc(8));
  return {
    environment: { LD_PRELOAD: library, CLOCK_OFFSET_FILE: file },
    set(seconds) {
      const bytes = Buffer.from(BigInt64Array.of(BigInt(seconds)).buffer);
      const opened = openSync(file, 'r+');
      writeSync(opened, bytes, 0, bytes.length, 0);
      closeSync(opened);
    },
  };
}
