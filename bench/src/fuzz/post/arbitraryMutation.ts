import fc from 'fast-check';
import type { Mutation } from '../body/mutate.ts';

/** Names that objects have without having been given them. */
const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'then', ''];

/** Values of the wrong type, of the wrong size, or none. */
const VALUES = [
  '1e999',
  '-1e999',
  '-0',
  'NaN',
  '18446744073709551616',
  '9'.repeat(400),
  'null',
  '[]',
  '{}',
  '"\\ud800"',
  '"\\udfff\\ud800"',
  '"\\u0000"',
  '""',
  '"Infinity"',
  '"0x10"',
];

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const someBytes = fc.uint8Array({ minLength: 1, maxLength: 24 });
const anyText = fc.oneof(fc.constantFrom(...VALUES), fc.json({ maxDepth: 4 }));

const ofBytes: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'double' as const), at: share, to: share }),
  fc.record({ kind: fc.constantFrom('insert' as const, 'overwrite' as const), at: share, bytes: someBytes }),
  fc.record({ kind: fc.constant('rename' as const), at: share, text: fc.constantFrom(...NAMES) }),
  fc.record({ kind: fc.constant('revalue' as const), at: share, text: anyText }),
);

const ofJson: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('json-nest', 'json-double-key', 'json-list', 'json-repeat'),
  at: share,
  pick: share,
});

const ofProtobuf: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(
    'pb-drop',
    'pb-repeat',
    'pb-renumber',
    'pb-double',
    'pb-varint',
    'pb-text',
    'pb-nest',
    'pb-empty',
  ),
  at: share,
  pick: share,
});

/** A change of bytes, of JSON or of protobuf; in a body of the other kind it mostly changes nothing. */
export const arbitraryMutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 3, arbitrary: ofBytes },
  { weight: 2, arbitrary: ofJson },
  { weight: 2, arbitrary: ofProtobuf },
);
