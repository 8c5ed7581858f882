import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { drawSocial, pagesBySocial } from '../../scripts/social-pictures.mjs';

const site = mkdtempSync(join(tmpdir(), 'social-'));
afterAll(() => rmSync(site, { recursive: true, force: true }));
mkdirSync(join(site, 'assets'));
mkdirSync(join(site, 'embed'));

/** A page of a scene whose drawing is so many units high, in a picture of 100. */
const scene = (file: string, name: string, height: number): void =>
  writeFileSync(
    join(site, 'embed', file),
    `<!doctype html><head><meta property="og:image" content="https://example.com/social/${name}.png"></head>
    <div class="room"><svg viewBox="0 0 100 100" width="600"><rect width="90" height="${String(height)}"/></svg></div>`,
  );
scene('a-tall.html', 'chapter-one', 140);
scene('b-whole.html', 'chapter-one', 90);
scene('c-tall.html', 'chapter-two', 140);
scene('d-taller.html', 'chapter-two', 180);

test('A picture for social media that several pages share is of the first that is seen whole, else of the first', async () => {
  expect([...pagesBySocial(site).keys()]).toEqual(['chapter-one', 'chapter-two']);
  const drawn = await drawSocial(site);
  expect([...drawn]).toEqual([
    ['chapter-one', 'embed/b-whole.html'],
    ['chapter-two', 'embed/c-tall.html'],
  ]);
  const [width, height] = [16, 20].map((at) =>
    readFileSync(join(site, 'social', 'chapter-one.png')).readUInt32BE(at),
  );
  expect([width, height]).toEqual([1200, 630]);
});
