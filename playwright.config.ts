import { defineConfig } from '@playwright/test';
import { browserArguments, findBrowser } from './scripts/browser.ts';

/** End-to-end tests run against the built output: some faults exist only there. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results',
  // Two cores: a second browser would only make both slow.
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: 'list',
  projects: [
    { name: 'app', testIgnore: 'docs.spec.ts' },
    // A minute and a half, and the consumers' tools to install: `npm run check:docs`.
    { name: 'documents', testMatch: 'docs.spec.ts' },
  ],
  use: {
    launchOptions: { executablePath: findBrowser(), args: browserArguments() },
  },
});
