import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/harness/buildPackage.ts'],
    // each browser file starts a Chromium of its own
    fileParallelism: false,
    // a real browser on a busy machine: one more try, which the report shows as (retry x1)
    retry: 1,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
