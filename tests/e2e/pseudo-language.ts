import { readFileSync } from 'node:fs';
import ts from 'typescript';
import type { Plugin } from 'vite';

/** What stands around every text of the pseudo-language. */
export const open = '⟦';
export const close = '⟧';

/** Values among the words that are no text: ids, keys to press, commands to type, names of files. By where they stand. */
const noText = [
  'storyFrames.*.id',
  'firstFrame.id',
  'storyFrames.*.prediction.answer',
  'help.groups.*.shortcuts.*.keys',
  'services.*.value',
  'importWords.command',
  'terminalPanel.welcome.examples',
  'terminalPanel.script.fileName',
  'keyDialog.fileName',
  'countOrder',
];

/** The beginning of the ids of what puts the marks: each module of words has its own, and shares no file for it. */
const marks = '\0marks:';
const marked = '?marked';

/** Puts the marks around all that a module of words exports: its strings, and what its functions return. */
const marksCode = `
const noText = new Set(${JSON.stringify(noText)});
export function mark(value, place) {
  if (noText.has(place)) return value;
  if (typeof value === 'string') return value === '' ? '' : '${open}' + value + '${close}';
  if (typeof value === 'function') return (...given) => mark(value(...given), place + '()');
  if (Array.isArray(value)) return value.map((one) => mark(one, place + '.*'));
  if (value instanceof Map) return new Map([...value].map(([key, one]) => [key, mark(one, place + '.*')]));
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mark(one, place + '.' + key)]));
  return value;
}`;

/** The names that a module exports, types left out. */
function exportsOf(file: string): string[] {
  const code = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext },
  }).outputText;
  const tree = ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true);
  return tree.statements.flatMap((statement) => {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      return statement.exportClause.elements.map(({ name }) => name.text);
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExported) return [];
    if (ts.isFunctionDeclaration(statement)) return statement.name ? [statement.name.text] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name }) => name.getText(tree));
  });
}

/** Builds the page in a language of which every text is marked: what stands outside of the words then has no marks. */
export function pseudoLanguage(): Plugin {
  const inWords = /[\\/]src[\\/]words[\\/]/;
  return {
    name: 'pseudo-language',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (source.startsWith(marks)) return source;
      const isWords = source.startsWith('#words/') || source.endsWith('words/index.ts');
      if (!isWords || importer === undefined || inWords.test(importer)) return null;
      const words = await this.resolve(source, importer, { ...options, skipSelf: true });
      return words && `${words.id}${marked}`;
    },
    load(id) {
      if (id.startsWith(marks)) return marksCode;
      if (!id.endsWith(marked)) return null;
      const file = id.slice(0, -marked.length);
      const lines = exportsOf(file).map((name) => `export const ${name} = mark(words.${name}, '${name}');`);
      return [
        `import * as words from ${JSON.stringify(file)};`,
        `import { mark } from ${JSON.stringify(marks + file)};`,
        ...lines,
      ].join('\n');
    },
  };
}
