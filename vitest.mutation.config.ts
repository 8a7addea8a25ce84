import { defineConfig } from 'vitest/config';

/* The tests that stand beside what is mutated, and no others: whoever changes a rule should be told by the test next to it. */
const TESTED = {
  domain: ['access', 'blocks', 'disclosure', 'ledger', 'openings', 'printed', 'team-sets', 'withheld'],
  store: ['outbox'],
  worker: ['budget', 'deliver', 'outcome', 'policy'],
};

export default defineConfig({
  test: {
    include: Object.entries(TESTED).flatMap(([room, names]) =>
      names.map((name) => `src/${room}/${name}.test.ts`),
    ),
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
