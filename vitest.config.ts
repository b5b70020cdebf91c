import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { browserArguments, lookForBrowser } from './scripts/browser.ts';
import viteConfig from './vite.config.ts';

/** Undefined leaves the search to Playwright, which fails only if a browser test is run. */
const executablePath = lookForBrowser();

export default defineConfig({
  ...viteConfig,
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.ts'],
          // Files of one thread share their modules: loading them anew for each file took longer than the tests.
          pool: 'threads',
          isolate: false,
          // Models run in some: seconds each, and more where a busy machine's cores are shared.
          testTimeout: 60_000,
        },
      },
      {
        // The full-size models: minutes and gigabytes, run by `npm run test:full` alone.
        extends: true,
        test: {
          name: 'full',
          environment: 'node',
          include: ['test/full/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          // Quota is simulated for the whole origin, and two cores gain nothing from two files at once.
          fileParallelism: false,
          globalSetup: ['test/support/hub-global-setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(executablePath ? { executablePath } : {}),
                args: browserArguments(),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
