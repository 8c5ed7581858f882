import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { runnerImport } from 'vite';

/**
 * Puts the first picture into the built index.html, with the frame's styles, so that it is seen as soon as the
 * page itself has arrived: no script or stylesheet is waited for.
 */
export function firstPaint(): Plugin[] {
  return [
    {
      name: 'iam-playground-first-paint',
      apply: 'build',
      async transformIndexHtml(html) {
        const { module } = await runnerImport<{ firstPaint: () => string }>('./src/ui/frame/first-paint.ts');
        return html.replace('<div id="app"></div>', `<div id="app"></div>${module.firstPaint()}`);
      },
    },
    {
      name: 'iam-playground-first-styles',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (html, { bundle }) =>
          html.replace(/<link rel="stylesheet"[^>]* href="\.\/([^"]+)">/g, (_link, file: string) => {
            return `<style>${stylesOf(bundle, file)}</style>`;
          }),
      },
    },
  ];
}

/** A built stylesheet's text, its files named as seen from the page. */
function stylesOf(bundle: IndexHtmlTransformContext['bundle'], file: string): string {
  const built = bundle?.[file];
  if (built?.type !== 'asset') throw new Error(`The build has no stylesheet ${file}`);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return built.source.toString().trim().replaceAll('url(./', `url(./${folder}`);
}
