import type { Guard } from '../guard.ts';
import type { Sender } from './sender.ts';
import type { SpanQueue } from './spanQueue.ts';

/** Decides when the queue leaves the page. */
export interface Outlet {
  /** What isn't held leaves after this many milliseconds, or sooner where that was asked for already. */
  within(ms: number): void;
  /** Everything leaves now. Resolves when the answers are in; never rejects. */
  flush(unloading: boolean): Promise<void>;
  /** Nothing leaves any more. */
  close(): void;
}

/** The queue's way out: by timers while the page is visible, at once and completely when it hides. */
export function createOutlet(parts: {
  readonly queue: SpanQueue;
  readonly sender: Sender;
  readonly guard: Guard;
  /** A hidden page may be gone at any moment. */
  readonly isHidden: () => boolean;
}): Outlet {
  const { queue, sender, guard, isHidden } = parts;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due = Number.POSITIVE_INFINITY;

  const disarm = (): void => {
    clearTimeout(timer);
    due = Number.POSITIVE_INFINITY;
  };
  const leave = (everything: boolean, unloading: boolean): Promise<void> => {
    disarm();
    return sender.send(queue.take(everything), unloading);
  };

  return {
    within(ms) {
      const at = performance.now() + ms;
      if (at >= due) return;
      disarm();
      due = at;
      timer = setTimeout(
        guard(() => {
          leave(isHidden(), isHidden()).catch(() => undefined);
        }),
        ms,
      );
    },
    flush: (unloading) => leave(true, unloading),
    close() {
      disarm();
      queue.clear();
      sender.forget();
    },
  };
}
