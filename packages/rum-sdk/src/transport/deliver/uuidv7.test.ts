import { expect, it } from 'vitest';
import { uuidv7 } from './uuidv7.ts';

it('is RFC 9562: version 7, its variant, and the time in its first 48 bits', () => {
  const now = 1_795_261_431_970;
  const ids = new Set(Array.from({ length: 500 }, () => uuidv7(now)));
  expect(ids.size).toBe(500);
  for (const id of ids) {
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)).toBe(now);
  }
});
