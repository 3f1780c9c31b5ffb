import type { PageView } from '../../trace/pageView.ts';
import { isSoft } from '../pageView/isSoft.ts';
import type { PageViews } from '../pageView/pageViews.ts';

/** A router may fetch for as long as this between the click, where the browser's soft navigation begins, and the change of address, where ours does. */
const MAX_ROUTER_DELAY_MS = 10_000;

/** The page view of a soft navigation that the browser tells of: by then its address has changed. */
export function viewOfSoft(start: number, views: PageViews): PageView {
  const began = views.last.find((view) => isSoft(view) && view.startTime >= start);
  return began && began.startTime - start < MAX_ROUTER_DELAY_MS ? began : views.at(start);
}
