import { resolve } from 'node:path';
import type { Rolldown } from 'vite';
import { build } from 'vite';
import { expect, test } from 'vitest';
import { licences } from '../../scripts/vite-licences.ts';

/** Builds a page of one script, and gives the text of its licences. */
async function licencesOf(script: string): Promise<string> {
  const id = resolve(import.meta.dirname, 'page.js');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'page',
        resolveId: (name) => (name === id ? id : null),
        load: (name) => (name === id ? script : null),
      },
      licences().ofPage,
    ],
    build: { write: false, rolldownOptions: { input: id } },
  });
  const { output } = built as Rolldown.RolldownOutput;
  const file = output.find(({ fileName }) => fileName === 'licences.txt');
  return file?.type === 'asset' ? String(file.source) : '';
}

test('the licences of a build are those of what is in it, and of nothing that was left out', async () => {
  const text = await licencesOf(
    "import { openDB } from 'idb'; import { encode } from 'uqr'; export const open = openDB('x');",
  );
  expect(text).toContain('IAM Playground contains parts by others');
  expect(text).toMatch(/\nidb\n\nISC License/);
  expect(text).toContain('botocore');
  expect(text).not.toContain('uqr');
});

test('Cytoscape brings along the licences of what is inside its published file', async () => {
  const text = await licencesOf("import cytoscape from 'cytoscape'; console.log(cytoscape);");
  expect(text).toMatch(/\ncytoscape\n\nCopyright \(c\) 2016-\d+, The Cytoscape Consortium/);
  expect(text).toContain('Copyright OpenJS Foundation and other contributors');
  expect(text).toContain('heap (https://github.com/qiao/heap.js)');
});

test('a build with a package whose licence is not on the list fails', async () => {
  await expect(licencesOf("import axe from 'axe-core'; console.log(axe);")).rejects.toThrow(
    'axe-core is bundled, and its licence (MPL-2.0) is not on the list',
  );
});
