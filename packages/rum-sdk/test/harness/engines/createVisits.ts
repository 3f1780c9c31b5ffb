import type { Origins, PageOptions } from '../startOrigins.ts';
import type { Engine, Tab } from './engine.ts';

/** Keeps the console's warnings and errors, and uncaught errors: WebKitGTK's driver shows none of them. */
const LISTEN = `<script>
  const told = globalThis.told = [];
  for (const level of ['warn', 'error']) {
    const native = console[level];
    console[level] = (...args) => { told.push(args.join(' ')); native.apply(console, args); };
  }
  addEventListener('error', ({ message }) => told.push(message));
</script>`;

export interface VisitOptions extends PageOptions {
  readonly path?: string;
}

/** The origins, and an engine to visit the site with. */
export interface Visits extends Origins {
  readonly engine: Engine;
  /** Opens a page of the site with the script tag. */
  open(options?: VisitOptions): Promise<Tab>;
  /** Ends the page by a navigation to another site, closes the tab, and waits until the posts have arrived. */
  leave(tab: Tab): Promise<void>;
  /** Warnings, errors and uncaught errors of the page's console. */
  told(tab: Tab): Promise<string[]>;
}

/** Puts them together. */
export function createVisits(engine: Engine, origins: Origins): Visits {
  return {
    ...origins,
    engine,
    open({ path = '/', ...options } = {}) {
      origins.serve({ ...options, head: `${LISTEN}${options.head ?? ''}` });
      return engine.open(origins.page.origin + path);
    },
    async leave(tab) {
      const begun = performance.now();
      await tab.goto(`${origins.foreign.origin}/api/away`);
      await tab.close();
      await origins.settled(performance.now() - begun);
    },
    told: (tab) => tab.evaluate(() => (globalThis as unknown as { told: string[] }).told),
    async close() {
      await engine.close();
      await origins.close();
    },
  };
}
