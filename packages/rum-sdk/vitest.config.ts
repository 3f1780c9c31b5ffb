import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/harness/buildPackage.ts'],
    // each browser file starts a Chromium of its own
    fileParallelism: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
