import { defineConfig } from 'vitest/config';

/** The fuzzing's smaller share: some seconds on an idle machine, more on a busy one. */
const TEST_TIMEOUT_MS = 120_000;

export default defineConfig({
  test: { include: ['src/**/*.test.ts'], testTimeout: TEST_TIMEOUT_MS, hookTimeout: TEST_TIMEOUT_MS },
});
