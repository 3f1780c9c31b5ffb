import { defineConfig } from 'vitest/config';

/** Where frames, paints, memory or the order of the network's answers are held to the digit. */
const MEASURING = [
  'test/vitals/**/*.test.ts',
  'test/behaviours/**/*.test.ts',
  'test/transport/memory.test.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/harness/buildPackage.ts'],
    // a real browser on a busy machine: one more try, which the report shows as (retry x1)
    retry: 1,
    // a machine with much other work takes ten times as long as an idle one
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        test: {
          name: 'waiting',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: MEASURING,
          // a browser each, which waits for most of its time
          maxWorkers: 3,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'measuring',
          include: MEASURING,
          // more of them would starve each other
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
