import { relative, resolve, sep } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Writes a list of the modules in each built file, because the manifest doesn't have it. `npm run size` and
 * the tests of the built page find a chunk by its modules.
 */
export function chunkModules(): Plugin {
  const root = resolve(import.meta.dirname, '..');
  return {
    name: 'iam-playground-chunk-modules',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk'
          ? [[chunk.fileName, chunk.moduleIds.map((id) => relative(root, id).split(sep).join('/'))] as const]
          : [],
      );
      const source = JSON.stringify(Object.fromEntries(modules), null, 1);
      this.emitFile({ type: 'asset', fileName: '.vite/modules.json', source });
    },
  };
}
