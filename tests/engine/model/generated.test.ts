import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TrimmedModel } from '../../../scripts/trim-models.mjs';
import { bindingsText, dataText, generatedTexts, trimmed } from '../../../scripts/trim-models.mjs';
import parts from '../../../scripts/model-families.json' with { type: 'json' };

const root = resolve(import.meta.dirname, '../../..');
const data = join(root, 'src/engine/model/data');
const generated = join(root, 'src/engine/model/generated');
const bindings = join(root, 'src/wire/rest/data');

const partNames = Object.keys(parts);
const again = 'run node scripts/trim-models.mjs';
const textOf = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');

const committed = partNames
  .filter((part) => existsSync(join(data, `${part}.json`)))
  .map((part) => JSON.parse(textOf(data, `${part}.json`)) as TrimmedModel);

describe('The data of the API models', () => {
  test('is one file for each part in scripts/model-families.json', () => {
    expect(readdirSync(data).sort(), again).toEqual(partNames.map((part) => `${part}.json`).sort());
  });

  test('of the playground is what scripts/playground-model.json says', () => {
    expect(textOf(data, 'playground.json'), again).toBe(dataText(trimmed('playground')));
  });
});

describe('The types of the API models', () => {
  const made = generatedTexts(committed);

  test('are the files that the committed data gives, and no others', () => {
    expect(readdirSync(generated).sort(), again).toEqual(made.map(([file]) => file).sort());
  });

  test.each(made)('in %s are those that the committed data gives', (file, text) => {
    expect(textOf(generated, file), again).toBe(text);
  });
});

/** The release of Debian's python3-botocore that the committed data was made from. Another one has other models. */
const release = '1.37.9';
const botocore = '/usr/lib/python3/dist-packages/botocore';
const installed = existsSync(join(botocore, '__init__.py'))
  ? (/__version__ = '([^']+)'/.exec(textOf(botocore, '__init__.py'))?.[1] ?? 'unknown')
  : 'none';

describe.skipIf(installed !== release)(
  `AWS's own models, in botocore ${release} (installed here: ${installed}),`,
  () => {
    test.each(partNames)('give the data of %s', (part) => {
      expect(textOf(data, `${part}.json`), again).toBe(dataText(trimmed(part)));
    });

    test('give what binds the services that speak REST to HTTP', () => {
      const made = committed.flatMap((model) => {
        const text = bindingsText(model);
        return text === null ? [] : [[`${model.part}.json`, text] as const];
      });
      expect(readdirSync(bindings).sort(), again).toEqual(made.map(([file]) => file).sort());
      for (const [file, text] of made) expect(textOf(bindings, file), `${file}: ${again}`).toBe(text);
    });
  },
);
