import { type ChildProcess, spawn } from 'node:child_process';

/** A program that runs beside the tests. */
export interface Program {
  readonly child: ChildProcess;
  /** Ends it by its own process id, and waits until it has gone. */
  stop(): Promise<void>;
}

/** Starts a program; it ends with the tests, however they end. `pipes` more file descriptors are opened, from 3 on. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: { readonly env?: Record<string, string>; readonly pipes?: number } = {},
): Program {
  const pipes = Array.from({ length: options.pipes ?? 0 }, () => 'pipe' as const);
  const child = spawn(command, args, {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'ignore', 'ignore', ...pipes],
  });
  const kill = (): void => void child.kill();
  process.once('exit', kill);
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    // it could not be started at all
    child.once('error', () => resolve());
  });
  return {
    child,
    async stop() {
      process.off('exit', kill);
      child.kill();
      await gone;
    },
  };
}
