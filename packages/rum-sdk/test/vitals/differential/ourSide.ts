import { rate } from '@throughline/conventions/rate';
import type { VitalNavigation, VitalReport } from '../../../src/capture/vitals/vitalReport.ts';
import type { PageView } from '../../../src/trace/pageView.ts';
import { createFakePage } from './fakePage.ts';
import type { Both, Ours } from './loadBoth.ts';
import type { PageTraits } from './pageTraits.ts';
import { isMoment, perform, type Side } from './side.ts';

const VIEW = {} as PageView;

/** A page of its own for us. */
export function ourSide(traits: PageTraits, { ours }: Both): Side {
  const page = createFakePage(traits);
  const loading: VitalNavigation = {
    navigationType: typeOf(traits),
    start: traits.activationStart,
    view: VIEW,
  };
  /** Each vital of each navigation, with its last report. */
  const reports = new Map<VitalNavigation, Map<string, VitalReport>>();
  const report = (update: VitalReport): void => {
    const { name, navigation } = update;
    const own = reports.get(navigation) ?? new Map<string, VitalReport>();
    reports.set(navigation, own.set(name, update));
  };
  let watching: ReturnType<typeof startWatching> | undefined;
  return {
    act(action) {
      perform(action, page);
      const { kind } = action;
      if (kind === 'start') {
        watching = startWatching(loading, ours(page.globals), report);
        // the page hears of a load that was before
        if (page.isLoaded()) watching.load();
      }
      if (kind === 'load') watching?.load();
      if (kind === 'hide') watching?.hide();
      if (kind === 'restore') {
        watching?.restore({ navigationType: 'back-forward-cache', start: page.now(), view: VIEW });
        page.paintFrames();
      }
      if (isMoment(kind)) page.deliver();
    },
    told: () =>
      [...reports].flatMap(([navigation, own]) =>
        [...own.values()].map(({ name, value, detail }) => {
          const { start, attributes } = detail?.(navigation.start) ?? {};
          return {
            name,
            navigationType: navigation.navigationType,
            start: navigation === loading ? 0 : navigation.start,
            value,
            rating: rate(name, value),
            at: name === 'INP' || name === 'CLS' ? start : undefined,
            type: attributes?.['rum.interaction.type'],
          };
        }),
      ),
  };
}

/** As `capture/startCapture.ts` puts it together. */
function startWatching(
  loading: VitalNavigation,
  { createVitals, observePage }: Ours,
  report: (update: VitalReport) => void,
) {
  const guard = <A extends unknown[]>(work: (...args: A) => void) => work;
  const longFrames = { record() {}, costliestScript: () => undefined };
  const vitals = createVitals(
    loading,
    (start, interactionId) => ({ navigationType: 'soft-navigation', start, interactionId, view: VIEW }),
    { guard, report, longFrames, resources: { record() {}, find: () => undefined } },
  );
  const { signal } = new AbortController();
  const entries = observePage({ vitals, longFrames, onResource() {} }, { guard, signal });
  return {
    ...vitals,
    hide() {
      entries.take();
      vitals.hide();
      vitals.settle();
    },
  };
}

/** That of the page view. */
function typeOf({
  navigation,
  activationStart,
  wasDiscarded,
}: PageTraits): VitalNavigation['navigationType'] {
  if (activationStart) return 'prerender';
  return wasDiscarded ? 'restore' : (navigation.type.replace('_', '-') as 'navigate');
}
