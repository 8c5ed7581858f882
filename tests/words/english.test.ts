import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = resolve(import.meta.dirname, '../../src/words/en');

interface Text {
  /** `dialogs/pools.ts:12` */
  readonly place: string;
  readonly text: string;
}

/** A template's text, with a name where one is filled in. */
const withNames = (template: ts.TemplateExpression): string =>
  [template.head.text, ...template.templateSpans.map(({ literal }) => literal.text)].join('ana');

function textsOf(file: string): Text[] {
  const tree = ts.createSourceFile(
    file,
    readFileSync(join(folder, file), 'utf8'),
    ts.ScriptTarget.ESNext,
    true,
  );
  const texts: Text[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    const place = `${file}:${String(line + 1)}`;
    if (ts.isStringLiteralLike(node)) texts.push({ place, text: node.text });
    else if (ts.isTemplateExpression(node)) texts.push({ place, text: withNames(node) });
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return texts;
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const texts = files.flatMap(textsOf);
const lessonFolder = resolve(import.meta.dirname, '../../src/lessons/en');
const lessonLines = readdirSync(lessonFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) =>
    readFileSync(join(lessonFolder, file), 'utf8')
      .split('\n')
      .map((text, index): Text => ({ place: `${file}:${String(index + 1)}`, text })),
  );
const saying = (pattern: RegExp, among: readonly Text[] = texts): string[] =>
  among.filter(({ text }) => pattern.test(text)).map(({ place, text }) => `${place}: ${text}`);

test('Somebody who acts has a name or is “you”, never “whoever”', () => {
  expect(texts.length).toBeGreaterThan(1500);
  expect(lessonLines.length).toBeGreaterThan(3000);
  const unnamed = /\bwho(m)?ever\b|\bno such thing\b|\bsomebody whom\b/i;
  expect(saying(unnamed, [...texts, ...lessonLines])).toEqual([]);
});

test('What was done is said by its verb: created, saved, deleted', () => {
  expect(saying(/^ana is (there|saved|deleted|moved)\.$/)).toEqual([]);
});

test('A sentence has at most 30 words', () => {
  const sentences = texts.flatMap(({ place, text }) =>
    text.split(/(?<=[.?!:])\s+|\n/).map((sentence) => ({ place, text: sentence })),
  );
  const long = sentences.filter(({ text }) => text.split(/\s+/).length > 30);
  expect(long.map(({ place, text }) => `${place}: ${text}`)).toEqual([]);
});

test('Errors, the log, the terminal, forms and the ledger speak of assuming a role, never of a hat', () => {
  const plain = texts.filter(({ place }) =>
    /^(ledger|dialogs\/|forms|log|rules|script|terminal|try|exchange|playground)/.test(place),
  );
  expect(plain.length).toBeGreaterThan(800);
  expect(
    saying(/\bhats?\b|\bputs? (it|the role|a role|ana|roles) on\b|\bputs? on\b|\bwear|\bworn\b/i, plain),
  ).toEqual([]);
});

test('Apostrophes and quotation marks are typographic in sentences', () => {
  expect(saying(/[a-z]'[a-z]/).filter((text) => !text.includes('<<'))).toEqual([]);
});
