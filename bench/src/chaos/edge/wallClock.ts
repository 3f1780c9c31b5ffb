import { buildPreload } from './preload.ts';

/** A wall clock of one process, which a scenario sets. */
export interface WallClock {
  /** For the environment of that process. */
  readonly environment: Readonly<Record<string, string>>;
  /** So many seconds off the machine's from now on. */
  set(seconds: number): void;
}

/** Builds one, with its files in `folder`. */
export function makeWallClock(folder: string): WallClock {
  const { library, file, tell } = buildPreload('wallClock', folder);
  return {
    environment: { LD_PRELOAD: library, CLOCK_OFFSET_FILE: file },
    set: (seconds) => tell(Buffer.from(BigInt64Array.of(BigInt(seconds)).buffer)),
  };
}
