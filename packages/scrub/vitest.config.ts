import { defineConfig } from 'vitest/config';

/** Thousands of generated texts take seconds, and more on a machine that has other work. */
const TEST_TIMEOUT_MS = 120_000;

export default defineConfig({
  test: { include: ['src/**/*.test.ts'], testTimeout: TEST_TIMEOUT_MS, hookTimeout: TEST_TIMEOUT_MS },
});
