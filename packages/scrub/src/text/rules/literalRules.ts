import type { TextRule } from './textRule.ts';

/** Values in what databases say and are told. */
export const LITERAL_RULES: readonly TextRule[] = [
  // PostgreSQL: `Key (email)=(…) already exists.`, `Failing row contains (…)`
  { kind: 'literal', pattern: /(\bKey \([^)\n]{1,120}\)=\()([^)\n[][^)\n]{0,400})/g },
  { kind: 'literal', pattern: /(\bFailing row contains \()([^\n[][^\n]{0,2000}?)(?=\)|$)/g },
  // MySQL: `Duplicate entry '…' for key`
  { kind: 'literal', pattern: /(\bDuplicate entry ')([^'\n[][^'\n]{0,400})/g },
  {
    kind: 'literal',
    pattern: /(\binvalid input (?:syntax|value) for [^:\n]{1,60}: ")([^"\n[][^"\n]{0,400})/gi,
  },
];
