import { constants } from 'node:os';
import { buildPreload } from './preload.ts';

/** A disk under the databases of one process, whose writes a scenario lets fail. */
export interface FaultyDisk {
  /** For the environment of that process. */
  readonly environment: Readonly<Record<string, string>>;
  /** From now on one write in so many fails, with this error. */
  fail(error: 'EIO' | 'EROFS' | 'ENOSPC', oneIn: number): void;
  /** All of them succeed again. */
  mend(): void;
}

/** Builds one, with its files in `folder`. */
export function makeFaultyDisk(folder: string): FaultyDisk {
  const { library, file, tell } = buildPreload('faultyDisk', folder);
  const tellNumbers = (errno: number, oneIn: number): void =>
    tell(Buffer.from(Int32Array.of(errno, oneIn).buffer));
  return {
    environment: { LD_PRELOAD: library, DISK_FAULT_FILE: file },
    fail: (error, oneIn) => tellNumbers(constants.errno[error], oneIn),
    mend: () => tellNumbers(0, 0),
  };
}
