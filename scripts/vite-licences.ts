import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';

/** Licences whose only condition is that they are shown. */
const permissive = new Set(['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'OFL-1.1']);
const line = `\n${'-'.repeat(78)}\n`;

/**
 * Writes `licences.txt`: the packages whose code or files are in the built page and in its workers, each with
 * its licence, below those of the data. The build fails if a licence has no text or isn't permissive.
 */
export function licences(): { readonly ofPage: Plugin; readonly ofWorkers: Plugin } {
  const bundled = new Set<string>();
  const collect = (bundle: Rolldown.OutputBundle): void => {
    for (const path of Object.values(bundle).flatMap(pathsOf)) {
      const directory = packageOf(path);
      if (directory !== null) bundled.add(directory);
    }
  };
  return {
    ofWorkers: {
      name: 'iam-playground-licences-of-workers',
      generateBundle: (_options, bundle) => collect(bundle),
    },
    ofPage: {
      name: 'iam-playground-licences',
      apply: 'build',
      generateBundle(_options, bundle) {
        collect(bundle);
        this.emitFile({ type: 'asset', fileName: 'licences.txt', source: textOf([...bundled]) });
      },
    },
  };
}

/** The paths of the modules whose code is in a built file. */
function pathsOf(file: Rolldown.OutputAsset | Rolldown.OutputChunk): readonly string[] {
  if (file.type === 'asset') return file.originalFileNames;
  return Object.entries(file.modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
}

/** The directory of the package that a file belongs to, or null for the page's own. */
const packageOf = (path: string): string | null =>
  /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path.replaceAll('\\', '/').replace(/^\0/, ''))?.[0] ??
  null;

/** The packages, with each licence text once, below the names of the packages that share it. */
function textOf(directories: readonly string[]): string {
  const names = new Map<string, string[]>();
  for (const directory of directories) {
    const { name, licence } = read(directory);
    names.set(licence, [...(names.get(licence) ?? []), name].sort());
  }
  const packages = [...names].map(([licence, of]) => `${of.join(', ')}\n\n${licence}\n`).sort();
  return [readFileSync(join(import.meta.dirname, 'licences', 'data.txt'), 'utf8'), ...packages].join(line);
}

/**
 * The file with licences of works that are inside a package's published file but that the package itself
 * doesn't name.
 */
const insideOf = (name: string): string => join(import.meta.dirname, 'licences', 'inside', `${name}.txt`);

/** @throws Error if the page may not contain the package */
function read(directory: string): { readonly name: string; readonly licence: string } {
  const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as Record<
    string,
    unknown
  >;
  const { name, license } = manifest as { name: string; license?: string };
  if (license === undefined || !permissive.has(license))
    throw new Error(`${name} is bundled, and its licence (${license ?? 'none'}) is not on the list`);
  const own = readdirSync(directory).find((one) => /^licen[cs]e(?:\.\w+)?$/i.test(one));
  if (own === undefined) throw new Error(`${name} is bundled, and has no text of its licence`);
  const texts = [join(directory, own), insideOf(name)].filter((path) => existsSync(path));
  const licence = texts.map((path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n').trim());
  return { name, licence: licence.join('\n\n') };
}
