import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAYING_TEXTS } from '../testing/stayingTexts.ts';
import { TEXT_CARRIERS } from '../testing/textCarriers.ts';
import { edgy } from '../testing/textCorpus.ts';
import { scrubIngestText } from './scrubIngestText.ts';

/** Of more than a thousand: a path with a quote behind it, a question that reads as a statement. */
const MAX_CHANGED = 28;

describe('scrubIngestText', () => {
  it.each([
    ['{"msg":"role \\"moko\\" does not exist"}', 'role "[name]" does not exist'],
    [
      '{"msg":"{\\"query\\":\\"{\\\\\\"name\\\\\\":\\\\\\"password\\\\\\",\\\\\\"value\\\\\\":\\\\\\"x1y2\\\\\\"}\\"}"}',
      '[credentials]',
    ],
    ['<m>&lt;Last&gt;Doe&lt;/Last&gt;</m>', '<Last>[name]</Last>'],
  ])('reads %j as it was', (text, part) => {
    expect(scrubIngestText(text)).toContain(part);
  });

  it.each([
    '{"msg":"role \\"admin\\" was given"}',
    '{"path":"C:\\\\new\\\\table.css"}',
    '<m>a &lt; b</m>',
    'Expected "\\n" in "a\\"b"',
  ])('leaves %j as it stands', (text) => expect(scrubIngestText(text)).toBe(text));

  it('keeps the escapes where all is found with them', () => {
    expect(scrubIngestText('{"msg":"to \\"jane@example.com\\""}')).toBe('{"msg":"to \\"[email]\\""}');
  });

  it.each(Object.entries(TEXT_CARRIERS))(
    'takes hardly anything out of what programs say in %s',
    (_, carry) => {
      const changed = STAYING_TEXTS.filter((text) => scrubIngestText(carry(text)) !== carry(text));
      expect(changed.length, changed.join('\n')).toBeLessThanOrEqual(MAX_CHANGED);
    },
  );

  it('changes nothing the second time, whatever the text, and comes through any number of escapes', () => {
    const escaped = fc.constantFrom(...Object.values(TEXT_CARRIERS));
    fc.assert(
      fc.property(edgy, escaped, escaped, (text, carry, outer) => {
        const once = scrubIngestText(outer(carry(text)));
        expect(scrubIngestText(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
    for (const half of ['\\"', '"\\', '"\\"', '&lt;', '<a>', '</a', '\\\\', '\\n'])
      expect(scrubIngestText(half.repeat(10_000)).length, half).toBeLessThan(100_000);
  });
});
