import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { licencesText } from './licences-plugin';
import { buildEntries, buildServiceWorker, buildThreads } from './package-code';
import { writeElementData } from './package-element-data';
import { assetName, DRAFT, FILES, PACKAGE, ROOT, SONIC } from './package-entries';
import { writeIntegrity } from './package-integrity';
import { writeManifest } from './package-manifest';
import { writeTypes } from './package-types';

// Builds the npm package into `package/`.

rmSync(PACKAGE, { recursive: true, force: true });
const assets = `${PACKAGE}dist/assets/`;
mkdirSync(assets, { recursive: true });
for (const [name, source] of Object.entries(FILES)) copyFileSync(ROOT + source, assets + name);
for (const path of DRAFT) copyFileSync(`${ROOT}public/${path}`, assets + assetName(path));
copyFileSync(ROOT + SONIC, `${assets}sonic.wasm`);
await buildEntries();
await buildThreads();
await buildServiceWorker();
writeIntegrity();
writeTypes();
writeElementData();
writeManifest();
writeFileSync(`${PACKAGE}licences.txt`, `${licencesText()}\n`);
copyFileSync(`${ROOT}LICENSE`, `${PACKAGE}LICENSE`);
copyFileSync(`${ROOT}docs/package.md`, `${PACKAGE}README.md`);
