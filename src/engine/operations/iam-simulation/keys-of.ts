import type { Statement } from '../../policy/compile-statement.ts';
import type { PolicyDocument } from '../../policy/document.ts';
import type { Template } from '../../policy/template.ts';

/** The names of a template's variables, as they are written. */
function variablesIn({ source, parts }: Template): string[] {
  const known = new Set(parts.flatMap((part) => (part.kind === 'variable' ? [part.key] : [])));
  return [...source.matchAll(/\$\{([^{}]*)\}/g)]
    .map(([, inner = '']) => (inner.split(',')[0] ?? '').trim())
    .filter((name) => known.has(name.toLowerCase()));
}

function ofStatement({ conditions, resources }: Statement): string[] {
  return [
    ...(resources?.patterns() ?? []).flatMap(variablesIn),
    ...conditions.flatMap(({ key, values }) => [key, ...values().flatMap(variablesIn)]),
  ];
}

/** The context keys that policies ask for, in conditions and as variables: each once, as it is first written. */
export function contextKeysOf(documents: readonly PolicyDocument[]): string[] {
  const found = new Map<string, string>();
  for (const name of documents.flatMap(({ statements }) => statements.flatMap(ofStatement)))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), name);
  return [...found.values()];
}
