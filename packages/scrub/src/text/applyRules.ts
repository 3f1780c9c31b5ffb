import type { ScrubKind } from '../scrubKind.ts';
import type { TextRange, TextRule } from './rules/textRule.ts';

/** A text with what the rules find in it, one after the other, replaced by `[kind]`. */
export function applyRules(
  text: string,
  rules: readonly TextRule[],
  count?: (kind: ScrubKind) => void,
): string {
  let scrubbed = text;
  let asked: RegExp | undefined;
  let isWorth = true;
  for (const { kind, pattern, hint, rangesOf } of rules) {
    // neighbours share it; what has been taken out since leaves nothing more to find
    if (hint !== asked) isWorth = hint?.test(scrubbed) ?? true;
    asked = hint;
    if (!isWorth) continue;
    scrubbed = scrubbed.replace(pattern, (match, before: string, data: string) => {
      const ranges = rangesOf ? rangesOf(data) : [[0, data.length] as const];
      if (ranges.length === 0) return match;
      for (const _ of ranges) count?.(kind);
      return before + withoutRanges(data, ranges, `[${kind}]`);
    });
  }
  return scrubbed;
}

function withoutRanges(data: string, ranges: readonly TextRange[], placeholder: string): string {
  let result = '';
  let end = 0;
  for (const [from, to] of ranges) {
    result += data.slice(end, from) + placeholder;
    end = to;
  }
  return result + data.slice(end);
}
