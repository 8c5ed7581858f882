import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { runnerImport } from 'vite';

/**
 * Puts the first picture and the frame's styles into the built index.html. So the picture is seen as soon as
 * the page has arrived, before any script or stylesheet.
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

/** The text of a built stylesheet. Its files are named by their paths from the page. */
function stylesOf(bundle: IndexHtmlTransformContext['bundle'], file: string): string {
  const built = bundle?.[file];
  if (built?.type !== 'asset') throw new Error(`The build has no stylesheet ${file}`);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return built.source.toString().trim().replaceAll('url(./', `url(./${folder}`);
}
