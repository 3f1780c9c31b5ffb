import { defineConfig } from 'vitest/config';

/** A whole pipeline is started and stopped per file; a page view, its forward and its read-back take seconds. */
const TEST_TIMEOUT_MS = 90_000;

/** A cold start of store, workerd, Next and Chromium on two busy cores. */
const HOOK_TIMEOUT_MS = 180_000;

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts'],
    // one pipeline at a time: two would share two cores and tell nothing more
    fileParallelism: false,
    // real programs on a busy machine: one more try, which the report shows as (retry x1)
    retry: 1,
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: HOOK_TIMEOUT_MS,
  },
});
