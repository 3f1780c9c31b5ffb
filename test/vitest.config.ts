import { defineConfig } from 'vitest/config';

/** A page view, its forward and its read-back take seconds; a machine with much other work takes ten times as long. */
const TEST_TIMEOUT_MS = 300_000;

/** A whole pipeline is started per file: a cold start of store, workerd, Next and Chromium on two such cores. */
const HOOK_TIMEOUT_MS = 420_000;

const PIPELINES = ['src/pipeline/**/*.test.ts'];

export default defineConfig({
  test: {
    // real programs on a busy machine: one more try, which the report shows as (retry x1)
    retry: 1,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: HOOK_TIMEOUT_MS,
    projects: [
      {
        test: {
          name: 'parts',
          include: ['src/**/*.test.ts'],
          exclude: PIPELINES,
          // they wait for the next snapshot for most of their time
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'pipelines',
          include: PIPELINES,
          // one at a time: two would share two cores and tell nothing more
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
