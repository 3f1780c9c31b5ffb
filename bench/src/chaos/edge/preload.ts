import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A library in front of libc (LD_PRELOAD), and the file by which a scenario tells it what to do. */
export interface Preload {
  /** Path of the library. */
  readonly library: string;
  /** Path of the file. */
  readonly file: string;
  /** Writes the file's first bytes, which the library has mapped. */
  tell(bytes: Uint8Array): void;
}

/** Why there can be none here; undefined where there can. */
export function whyNoPreload(): string | undefined {
  if (process.platform !== 'linux') return 'what stands in front of libc needs LD_PRELOAD, which Linux has';
  if (spawnSync('cc', ['--version']).status === 0) return undefined;
  return 'what stands in front of libc needs a C compiler (cc): install gcc or clang';
}

/** Builds `<name>.c` of this folder, with its files in another. */
export function buildPreload(name: string, folder: string): Preload {
  const source = fileURLToPath(new URL(`${name}.c`, import.meta.url));
  const library = join(folder, `${name}.so`);
  const file = join(folder, `${name}.told`);
  execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, source]);
  writeFileSync(file, Buffer.alloc(8));
  return {
    library,
    file,
    tell(bytes) {
      const opened = openSync(file, 'r+');
      writeSync(opened, bytes, 0, bytes.length, 0);
      closeSync(opened);
    },
  };
}
