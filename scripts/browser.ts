import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';

/** Names under which Chrome or Chromium is installed on Linux. */
const NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];

/** Where the installers of other systems put it. */
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function onPath(name: string): string | undefined {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (folder && existsSync(file)) return file;
  }
  return undefined;
}

/** `CHROME_PATH`, then an installed Chrome or Chromium, then Playwright's own; undefined if there is none. */
export function lookForBrowser(): string | undefined {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, which does not exist.`);
    return named;
  }
  const own = chromium.executablePath();
  const candidates = [...NAMES.map(onPath), ...PLACES, own];
  return candidates.find((file) => file !== undefined && existsSync(file));
}

/** {@link lookForBrowser}, or an error that says how to get one. */
export function findBrowser(): string {
  const found = lookForBrowser();
  if (found) return found;
  throw new Error('No browser found. Set CHROME_PATH, or run: npx playwright install chromium');
}

function run(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** Finds a browser, installing one (and saying so) where there is none. */
export function ensureBrowser(): string {
  const found = lookForBrowser();
  if (found) return found;
  const debian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (debian) {
    console.log('No browser found: installing the Debian package chromium.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium']);
  } else {
    console.log('No browser found: downloading Chromium with Playwright.');
    run('npx', ['playwright', 'install', 'chromium']);
  }
  return findBrowser();
}

/**
 * Flags with which a browser without a window computes on the graphics card. On Linux it takes Vulkan, which Chromium leaves alone
 * unless told; where there is no driver for it, these leave no adapter at all, not even the software one.
 */
const GRAPHICS_CARD =
  process.platform === 'linux'
    ? [
        '--enable-features=Vulkan',
        '--use-angle=vulkan',
        '--disable-vulkan-surface',
        '--ignore-gpu-blocklist',
      ]
    : ['--ignore-gpu-blocklist'];

/**
 * Flags for a quiet browser that plays without a gesture; WebGPU, if asked for, on a software adapter (`true`) or on the
 * graphics card (`hardware`).
 */
export function browserArguments({
  webgpu = true,
  autoplay = true,
}: {
  webgpu?: boolean | 'hardware';
  autoplay?: boolean;
} = {}): string[] {
  return [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    ...(webgpu ? ['--enable-unsafe-webgpu'] : []),
    ...(webgpu === 'hardware' ? GRAPHICS_CARD : []),
    ...(autoplay ? ['--autoplay-policy=no-user-gesture-required'] : []),
  ];
}
