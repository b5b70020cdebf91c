import type { Browser } from 'playwright';
import { INSTALLED, pageWith } from './package-consumers';
import { integrityMap, readIntegrity } from './package-integrity';
import { startPackageSite } from './package-site';
import { staticGraph } from './package-size';
import { type Visited, visit, visitRefused } from './package-visit';

const DIST = `${INSTALLED}dist/`;

/**
 * Reads a page that knows the hash of every module, from another origin, and then the same page with one module after the other
 * changed on its way: none of these may run. Throws where one does, and where fewer were tried than are loaded.
 */
export async function checkIntegrity(browser: Browser): Promise<void> {
  let changed: string | undefined;
  const cdn = await startPackageSite(
    { '/dist/': DIST },
    {
      headers: { 'access-control-allow-origin': '*' },
      change: (path, body) =>
        path === changed ? Buffer.concat([Buffer.from('globalThis.tampered = true;'), body]) : body,
    },
  );
  const base = `${cdn.origin}/dist/`;
  const map = integrityMap(base, readIntegrity(DIST));
  const script = `${map}<script type="module" crossorigin src="${base}index.js"></script>`;
  const site = await startPackageSite({}, { page: pageWith(script) });
  try {
    const url = `${site.origin}/`;
    const { asked } = await visit(browser, { url, origins: [site.origin, cdn.origin] });
    const modules = modulesOf(asked, base);
    const atOnce = [...staticGraph(DIST, 'index.js').keys()];
    if (!(modules.length > atOnce.length)) throw new Error(`only ${modules.join(' ')} were loaded`);
    for (const module of modules) {
      changed = `/dist/${module}`;
      // Some are done without, so that it may speak; it is enough that nothing of theirs runs.
      const { tampered } = await visitRefused(browser, url);
      if (tampered) throw new Error(`${module} ran although it was changed`);
    }
    console.log(`        ${modules.length} modules changed, none ran`);
  } finally {
    site.close();
    cdn.close();
  }
}

/** The page's modules among what was asked for: those of threads lie in `assets/`. */
function modulesOf(asked: Visited['asked'], base: string): string[] {
  const paths = asked.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length));
  return [...new Set(paths)].filter((path) => /^[^/]+\.js$/.test(path));
}
