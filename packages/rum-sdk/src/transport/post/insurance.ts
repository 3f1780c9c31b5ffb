import type { QueuedSpan, SpanQueue } from '../queue/spanQueue.ts';
import type { Sender } from '../sender.ts';
import type { TakeBack } from './deferPost.ts';

/** What the browser posts if the page is gone before it has sent its queue itself. */
export interface Insurance {
  /** Leaves the whole queue with the browser. False where it doesn't take it; then it is all in the queue. */
  cover(): boolean;
  /** Takes it back into the queue, unless it has been sent. */
  lift(): void;
}

/** Nothing is with the browser yet. */
export function createInsurance(queue: SpanQueue, sender: Sender): Insurance {
  let covered: { readonly spans: readonly QueuedSpan[]; readonly takeBack: TakeBack } | undefined;
  const lift = (): void => {
    // too late where the browser has sent it: then it is no longer ours
    if (covered?.takeBack()) queue.giveBack(covered.spans);
    covered = undefined;
  };
  return {
    lift,
    cover() {
      lift();
      const spans = queue.take(true);
      const takeBack = sender.insure(spans);
      if (takeBack) covered = { spans, takeBack };
      else queue.giveBack(spans);
      return takeBack !== undefined;
    },
  };
}
