/** The engines in which the suite runs. */
export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A browser that runs, driven by what its makers offer. */
export interface Engine {
  readonly name: EngineName;
  readonly version: string;
  /** Opens a tab at the address and waits for its load. */
  open(url: string): Promise<Tab>;
  /** Ends the browser and whatever was started for it. */
  close(): Promise<void>;
}

/** A tab, and what a visitor does with it. Input is the engine's own: events are trusted. */
export interface Tab {
  /** Navigates, and waits for the load. */
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  /** One back in the history; doesn't wait, since a page out of the back/forward cache has no load event. */
  back(): Promise<void>;
  /** Calls a function in the page, with arguments that JSON can carry, and waits for what it promises. */
  evaluate<T, A extends unknown[]>(work: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  click(selector: string): Promise<void>;
  /** Types one character into a field. */
  type(selector: string, character: string): Promise<void>;
  /** The page becomes hidden, and stays. */
  hide(): Promise<void>;
  /** Takes the network away or gives it back. WebKitGTK's driver can't: there the page is only told so. */
  setOffline(isOffline: boolean): Promise<void>;
  /** Closes the tab as a visitor does: the page gets its last events. */
  close(): Promise<void>;
}
