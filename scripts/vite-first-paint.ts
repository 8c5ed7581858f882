import type { Plugin } from 'vite';
import { runnerImport } from 'vite';

/**
 * Puts the first picture into the built index.html, so that it is seen before any script has arrived, and the
 * small script that must run before it is painted: it keeps the sample from flashing by for who has an account
 * of their own, and the wrong theme from flashing by for who chose one.
 */
export function firstPaint(): Plugin {
  return {
    name: 'iam-playground-first-paint',
    apply: 'build',
    async transformIndexHtml(html) {
      const { module } = await runnerImport<{ firstPaint: () => string }>('./src/ui/frame/first-paint.ts');
      return {
        html: html.replace('<div id="app"></div>', `<div id="app"></div>${module.firstPaint()}`),
        tags: [{ tag: 'script', attrs: { src: './before-paint.js' }, injectTo: 'head' }],
      };
    },
  };
}
