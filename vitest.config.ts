// How the tests run: every package, application, script and story in one go.
//
// The time zone is inconvenient on purpose (no daylight saving, far from every place in our
// examples), so that an answer which depends on where the machine stands fails here.

import { defineConfig } from 'vitest/config'
import { StuckReporter } from './scripts/stuck-reporter.ts'
import { TallyReporter } from './scripts/tally-reporter.ts'

process.env['TZ'] = 'America/Phoenix'

export default defineConfig({
  test: {
    include: ['{packages,apps,scripts,scenarios,bench}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // A PostgreSQL for the tests that need one; started by the first of them.
    globalSetup: ['./packages/store/src/database/testing-cluster.ts'],
    // Property tests take seconds, more on a busy machine. A test that waits for ever
    // still ends, and of one that computes for ever the run does.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    reporters: ['default', new StuckReporter(), new TallyReporter()],
  },
})
