import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Plugin } from 'vite';

/** The two forms of the loader, and how each finds its own address. */
const forms = {
  'v1.js': { format: 'iife', address: 'document.currentScript.src' },
  'v1.mjs': { format: 'es', address: 'import.meta.url' },
} as const;

/** The most that a post pays for it, in gzip bytes. */
const budget = 2000;

/** Builds the loader in one of its forms. @returns its code */
async function loaderAs(
  { format, address }: (typeof forms)[keyof typeof forms],
  root: string,
): Promise<string> {
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
      rolldownOptions: { output: { minify: true } },
      lib: { entry: join(root, 'src/post/loader.ts'), formats: [format], name: 'loader', fileName: 'v1' },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('The loader was not built');
  return first.output[0].code;
}

/** Puts the loader for posts beside the built page, as `embed/v1.js` and `embed/v1.mjs`. Fails if it is too large. */
export function loader(): Plugin {
  let root = '';
  return {
    name: 'iam-playground-loader',
    apply: 'build',
    configResolved: (config) => {
      ({ root } = config);
    },
    async generateBundle() {
      for (const [name, form] of Object.entries(forms)) {
        const code = await loaderAs(form, root);
        const size = gzipSync(code, { level: 9 }).length;
        if (size > budget)
          this.error(`embed/${name} has ${String(size)} bytes in gzip, of ${String(budget)}`);
        this.emitFile({ type: 'asset', fileName: `embed/${name}`, source: code });
      }
    },
  };
}
