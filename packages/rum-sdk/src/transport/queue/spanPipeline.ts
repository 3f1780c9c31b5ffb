import type { SpanType } from '@throughline/conventions/spans';
import { IS_SCRIPT_TAG } from '../../platform/isScriptTag.ts';
import type { Scrubber } from '../../privacy/scrubber.ts';
import type { SpanScrubber } from '../../privacy/spanScrubber.ts';
import { isSampled } from '../../trace/isSampled.ts';
import type { PageView } from '../../trace/pageView.ts';
import type { Site } from '../../trace/recorder/site.ts';
import type { SpanRecord } from '../../trace/recorder/spanRecord.ts';
import { encodeSpan } from '../encode/encodeSpan.ts';
import { createDetailRing } from './detailRing.ts';
import type { QueuedSpan } from './spanQueue.ts';
import { wentWrong } from './wentWrong.ts';

/** What the metrics are made of; of an untraced page view that went well nothing else is sent. */
const MEASURED: readonly SpanType[] = ['page_view', 'web_vital', 'http', 'error', 'long_animation_frame'];

/** Without these the page view would be missing from the metrics. */
const PRECIOUS: readonly SpanType[] = ['page_view', 'web_vital'];

interface PipelineParts {
  readonly scrubber: Scrubber;
  readonly spanScrubber: SpanScrubber;
  readonly enqueue: (entry: QueuedSpan) => void;
  /** Of a page view that was promoted, this many spans are missing. */
  readonly onEvicted: (spans: number) => void;
  readonly site: Site | undefined;
  /** For a span of no page view: a root of the site's own. */
  readonly reportRate: () => number;
}

/** The way of the spans, and the way out for those that wait. */
export interface SpanPipeline {
  onEnd(span: SpanRecord): void;
  /** Nothing waits for its page view's route any longer. */
  release(): void;
}

/**
 * Where every span ends: it waits until its page view's root has ended and takes the route that holds then, is scrubbed
 * (which can take a while), and handed to the queue and to the site's own processors. Of an untraced page view the queue gets what the metrics need, and a ring keeps the rest as it is, until the page view
 * turns out bad and is promoted: then all of it leaves.
 */
export function spanPipeline(parts: PipelineParts): SpanPipeline {
  const { scrubber } = parts;
  const site = IS_SCRIPT_TAG ? undefined : parts.site;
  const ring = createDetailRing();
  let arriving: SpanRecord[] = [];

  const enqueue = (span: SpanRecord): void => {
    const { view } = span;
    const held = !isSampled(span);
    const scrub = () => ({ text: encodeSpan(span, scrubber), copy: site?.copy(span, scrubber) });
    parts.spanScrubber.pass(scrub, (scrubbed) => {
      parts.enqueue({
        ...scrubbed,
        precious: isOneOf(PRECIOUS, span),
        held,
        reportRate: view?.reportRate ?? parts.reportRate(),
        promotion: held && view ? ring.promotionOf(view) : undefined,
      });
      if (scrubbed.copy && !held) site?.onEnd(scrubbed.copy);
    });
  };
  const endUntraced = (span: SpanRecord, view: PageView): void => {
    const promotion = ring.promotionOf(view);
    if (wentWrong(span.attributes) && !promotion.promoted) {
      ring.promote(view).forEach(enqueue);
      parts.onEvicted(promotion.evicted);
    }
    if (promotion.promoted || isOneOf(MEASURED, span)) enqueue(span);
    else ring.keep(span);
  };

  const passOn = (span: SpanRecord): void => {
    const { view } = span;
    if (view) span.attributes['rum.route'] = view.route;
    if (isSampled(span)) enqueue(span);
    else if (view?.reports) endUntraced(span, view);
  };
  const releaseBut = (stays: (span: SpanRecord) => boolean): void => {
    const leaving = arriving.filter((span) => !stays(span));
    arriving = arriving.filter(stays);
    leaving.forEach(passOn);
  };

  return {
    release: () => releaseBut(() => false),
    onEnd(span) {
      const waits = isArriving(span);
      if (waits || arriving.length > 0) arriving.push(span);
      else passOn(span);
      if (!waits && arriving.length > 0) releaseBut(isArriving);
    },
  };
}

/** The root of its page view has not ended. */
function isArriving({ view }: SpanRecord): boolean {
  return view?.root.isOpen === true;
}

function isOneOf(types: readonly SpanType[], { attributes }: SpanRecord): boolean {
  return types.includes(attributes['rum.span.type'] as SpanType);
}
