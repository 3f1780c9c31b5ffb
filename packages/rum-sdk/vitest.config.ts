import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/harness/buildPackage.ts'],
    // each browser file starts a browser of its own, and waits for most of its time; more of them than that would starve
    // each other where frames and paints are measured
    maxWorkers: 2,
    // a real browser on a busy machine: one more try, which the report shows as (retry x1)
    retry: 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
