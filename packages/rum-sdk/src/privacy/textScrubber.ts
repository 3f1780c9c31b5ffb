import { isPlain } from '@throughline/scrub/text/isPlain';
import { maskText } from '@throughline/scrub/text/maskText';
import { secondFile } from '../secondFile/secondFile.ts';
import { remembering } from './remembering.ts';

/** Scrubs free text: what is plain at once, the rest by rules that are loaded when the first such text comes. */
export interface TextScrubber {
  /** Never fails to scrub: without the rules, it takes out too much. */
  scrub(text: string): string;
  /** Whether that has happened since this was last asked. */
  hasMasked(): boolean;
}

/** By the rules, once they have come. */
export function createTextScrubber(): TextScrubber {
  let masked = false;
  const scrub = remembering((text) => (isPlain(text) ? text : secondFile()?.scrubText(text)));
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
  };
}
