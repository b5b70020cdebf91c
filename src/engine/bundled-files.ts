import type { BundledFiles } from '../shared/bundled-file';

/**
 * Files of the package that its threads need, by their names there. Empty here, where the app's build names them inside the
 * threads; the build of the package (`scripts/package-plugins.ts`) puts one `new URL('./assets/…', import.meta.url)` for each
 * in its place, which is what other people's bundlers find.
 */
export const BUNDLED_FILES: BundledFiles = Object.freeze({});

/** Files of the draft voice, by their paths below the folder that `asset-base` names. As {@link BUNDLED_FILES}. */
export const BUNDLED_DRAFT: BundledFiles = Object.freeze({});
