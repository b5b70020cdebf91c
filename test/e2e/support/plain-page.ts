import type { Page } from '@playwright/test';
import { startStaticSite } from '../../support/static-site';

/** A page of somebody's with a button and a module script, the built package beside it, and no hub to be reached. */
export interface PlainPage {
  /** Lines of the console, as they come. */
  readonly said: readonly string[];
  /** Addresses of all requests, as they come. */
  readonly asked: readonly string[];
  close(): void;
}

/** Opens one. The script finds the button as `button`. */
export async function openPlainPage(page: Page, script: string): Promise<PlainPage> {
  const site = await startStaticSite(
    `<!doctype html><html lang="en"><title>A page</title><button>Speak</button>
    <script type="module">const button = document.querySelector('button');\n${script}</script>`,
  );
  await page.route('https://huggingface.co/**', (route) => route.abort());
  const [said, asked]: [string[], string[]] = [[], []];
  page.on('console', (message) => said.push(message.text()));
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(site.url);
  return { said, asked, close: () => site.close() };
}
