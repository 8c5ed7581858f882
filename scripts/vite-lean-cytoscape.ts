import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

/**
 * Parts of Cytoscape that this page never calls: it computes its own layout and its own paths, and draws on a
 * 2D canvas. The published bundle can't be shaken, its modules can be left out one by one.
 */
const unused = [
  /[\\/]extensions[\\/]layout[\\/](breadthfirst|circle|concentric|cose|grid|random)\.mjs$/,
  /[\\/]collection[\\/]algorithms[\\/](?!index)[\w-]+\.mjs$/,
  /[\\/]canvas[\\/]webgl[\\/]drawing-redraw-webgl\.mjs$/,
];

const source = join(dirname(createRequire(import.meta.url).resolve('cytoscape')), '..', 'src');
const stub = '\0cytoscape-unused';

/**
 * Builds Cytoscape from the modules of its package, without the unused ones: about 40 KB less over the wire.
 * Those modules import four functions of lodash, which the published bundle has inside; es-toolkit has the same,
 * in a tenth of the size.
 */
export function leanCytoscape(): Plugin {
  return {
    name: 'iam-playground-lean-cytoscape',
    enforce: 'pre',
    // Components are tested with what the built page has; `npm run dev` starts faster with the bundle.
    apply: (_, { command }) => command === 'build' || process.env['VITEST'] !== undefined,
    config: () => ({
      // What Cytoscape's own build would fill in.
      define: { 'process.env.VERSION': '"lean"', 'process.env.NODE_ENV': '"production"' },
      optimizeDeps: { exclude: ['cytoscape'], include: ['heap'] },
    }),
    resolveId(id, importer) {
      if (id === 'cytoscape') return join(source, 'index.mjs');
      const lodash = /^lodash\/(\w+)\.js$/.exec(id)?.[1];
      if (lodash) return this.resolve(`es-toolkit/compat/${lodash}`, importer);
      if (!importer?.startsWith(source) || !id.startsWith('.')) return null;
      const path = join(dirname(importer), id);
      return unused.some((pattern) => pattern.test(path)) ? stub : null;
    },
    // A function, since Cytoscape registers layouts as constructors; it has no properties for the others to copy.
    load: (id) =>
      id === stub ? 'export default function leftOut() { throw new Error("left out of this build"); }' : null,
  };
}
