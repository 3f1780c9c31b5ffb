import type { Attribute, Scrub } from '@throughline/conventions/attribute';
import { BROWSER_ATTRIBUTES } from '@throughline/conventions/browserAttributes';
import { templatePath } from '@throughline/scrub/path/templatePath';
import { scrubUrl } from '@throughline/scrub/scrubUrl';
import { scrubText } from '@throughline/scrub/text/scrubText';
import { PRIVACY_GROUPS } from './privacyGroups.ts';
import { table } from './table.ts';

/** What each treatment means, in words. */
const TREATMENTS: Readonly<Record<Scrub, string>> = {
  none: 'as it is: a number or one of a few words',
  url: 'URL without query, fragment, credentials and data in its path',
  path: 'path without data',
  text: 'text without personal data',
};

/** What the scrubbers are shown at work on; all of it is invented. */
const SAMPLES: readonly (readonly [Scrub, string])[] = [
  ['url', 'https://jane:pw@shop.example/people/jane%40shop.example/orders/4711?token=abc#top'],
  ['path', '/people/550e8400-e29b-41d4-a716-446655440000/letters/Jane_Doe.pdf'],
  ['text', 'no account for jane@shop.example, call +49 170 1234567'],
  ['text', 'card 4111 1111 1111 1111, IBAN DE89370400440532013000, from 192.168.17.34'],
  ['text', 'login failed: password=hunter2, Authorization: Bearer abc123def456ghi789'],
];

const SCRUBBERS: Readonly<Record<Scrub, (value: string) => string>> = {
  none: (value) => value,
  url: (value) => scrubUrl(value),
  path: (value) => templatePath(value),
  text: (value) => scrubText(value),
};

/** The treatments at work: the scrubbers themselves have written the right column. */
export function treatmentTable(): string {
  const rows = SAMPLES.map(([scrub, value]) => [
    TREATMENTS[scrub],
    `\`${value}\``,
    `\`${SCRUBBERS[scrub](value)}\``,
  ]);
  return table(['treatment', 'in the page', 'what leaves it'], rows);
}

/**
 * The allowlist of pages by purpose.
 *
 * @throws where an attribute belongs to no group: its purpose must be written down first.
 */
export function privacyTables(): string {
  const groupOf = (name: string) => PRIVACY_GROUPS.find(({ names }) => names.test(name));
  const homeless = Object.keys(BROWSER_ATTRIBUTES).filter((name) => !groupOf(name));
  if (homeless.length > 0) throw new Error(`privacyGroups.ts has no purpose for ${homeless.join(', ')}`);
  return PRIVACY_GROUPS.map((group) => {
    const rows = Object.entries<Attribute>(BROWSER_ATTRIBUTES)
      .filter(([name]) => groupOf(name) === group)
      .map(([name, { type, on, scrub, doc }]) => [
        `\`${name}\``,
        doc,
        TREATMENTS[scrub],
        type,
        on.join(', '),
      ]);
    const head = ['attribute', 'what it is', 'treatment', 'type', 'on'];
    return `### ${group.title}\n\nSent ${group.when}; ${group.why}.\n\n${table(head, rows)}`;
  }).join('\n\n');
}
