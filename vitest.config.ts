import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { browserArguments, lookForBrowser } from './scripts/browser.ts';
import viteConfig from './vite.config.ts';

/**
 * Lets the browser keep the runtime's binaries: what it has to ask for again it also compiles again, a second for each of a
 * hundred workers.
 */
const lastingRuntime: Plugin = {
  name: 'lasting-runtime',
  configureServer({ middlewares }) {
    middlewares.use((request, response, next) => {
      if (/\.wasm(\?|$)/.test(request.url ?? '')) {
        const setHeader = response.setHeader.bind(response);
        response.setHeader = (name, value) =>
          setHeader(name, name.toLowerCase() === 'cache-control' ? LASTING : value);
        setHeader('Cache-Control', LASTING);
        const writeHead = response.writeHead.bind(response) as (
          ...all: unknown[]
        ) => typeof response;
        response.writeHead = ((status: number, headers?: object) =>
          writeHead(status, { ...headers, 'Cache-Control': LASTING })) as typeof response.writeHead;
      }
      next();
    });
  },
};

const LASTING = 'public, max-age=3600, immutable';

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
        plugins: [lastingRuntime],
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          testTimeout: 60_000,
          // One second is too little where a busy machine's cores are shared; a test that passes waits no longer for it.
          expect: { poll: { timeout: 20_000 } },
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
                // Compiling the runtime well takes longer than what tests compute with it; the end-to-end tests do as users' browsers do.
                args: [...browserArguments(), '--js-flags=--liftoff-only,--wasm-lazy-validation'],
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
