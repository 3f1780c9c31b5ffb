import type { SyntaxNode } from '@lezer/common';
import type { Matcher } from '../ast.ts';
import { QueryError } from '../queryError.ts';
import { parseString } from './parseString.ts';

/** RE2 and JavaScript agree on what label matchers use; RE2's leading flags are written differently. */
const LEADING_FLAGS = /^\(\?([ims]+)\)/;

/** Reads the metric name and the label matchers of a `VectorSelector`. */
export function parseMatchers(selector: SyntaxNode, query: string): Matcher[] {
  const matchers: Matcher[] = [];
  const name = selector.getChild('Identifier');
  if (name !== null) matchers.push(equalTo('__name__', query.slice(name.from, name.to)));
  const list = selector.getChild('LabelMatchers');
  for (let node = list?.firstChild ?? null; node !== null; node = node.nextSibling) {
    matchers.push(parseMatcher(node, query));
  }
  if (matchers.every((matcher) => matcher.matches(''))) {
    throw new QueryError('bad_data', 'vector selector must contain at least one non-empty matcher');
  }
  return matchers;
}

function parseMatcher(node: SyntaxNode, query: string): Matcher {
  const text = (child: SyntaxNode | null): string =>
    child === null ? '' : query.slice(child.from, child.to);
  const quoted = node.getChild('QuotedLabelName');
  if (node.name === 'QuotedLabelName') return equalTo('__name__', parseString(text(node)));
  const label = quoted === null ? text(node.getChild('LabelName')) : parseString(text(quoted));
  const value = parseString(text(node.getChild('StringLiteral')));
  const operator = text(node.getChild('MatchOp'));
  if (operator === '=') return equalTo(label, value);
  if (operator === '!=') return { label, matches: (actual) => actual !== value };
  const pattern = anchored(value);
  const wanted = operator === '=~';
  return { label, matches: (actual) => pattern.test(actual) === wanted };
}

function equalTo(label: string, value: string): Matcher {
  return { label, matches: (actual) => actual === value, equals: value };
}

/** Prometheus anchors regular expressions at both ends, and `.` matches line breaks. */
function anchored(source: string): RegExp {
  const flags = LEADING_FLAGS.exec(source)?.[1] ?? '';
  const body = source.replace(LEADING_FLAGS, '');
  try {
    return new RegExp(`^(?:${body})$`, [...new Set(`su${flags}`)].join(''));
  } catch {
    throw new QueryError('bad_data', `invalid regular expression ${JSON.stringify(source)}`);
  }
}
