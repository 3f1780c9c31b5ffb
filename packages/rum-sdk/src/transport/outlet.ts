import type { Guard } from '../platform/guard.ts';
import { isHidden } from '../platform/isHidden.ts';
import { loadSecondFile, secondFile } from '../secondFile/secondFile.ts';
import { createTimer } from './deliver/timer.ts';
import { canDefer, type TakeBack } from './post/deferPost.ts';
import type { QueuedSpan, SpanQueue } from './queue/spanQueue.ts';
import type { PageState, Sender } from './sender.ts';

/**
 * What is queued waits so long, milliseconds, before the browser is given a post of it, against a crash of the page's
 * process: each is encoded anew and costs the page's thread a millisecond, and most page views are over by then.
 */
const INSURE_MS = 10_000;

/** A page that is hidden may be discarded at any time: what still ends then leaves soon. */
const HIDDEN_FLUSH_MS = 1_000;

/** So many spans are as many bytes as a last flush makes small (delivery.ts), at some 650 each: by then it needs its gzip. */
const WORTH_GZIP = canDefer() ? 24 : 8;

/** Where it can't be had, so many leave while the page is shown: a last flush of more would not fit into keepalive's quota. */
const MAX_WITHOUT_GZIP = 64;

/** Decides when the queue leaves the page. */
export interface Outlet {
  /** A span has been queued; it leaves within the flush interval. */
  queued(entry: QueuedSpan): void;
  /** The load has settled: what is queued is made safe, by a post after this many milliseconds, or later with the browser. */
  settle(ms: number): void;
  /** Everything leaves now. Resolves when the answers are in, or failed for now; never rejects. */
  flush(state: PageState): Promise<void>;
  /** Nothing leaves any more. */
  close(): void;
}

interface OutletParts {
  readonly queue: SpanQueue;
  readonly sender: Sender;
  readonly guard: Guard;
  readonly flushIntervalMs: number;
}

/** The queue's way out: by timers while the page is visible, at once and completely when it hides. */
export function createOutlet({ queue, sender, guard, flushIntervalMs }: OutletParts): Outlet {
  /** The browser has taken what was queued when the load had settled; so it will what comes later. */
  let insures = false;
  /** What the browser posts if the page is gone before it has sent its queue itself. */
  let insured: { readonly spans: readonly QueuedSpan[]; readonly takeBack: TakeBack } | undefined;

  const lift = (): void => {
    // too late where the browser has sent it: then it is no longer ours
    if (insured?.takeBack()) queue.giveBack(insured.spans);
    insured = undefined;
  };
  const insure = (): void => {
    lift();
    const spans = queue.take(true);
    const takeBack = sender.insure(spans);
    if (takeBack) {
      insured = { spans, takeBack };
      insures = true;
    } else {
      queue.giveBack(spans);
      flush();
    }
  };

  const leave = (state: PageState, everything: boolean): Promise<void> => {
    flushTimer.stop();
    insureTimer.stop();
    lift();
    return sender.send(queue.take(everything), state).catch(() => undefined);
  };
  const flush = (): void => {
    // what was sent before tells when it gets through again; until then the queue holds its newest
    const isLast = isHidden();
    if (!isLast && sender.isWaiting()) flushTimer.within(flushIntervalMs);
    else void leave(isLast ? 'hidden' : 'shown', isLast);
  };
  const flushTimer = createTimer(
    guard(() => {
      flush();
      if (insures && !isHidden()) insureTimer.within(INSURE_MS);
    }),
  );
  const insureTimer = createTimer(
    guard(() => {
      if (queue.size() === 0) return;
      if (isHidden()) flush();
      else insure();
    }),
  );

  const relieve = guard(() => {
    const isTooMuch = queue.size() > MAX_WITHOUT_GZIP && !secondFile();
    if (isTooMuch && !isHidden() && !sender.isWaiting()) void leave('shown', true);
  });

  return {
    queued(entry) {
      queue.push(entry);
      if (isHidden()) flushTimer.within(HIDDEN_FLUSH_MS);
      else if (!entry.held) flushTimer.within(flushIntervalMs);
      if (insures) insureTimer.within(INSURE_MS);
      if (queue.size() > WORTH_GZIP && !secondFile()) loadSecondFile().then(relieve, relieve);
    },
    settle: (ms) => insureTimer.within(canDefer() ? INSURE_MS : ms),
    flush: (state) => leave(state, true),
    close() {
      flushTimer.stop();
      insureTimer.stop();
      lift();
      queue.clear();
      sender.forget();
    },
  };
}
