import { ALLOWLIST } from '@throughline/conventions/allowlist';
import type { Attribute } from '@throughline/conventions/attribute';
import { CLIENT_DROP_REASONS, CLIENT_DROPPED_PREFIX } from '@throughline/conventions/browserAttributes';
import { MEASURED_ATTRIBUTES } from '../measure/measuredAttributes.ts';
import { OPAQUE_SHAPES } from './opaqueShapes.ts';

/** What may stand under a name. */
export interface AttributeRule {
  /** Its name: one text for all spans, by which it is found again without comparing characters. */
  readonly name: string;
  readonly type: Attribute['type'];
  readonly scrub: Attribute['scrub'];
  /** Text of this shape is taken as it is. */
  readonly opaque: RegExp | undefined;
}

/** The attributes that may stand in one place, by name: a name that isn't here is dropped. */
export type AttributeRules = ReadonlyMap<string, AttributeRule>;

/** The rules of all places, for one kind of sender. */
export interface RuleBook {
  readonly resource: AttributeRules;
  readonly span: AttributeRules;
  readonly event: AttributeRules;
  /** Of a span of which only the metrics are taken. */
  readonly measured: AttributeRules;
}

/** Counts of what SDKs dropped, one for each reason: part of the allowlist by their prefix. */
const CLIENT_DROPPED: [string, AttributeRule][] = CLIENT_DROP_REASONS.map((reason) => [
  CLIENT_DROPPED_PREFIX + reason,
  { name: CLIENT_DROPPED_PREFIX + reason, type: 'int', scrub: 'none', opaque: undefined },
]);

const MEASURED: ReadonlySet<string> = new Set(MEASURED_ATTRIBUTES);

/** The allowlist as it is looked up: one look for each attribute. A page may send less than a server. */
export const RULES: Readonly<Record<'page' | 'server', RuleBook>> = {
  page: ruleBook((from) => from === 'browser'),
  server: ruleBook(() => true),
};

function ruleBook(mayCome: (from: Attribute['from']) => boolean): RuleBook {
  const rulesAt = (position: Attribute['on'][number]): [string, AttributeRule][] =>
    [...ALLOWLIST]
      .filter(([, { on, from }]) => on.includes(position) && mayCome(from))
      .map(([name, { type, scrub }]) => [name, { name, type, scrub, opaque: OPAQUE_SHAPES.get(name) }]);
  const span = rulesAt('span');
  return {
    resource: new Map([...rulesAt('resource'), ...CLIENT_DROPPED]),
    span: new Map(span),
    event: new Map(rulesAt('event')),
    measured: new Map(span.filter(([key]) => MEASURED.has(key))),
  };
}
