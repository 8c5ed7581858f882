import type { Plugin } from 'vite';

/** Begins and ends in an embed's first file, which hears by itself that a part can't be fetched. */
const bare = /\/src\/embed\.ts$/;
const helper = /vite\/preload-helper/;
const instead = '\0import-alone';

/**
 * Takes Vite's helper out of files that fetch only parts without styles and whose other files no one need fetch beforehand.
 * The picture of a link in a post waits for one file less.
 */
export function bareImport(): Plugin {
  return {
    name: 'iam-playground-bare-import',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      filter: { id: helper },
      handler: (_, importer) => (importer !== undefined && bare.test(importer) ? instead : null),
    },
    load: {
      filter: { id: /^\0import-alone$/ },
      handler: () => 'export const __vitePreload = (load) => load();',
    },
  };
}
