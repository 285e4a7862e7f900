import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/tools/*.test.ts'],
    globalSetup: ['test/tools/sites.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
    fileParallelism: false,
  },
});
