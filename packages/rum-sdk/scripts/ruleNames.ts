/** Names of properties that stay within the second file, as `OWN_NAMES` stay within the script: those of the scrubber's rules. */
export const RULE_NAMES: readonly string[] = ['kind', 'pattern', 'hint', 'rangesOf'];
