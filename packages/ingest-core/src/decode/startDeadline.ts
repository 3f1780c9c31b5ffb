/** A time by which promises must have settled. */
export interface Deadline {
  /** What the promise gives, or `too_slow` when the time is up before. */
  before<T>(promise: Promise<T>): Promise<T | 'too_slow'>;
  clear(): void;
}

/**
 * Starts the time; one promise at a time may wait by it. Not by `Promise.race` with one that stands for the time: that would
 * hold something of each read until the end, and a body may come in single bytes.
 */
export function startDeadline(timeoutMs: number): Deadline {
  let isOver = false;
  let end: (why: 'too_slow') => void = () => undefined;
  const timer = setTimeout(() => {
    isOver = true;
    end('too_slow');
  }, timeoutMs);
  return {
    before<T>(promise: Promise<T>): Promise<T | 'too_slow'> {
      return new Promise((resolve, reject) => {
        end = resolve;
        promise.then(resolve, reject);
        if (isOver) resolve('too_slow');
      });
    },
    clear: () => clearTimeout(timer),
  };
}
