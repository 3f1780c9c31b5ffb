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
  /** Whether it may stand here at all. */
  readonly isAllowed: boolean;
  /** What came after it last: spans of a kind name their attributes in the same order. */
  next: AttributeRule | undefined;
  /** The last text of it that held nothing, and was short: in a batch nearly all spans repeat it. */
  clean: string | undefined;
}

/** The attributes that may stand in one place, by name; a name that is nowhere is dropped. */
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
const CLIENT_DROPPED: readonly AttributeRule[] = CLIENT_DROP_REASONS.map((reason) =>
  newRule(CLIENT_DROPPED_PREFIX + reason, { type: 'int', scrub: 'none' }),
);

const MEASURED: ReadonlySet<string> = new Set(MEASURED_ATTRIBUTES);

/** The allowlist as it is looked up: one look for each attribute. A page may send less than a server. */
export const RULES: Readonly<Record<'page' | 'server', RuleBook>> = {
  page: ruleBook((from) => from === 'browser'),
  server: ruleBook(() => true),
};

function ruleBook(mayCome: (from: Attribute['from']) => boolean): RuleBook {
  const rulesAt = (position: Attribute['on'][number], isWanted = (_name: string) => true): AttributeRule[] =>
    Array.from(ALLOWLIST, ([name, attribute]) =>
      newRule(name, attribute, attribute.on.includes(position) && mayCome(attribute.from) && isWanted(name)),
    );
  const book = (rules: readonly AttributeRule[]) => new Map(rules.map((rule) => [rule.name, rule]));
  return {
    resource: book([...rulesAt('resource'), ...CLIENT_DROPPED]),
    span: book(rulesAt('span')),
    event: book(rulesAt('event')),
    measured: book(rulesAt('span', (name) => MEASURED.has(name))),
  };
}

function newRule(
  name: string,
  { type, scrub }: Pick<Attribute, 'type' | 'scrub'>,
  isAllowed = true,
): AttributeRule {
  const opaque = OPAQUE_SHAPES.get(name);
  return { name, type, scrub, opaque, isAllowed, next: undefined, clean: undefined };
}
