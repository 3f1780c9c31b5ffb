/*
 * Runs before everything else on the page: keeps what the browser reports, by the definitions of web-vitals but without
 * its code, with the records that can be taken at the very end; what comes after that is nobody's.
 *
 * It goes to localStorage, whose writes leave the renderer in their order and are not lost with the page, as a post can
 * be. The key is the path, so each page view has a path of its own.
 */
(() => {
  /** web-vitals counts an interaction from here on, or where it is the first. */
  const MIN_INTERACTION_MS = 40;
  const TYPES = ['paint', 'largest-contentful-paint', 'layout-shift', 'event', 'first-input'];

  /** One for each page view of this document. */
  const views = [];
  let view;
  let hasPainted = false;
  let isLeaving = false;

  const begin = (vitals) => {
    view = { vitals, calls: [] };
    Object.defineProperty(view, 'state', {
      value: { interactions: new Map(), isOver: false },
      enumerable: false,
    });
    views.push(view);
  };
  const keep = () => localStorage.setItem(`truth:${location.pathname}`, JSON.stringify(views));

  const shift = ({ startTime, value }) => {
    const { session } = view.state;
    const goesOn = session && startTime - session.last < 1000 && startTime - session.first < 5000;
    view.state.session = {
      first: goesOn ? session.first : startTime,
      last: startTime,
      sum: (goesOn ? session.sum : 0) + value,
    };
    view.vitals.CLS = Math.max(view.vitals.CLS ?? 0, view.state.session.sum);
  };
  const interact = ({ interactionId, duration, entryType }) => {
    const { interactions } = view.state;
    if (!interactionId || (duration < MIN_INTERACTION_MS && entryType !== 'first-input')) return;
    interactions.set(interactionId, Math.max(interactions.get(interactionId) ?? 0, duration));
    view.vitals.INP = Math.max(...interactions.values());
  };
  const take = (entries) => {
    if (view.hasEnded) return;
    for (const entry of entries) {
      if (entry.name === 'first-contentful-paint') hasPainted = true;
      else if (entry.entryType === 'largest-contentful-paint') view.vitals.LCP = entry.startTime;
      else if (entry.entryType !== 'layout-shift') interact(entry);
      else if (!entry.hadRecentInput) shift(entry);
    }
    // a page that has painted and never shifted has a CLS, which is 0
    if (hasPainted) view.vitals.CLS ??= 0;
    keep();
  };

  begin({});
  const observers = TYPES.map((type) => {
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ type, buffered: true, durationThreshold: 16 });
    return observer;
  });
  addEventListener('pagehide', () => {
    isLeaving = true;
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'hidden') return;
    take(observers.flatMap((observer) => observer.takeRecords()));
    view.hasEnded = isLeaving;
    keep();
  });
  const onPageShow = ({ persisted }) => {
    if (!persisted) return;
    isLeaving = false;
    begin({ CLS: 0 });
    keep();
  };
  addEventListener('pageshow', onPageShow, true);

  globalThis.truth = {
    call(path) {
      view.calls.push(path);
      keep();
    },
  };
})();
