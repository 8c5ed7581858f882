import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, type Rolldown } from 'vite';
import { curriculum } from '../src/lessons/curriculum.ts';
import { escapeXml as html } from '../src/graph/picture/svg.ts';
import type { BuiltPage, builtPages, sentPage } from '../src/ui/frame/embed/pages/markup.ts';
import { contentSecurityPolicy } from './vite-csp.ts';

/** The most that a page costs before it is live, with the scripts that wait for its reader, in gzip bytes. */
export const pageBudget = 25_000;

/** Replaces the one place of `text` that is asked for, and fails if there is none. */
function replaced(text: string, place: string | RegExp, by: string): string {
  const after = text.replace(place, () => by);
  if (after === text) throw new Error(`embed.html has no ${String(place)}`);
  return after;
}

/** Puts the policy that allows a page's own parts into it, in the place of another one. */
function withPolicy(written: string): string {
  const bare = replaced(written, / *<meta http-equiv="Content-Security-Policy"[^>]*>\n*/, '');
  const policy = `<meta http-equiv="Content-Security-Policy" content="${html(contentSecurityPolicy(bare))}" />`;
  return replaced(bare, /(?<=<head>\n)/, `    ${policy}\n`);
}

/** The tags that name absolute addresses, for those who show a link to the page. */
function shown({ title, description, path, social }: BuiltPage, site: string): string {
  const address = `${site}${path}`;
  const named = [
    ['og:type', 'website'],
    ['og:title', title],
    ['og:description', description],
    ['og:url', address],
    ['og:image', `${site}social/${social}.png`],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
  ].map(([name = '', value = '']) => `<meta property="${name}" content="${html(value)}" />`);
  const oembed = `${address.slice(0, -'.html'.length)}.json`;
  return [
    ...named,
    '<meta name="twitter:card" content="summary_large_image" />',
    `<link rel="alternate" type="application/json+oembed" title="${html(title)}" href="${html(oembed)}" />`,
  ].join('\n    ');
}

/** What a service that knows oEmbed asks for, to put the page into a post: https://oembed.com */
export function oembedOf({ title, path, social, height }: BuiltPage, site: string): string {
  const frame = `<iframe title="${html(title)}" src="${html(site + path)}" style="width: 100%; height: ${String(height)}px; border: 0" loading="lazy"></iframe>`;
  return JSON.stringify({
    version: '1.0',
    type: 'rich',
    provider_name: 'IAM Playground',
    provider_url: site,
    title,
    html: frame,
    width: 640,
    height,
    thumbnail_url: `${site}social/${social}.png`,
    thumbnail_width: 1200,
    thumbnail_height: 630,
  });
}

/**
 * Writes the page of a built-in scene: the built `embed.html`, with its own picture and words. `site` is the address at
 * which the site is published, or null: then all that needs an absolute address is left out.
 */
export function embedPage(template: string, page: BuiltPage, site: string | null): string {
  const { root, hash, title, description, views, style, body } = page;
  // Where no script can say what the post asks for, a question doesn't begin with its answer.
  const still = views.find((view) => view === 'question') ?? views[0] ?? '';
  const own = `data-embed="${root}" data-address="${html(hash)}" data-look="${still}" data-looks="${views.join(' ')}"`;
  const named = `<title>${html(title)} · IAM Playground</title>`;
  const described = `<meta name="description" content="${html(description)}" />`;
  const steps: readonly (readonly [string | RegExp, string])[] = [
    [/ data-embed(?=>)/, ` ${own}`],
    [/<title>[^<]*<\/title>/, site === null ? named : `${named}\n    ${shown(page, site)}`],
    [/<meta name="description"[^>]*>/, described],
    [/(?=<\/style>)/, style],
    [/<div class="embed-start">[^]*?<\/div>/, `<div class="embed-start drawn">${body}</div>`],
  ];
  const written = steps
    .reduce((text, [place, by]) => replaced(text, place, by), template)
    .replaceAll(/(href|src)="\.\//g, `$1="${root}`);
  return withPolicy(written);
}

/** Writes `embed.html` itself, which has a place for the picture of a link's scene. */
export function sentEmbed(template: string, { style, body }: Pick<BuiltPage, 'style' | 'body'>): string {
  const styled = replaced(template, /(?=<\/style>)/, style);
  return withPolicy(replaced(styled, /(?=<div id="embed">)/, body));
}

/** Returns the address at which the site is published, with a slash at its end, or null if nobody says it. */
function siteUrl(): string | null {
  const said = process.env['SITE_URL'] ?? '';
  if (said === '') return null;
  if (!URL.canParse(said) || !/^https?:$/.test(new URL(said).protocol))
    throw new Error(`SITE_URL is no address: ${said}`);
  return said.endsWith('/') ? said : `${said}/`;
}

/** Bundles the code that draws the pages, runs it, and takes it away again. */
async function drawn(root: string): Promise<{ pages: readonly BuiltPage[]; sent: typeof sentPage }> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      write: false,
      copyPublicDir: false,
      target: 'node20',
      cssMinify: 'lightningcss',
      ssr: join(root, 'src/ui/frame/embed/pages/markup.ts'),
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!('output' in built)) throw new Error('What draws the pages of scenes was not built');
  const folder = join(root, 'node_modules/.vite-temp');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `embed-pages-${String(process.pid)}-${String(Date.now())}.mjs`);
  writeFileSync(file, built.output[0].code);
  try {
    const made = (await import(pathToFileURL(file).href)) as {
      builtPages: typeof builtPages;
      sentPage: typeof sentPage;
    };
    const lessons = curriculum.flatMap(({ chapter, lessons: ids }) =>
      ids.map((id) => readFileSync(join(root, 'src/lessons/en', chapter, `${id}.md`), 'utf8')),
    );
    return { pages: await made.builtPages(lessons), sent: made.sentPage };
  } finally {
    rmSync(file);
  }
}

/** The scripts that a page asks for by itself, in gzip bytes. */
const scriptBytes = (page: string, root: string, bundle: Rolldown.OutputBundle): number =>
  [...page.matchAll(/(?:src|href)="([^"]+\.js)"/g)].reduce((sum, [, address = '']) => {
    const file = bundle[address.slice(root.length)];
    return sum + (file?.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0);
  }, 0);

/**
 * Draws a page for each built-in scene, sample, question and lesson: it is its own embed, and shows its picture before
 * any script has arrived. Fails if one is too large.
 */
export function embedPages(): Plugin {
  let root = '';
  return {
    name: 'iam-playground-embed-pages',
    apply: 'build',
    enforce: 'post',
    configResolved: (config) => {
      ({ root } = config);
    },
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const template = bundle['embed.html'];
        if (template?.type !== 'asset') return this.error('The build has no embed.html');
        const site = siteUrl();
        const { pages, sent } = await drawn(root);
        const plain = template.source.toString();
        template.source = sentEmbed(plain, sent);
        for (const page of pages) {
          const source = embedPage(plain, page, site);
          const size = gzipSync(source, { level: 9 }).length + scriptBytes(source, page.root, bundle);
          if (size > pageBudget)
            this.error(`${page.path} has ${String(size)} bytes in gzip, of ${String(pageBudget)}`);
          this.emitFile({ type: 'asset', fileName: page.path, source });
          if (site === null) continue;
          const fileName = page.path.replace(/html$/, 'json');
          this.emitFile({ type: 'asset', fileName, source: oembedOf(page, site) });
        }
      },
    },
  };
}
