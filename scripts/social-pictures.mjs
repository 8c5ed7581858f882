/**
 * Draws the pictures for social media of a built site: one PNG for each name that the pages of its scenes mention. Each is
 * such a page, before any script, in the page's own letters.
 */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { findHeadless } from './find-chromium.mjs';

/** The size that the pages say, in pixels. */
const size = { width: 1200, height: 630 };

/** The pages in a site's `embed/` by the names of their pictures, which several may share. */
export function pagesBySocial(site) {
  const pages = readdirSync(join(site, 'embed'), { recursive: true })
    .filter((path) => path.endsWith('.html'))
    .map((path) => `embed/${path.split(sep).join('/')}`)
    .sort();
  const named = new Map();
  for (const page of pages) {
    const [, name] =
      /<meta property="og:image" content="[^"]*\/social\/([\w-]+)\.png"/.exec(
        readFileSync(join(site, page), 'utf8'),
      ) ?? [];
    if (name !== undefined) named.set(name, [...(named.get(name) ?? []), page]);
  }
  return named;
}

/** Declares the page's typefaces, which a post's reader waits for until the page is live. */
function letters(site, address) {
  const files = readdirSync(join(site, 'assets'));
  const faces = ['Next', 'Mono'].flatMap((name) => {
    const file = files.find((one) =>
      one.startsWith(`atkinson-hyperlegible-${name.toLowerCase()}-latin-wght-normal`),
    );
    const source = `url(${new URL(`assets/${file}`, address).href})`;
    return file === undefined
      ? []
      : [`@font-face{font-family:'Atkinson Hyperlegible ${name}';font-weight:200 800;src:${source}}`];
  });
  return `${faces.join('')}.drawn,.drawn [font-family*=Next]{font-family:'Atkinson Hyperlegible Next'!important}.drawn [font-family*=Mono]{font-family:'Atkinson Hyperlegible Mono'!important}`;
}

/** Whether all that is drawn on an opened page is seen: no picture ends at an edge. Runs in the page. */
const isWhole = () =>
  [...document.querySelectorAll('.room svg')]
    .filter((picture) => picture.getBoundingClientRect().width > 0)
    .every((picture) => {
      const [drawn, seen] = [picture.getBBox(), picture.viewBox.baseVal];
      return drawn.y >= seen.y && drawn.y + drawn.height <= seen.y + seen.height;
    });

/**
 * Draws them into the site's folder `social`: of those that share a name, the first that is seen
 * whole. @returns the pages that were drawn, by name
 */
export async function drawSocial(site) {
  const executablePath = findHeadless();
  if (!executablePath)
    throw new Error('The pictures for social media need Chromium: `npm test` installs one.');
  const pages = pagesBySocial(site);
  const server = await preview({
    configFile: false,
    logLevel: 'error',
    build: { outDir: site },
    preview: { host: '127.0.0.1', port: 4290 },
  });
  const drawn = new Map();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    mkdirSync(join(site, 'social'), { recursive: true });
    // Without the page's policy, as the letters are added to it.
    const page = await browser.newPage({ viewport: size, colorScheme: 'light', bypassCSP: true });
    await page.route('**/*.js', (route) => route.abort());
    const [address] = server.resolvedUrls.local;
    for (const [name, paths] of pages) {
      for (const path of [...paths, paths[0]]) {
        await page.goto(new URL(path, address).href);
        drawn.set(name, path);
        if (await page.evaluate(isWhole)) break;
      }
      await page.addStyleTag({ content: letters(site, address) });
      await page.evaluate(() => Promise.all([...document.fonts].map((face) => face.load())));
      await page.screenshot({ path: join(site, 'social', `${name}.png`) });
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return drawn;
}
