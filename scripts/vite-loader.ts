import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';

/** The two forms of the loader, and how each finds its own address. */
const forms = {
  'v1.js': { format: 'iife', address: 'document.currentScript.src' },
  'v1.mjs': { format: 'es', address: 'import.meta.url' },
} as const;

const names = ['v1.js', 'v1.mjs'] as const;

/** The most that a post pays for it, in gzip bytes. */
const budget = 2000;

/** Returns the hash by which a post checks a script that it loads from here. */
export const integrityOf = (code: string): string =>
  `sha384-${createHash('sha384').update(code).digest('base64')}`;

/** Builds the loader in one of its forms. @returns its code */
export async function loaderAs(name: keyof typeof forms, root: string): Promise<string> {
  const { format, address } = forms[name];
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { __LOADER__: address },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'es2023',
      minify: true,
      // A library's module would keep its white space.
      // A constant keeps its name: kept loaders were built so.
      rolldownOptions: { output: { minify: true }, optimization: { inlineConst: false } },
      lib: { entry: join(root, 'src/post/loader.ts'), formats: [format], name: 'loader', fileName: 'v1' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('The loader was not built');
  // Notes for bundlers, of which there is none after this one.
  return first.output[0].code.replaceAll('/* @__PURE__ */ ', '');
}

/**
 * Puts today's loader for posts beside the built page, as `embed/v1.js` and `embed/v1.mjs`; kept ones come from `public/`.
 * Fails if it is too large.
 */
export function loader(): Plugin {
  let root = '';
  return {
    name: 'iam-playground-loader',
    apply: 'build',
    configResolved: (config) => {
      ({ root } = config);
    },
    async generateBundle() {
      for (const name of names) {
        const code = await loaderAs(name, root);
        const size = gzipSync(code, { level: 9 }).length;
        if (size > budget)
          this.error(`embed/${name} has ${String(size)} bytes in gzip, of ${String(budget)}`);
        this.emitFile({ type: 'asset', fileName: `embed/${name}`, source: code });
      }
    },
  };
}
