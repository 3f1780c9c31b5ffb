import type { TextRule } from './rules/textRule.ts';

/** Rules, and looks of which a text passes one before any of the rules is asked. */
export interface GatedRules {
  readonly gates: readonly RegExp[];
  readonly rules: readonly TextRule[];
}

/**
 * The hints of all rules in as many patterns as they have different flags. Most texts pass none of them, and a few patterns
 * with many alternatives cost half of what each hint for itself does.
 */
export function gateRules(rules: readonly TextRule[]): GatedRules {
  const sources = new Map<string, Set<string>>();
  for (const { hint, pattern } of rules) {
    const { source, flags } = hint ?? pattern;
    const kind = flags.replace('g', '');
    sources.set(kind, (sources.get(kind) ?? new Set()).add(source));
  }
  return {
    gates: Array.from(sources, ([kind, alternatives]) => new RegExp([...alternatives].join('|'), kind)),
    rules,
  };
}
