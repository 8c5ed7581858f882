import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** No export stands without an importer: what only its own file needs is said to be its own. */

const root = resolve(import.meta.dirname, '..');
const source = join(root, 'src');
/** Whose files import: the page, its tests, and what builds and measures it. */
const importers = ['src', 'tests', 'scripts'];
/** What is exported for others: no file in here has to import it. */
const doors = [
  ...[
    'src/engine/index.ts',
    'src/engine/access/index.ts',
    'src/engine/cloudformation/index.ts',
    'src/main.ts',
    'src/endpoint/main.ts',
  ],
  ...['src/sdk/index.ts', 'src/bin/main.ts', 'src/post/loader.ts'],
  ...['src/testing/index.ts', 'src/testing/vitest.ts', 'src/testing/node-test.ts'],
];
/** One folder for each language: whichever `#words` stands for, the others export the same. */
const languages = readdirSync(join(source, 'words'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => join(source, 'words', name));

const files = importers.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|mts|mjs|svelte)$/.test(file))
    .map((file) => join(root, folder, file)),
);

/** The code of a file: all of a script, the scripts and the markup's expressions of a component. */
function treeOf(file: string): ts.SourceFile {
  const text = readFileSync(file, 'utf8');
  const code = file.endsWith('.svelte')
    ? [...text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n')
    : text;
  return ts.createSourceFile(file, code, ts.ScriptTarget.ESNext, true);
}

/** The files that a specifier can lead to: one in each language's folder where it names words. */
function targets(from: string, specifier: string): string[] {
  if (specifier.startsWith('#words/'))
    return languages.map((folder) => join(folder, specifier.slice('#words/'.length)));
  if (specifier.startsWith('/')) return [join(root, specifier)];
  return specifier.startsWith('.') ? [resolve(dirname(from), specifier)] : [];
}

/** Names that a file exports by its own declarations. */
function exportsOf(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    )
      return statement.exportClause.elements.map(({ name }) => name.text);
    const isExport =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!isExport) return [];
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.flatMap(({ name }) =>
        ts.isIdentifier(name)
          ? [name.text]
          : name.elements.flatMap((one) =>
              ts.isBindingElement(one) && ts.isIdentifier(one.name) ? [one.name.text] : [],
            ),
      );
    const name = (statement as ts.DeclarationStatement).name;
    return name && ts.isIdentifier(name) ? [name.text] : [];
  });
}

const trees = files.map((file) => ({ file, tree: treeOf(file) }));
/** What is imported of each file; `*` where all of it is. */
const imported = new Map<string, Set<string>>();

function take(from: string, specifier: string, names: readonly string[]): void {
  for (const file of targets(from, specifier)) {
    const taken = imported.get(file) ?? new Set();
    for (const name of names) taken.add(name);
    imported.set(file, taken);
  }
}

const nameOf = ({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier): string =>
  (propertyName ?? name).text;

for (const { file, tree } of trees) {
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const bindings = node.importClause?.namedBindings;
      const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map(nameOf) : ['*'];
      take(file, node.moduleSpecifier.text, names);
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      const clause = node.exportClause;
      take(
        file,
        node.moduleSpecifier.text,
        clause && ts.isNamedExports(clause) ? clause.elements.map(nameOf) : ['*'],
      );
    } else if (
      ts.isImportTypeNode(node) &&
      ts.isLiteralTypeNode(node.argument) &&
      ts.isStringLiteral(node.argument.literal)
    ) {
      take(file, node.argument.literal.text, ['*']);
    } else if (ts.isCallExpression(node)) {
      // What is fetched, and what a script loads through Vite, may need any of it.
      const [first] = node.arguments;
      const called = node.expression.getText(tree);
      const isLoad = node.expression.kind === ts.SyntaxKind.ImportKeyword || /ssrLoadModule$/.test(called);
      // The build's own loader starts at the root.
      const from = called === 'runnerImport' ? join(root, 'vite.config.ts') : isLoad ? file : null;
      if (from !== null && first && ts.isStringLiteral(first)) take(from, first.text, ['*']);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

test('no export stands without an importer', () => {
  const needless = trees
    .filter(({ file }) => file.startsWith(source) && !doors.some((door) => file === join(root, door)))
    .filter(({ file }) => !file.endsWith('.d.ts') && !file.includes('/generated/'))
    .flatMap(({ file, tree }) => {
      const taken = imported.get(file) ?? new Set();
      if (taken.has('*')) return [];
      return exportsOf(tree)
        .filter((name) => !taken.has(name))
        .map((name) => `${file.slice(root.length + 1)}: ${name}`);
    });
  expect(needless).toEqual([]);
});
