import { type Contents, loadContents } from './loadContents.ts';

let contents: Contents | undefined;
let loading: Promise<void> | undefined;

/** The second file, once it has come: what needs it has something less to say without it, and never waits for ever. */
export function secondFile(): Contents | undefined {
  return contents;
}

/** Begins to load it, once for the page. Resolves when it has come, or can't; never rejects. */
export function loadSecondFile(): Promise<void> {
  loading ??= loadContents().then(
    (loaded) => {
      contents = loaded;
    },
    () => undefined,
  );
  return loading;
}
