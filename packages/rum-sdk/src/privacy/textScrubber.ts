import { isPlain } from '@throughline/scrub/isPlain';
import { maskText } from '@throughline/scrub/maskText';
import { loadTextRules } from './loadTextRules.ts';
import { remembering } from './remembering.ts';

/** Scrubs free text: what is plain at once, the rest by rules that are loaded when the first such text comes. */
export interface TextScrubber {
  /** Never fails to scrub: without the rules, it takes out too much. */
  scrub(text: string): string;
  /** Whether that has happened since this was last asked, and the rules may still come. */
  hasMasked(): boolean;
  /** Begins to load the rules, once; resolves when there is no more to wait for. Never rejects. */
  load(): Promise<void>;
}

/** Without rules yet. */
export function createTextScrubber(): TextScrubber {
  let rules: ((text: string) => string) | undefined;
  let loading: Promise<void> | undefined;
  let masked = false;
  const scrub = remembering((text) => (isPlain(text) ? text : rules?.(text)));
  return {
    scrub(text) {
      const result = scrub(text);
      masked ||= result === undefined;
      return result ?? maskText(text);
    },
    hasMasked() {
      const was = masked;
      masked = false;
      return was;
    },
    load() {
      loading ??= loadTextRules()
        .catch(() => maskText)
        .then((loaded) => {
          rules = loaded;
        });
      return loading;
    },
  };
}
