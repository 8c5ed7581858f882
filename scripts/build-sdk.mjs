/**
 * `npm run build:sdk`: the simulated AWS as a module for blog posts and lessons, in `dist-sdk`:
 * `iam-playground.js`, and the files that it fetches when they are first needed. The folder can be served as
 * it is; no bundler is needed.
 */
import { installPackages, requireNode, root } from './install.mjs';

requireNode();
installPackages();
const { build } = await import('vite');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  build: {
    outDir: process.argv[2] ?? 'dist-sdk',
    emptyOutDir: true,
    copyPublicDir: false,
    target: 'es2022',
    lib: { entry: 'src/sdk/index.ts', formats: ['es'], fileName: 'iam-playground' },
  },
});
