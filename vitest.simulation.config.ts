import { defineConfig } from 'vitest/config';

const HOUR_MS = 3_600_000;

export default defineConfig({
  test: {
    include: ['src/**/*.simulation.ts'],
    testTimeout: HOUR_MS,
    hookTimeout: HOUR_MS,
  },
});
