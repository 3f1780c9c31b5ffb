import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A full disk has no room for the smallest block. */
const STEPS = [64 * 1024, 4 * 1024] as const;

/** A file system of its own, small enough to be filled. */
export interface SmallDisk {
  /** Leaves no room on it. */
  fill(): void;
  /** There is room again. */
  free(): void;
  stop(): Promise<void>;
}

/** Why there can be none here; undefined where there can. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux') return 'a small disk of its own is a tmpfs, which Linux has';
  if (spawnSync('unshare', ['--mount', 'true']).status === 0 && process.getuid?.() === 0) return undefined;
  return 'a small disk of its own is a tmpfs, which only root may mount';
}

/** Mounts one of so many bytes at a path. */
export function makeSmallDisk(path: string, bytes: number): SmallDisk {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', path]);
  const filler = join(path, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'a');
      for (const step of STEPS) while (takes(file, step));
      closeSync(file);
    },
    free: () => rmSync(filler, { force: true }),
    async stop() {
      execFileSync('umount', [path]);
    },
  };
}

function takes(file: number, bytes: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(bytes)) > 0;
  } catch {
    return false;
  }
}
