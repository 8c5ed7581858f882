import { relative, sep } from 'node:path';
import type { IndexHtmlTransformContext, Plugin } from 'vite';
import { runnerImport } from 'vite';

/** The modules that show the account of a link, which the page's own script asks for only once it runs. */
const ofLinks = ['src/ui/frame/preview/open-link.ts', 'src/ui/panels/account/graph/GraphPanel.svelte'];

/**
 * Puts the first picture and the frame's styles into the built index.html. So the picture is seen as soon as
 * the page has arrived, before any script or stylesheet. What shows a link is fetched beside the page's own script.
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
    {
      name: 'iam-playground-link-first',
      apply: 'build',
      transformIndexHtml: {
        order: 'post',
        handler: (html, { bundle = {}, path }) =>
          path === '/index.html'
            ? html.replace(
                /(?=<script type="module")/,
                `<script>${fetchesForLinks(html, bundle)}</script>\n    `,
              )
            : html,
      },
    },
  ];
}

type Bundle = NonNullable<IndexHtmlTransformContext['bundle']>;

/** The files of a bundle that hold these modules, and all that those import, by their paths from the page. */
function filesWith(bundle: Bundle, modules: readonly string[]): string[] {
  const isWanted = (id: string): boolean =>
    modules.includes(relative(process.cwd(), id.replace(/\?.*/, '')).split(sep).join('/'));
  const waiting = Object.values(bundle).flatMap((file) =>
    file.type === 'chunk' && file.moduleIds.some(isWanted) ? [file.fileName] : [],
  );
  if (waiting.length < modules.length) throw new Error(`The build lacks one of ${modules.join(', ')}`);
  const found = new Set<string>();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const file = bundle[name];
    if (found.has(name) || file?.type !== 'chunk') continue;
    found.add(name);
    waiting.push(...file.imports);
  }
  return [...found];
}

/** Returns a script that fetches what shows a link, if the page was opened by one; it runs none of it. */
function fetchesForLinks(html: string, bundle: Bundle): string {
  const files = filesWith(bundle, ofLinks).filter((file) => !html.includes(file));
  const link = `Object.assign(document.createElement('link'),{rel:'modulepreload',href:'./'+file})`;
  return `if(/^#d\\d/.test(location.hash))for(const file of ${JSON.stringify(files)})document.head.append(${link})`;
}

/** The text of a built stylesheet. Its files are named by their paths from the page. */
function stylesOf(bundle: IndexHtmlTransformContext['bundle'], file: string): string {
  const built = bundle?.[file];
  if (built?.type !== 'asset') throw new Error(`The build has no stylesheet ${file}`);
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  return built.source.toString().trim().replaceAll('url(./', `url(./${folder}`);
}
