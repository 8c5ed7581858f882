import { diffArrays } from 'diff';
import { capabilitiesOf, readTemplate } from '../../engine/cloudformation/index.ts';
import type { StackRow, World } from '../../engine/index.ts';
import type { TakeOver } from '../../engine/stacks.ts';
import { takeOver } from '../../engine/stacks.ts';
import type { CodeFile } from './built.ts';
import { deployCommand } from './cloudformation.ts';
import { editTemplate } from './edit-template.ts';

/** A stack's own template, brought up to what is there. */
export interface StackCode extends Pick<TakeOver, 'taken' | 'notes'> {
  readonly file: CodeFile;
  /** The numbers of the lines that are new, from 1. */
  readonly newLines: ReadonlySet<number>;
  /** The command that deploys it; parameters that it leaves out keep their values. */
  readonly command: string;
}

const ownRegion = 'us-east-1';

/** Of lines more than these that come or go, those count as new that the text before hasn't anywhere. */
const most = 2000;

/** The numbers of the lines, from 1, that a text has and the one before it hasn't. */
function newLinesOf(before: readonly string[], after: readonly string[]): ReadonlySet<number> {
  const changes = diffArrays([...before], [...after], { maxEditLength: most });
  if (!changes) {
    const old = new Set(before);
    return new Set(after.flatMap((line, at) => (old.has(line) ? [] : [at + 1])));
  }
  const found = new Set<number>();
  let line = 1;
  for (const { added, removed, count } of changes) {
    if (removed) continue;
    for (const end = line + count; line < end; line++) if (added) found.add(line);
  }
  return lifted(found, after);
}

const indentOf = (line = ''): number => line.length - line.trimStart().length;

/** Of rows of new lines that could as well begin some lines before, takes the outermost beginning: a whole entry. */
function lifted(found: ReadonlySet<number>, lines: readonly string[]): ReadonlySet<number> {
  const all = new Set(found);
  for (const start of found) {
    if (found.has(start - 1)) continue;
    let end = start;
    while (found.has(end + 1)) end++;
    let best = 0;
    for (
      let up = 1;
      start - up > 0 && !all.has(start - up) && lines[start - up - 1] === lines[end - up];
      up++
    )
      if (indentOf(lines[start - up - 1]) < indentOf(lines[start - best - 1])) best = up;
    for (let up = 1; up <= best; up++) {
      all.add(start - up);
      all.delete(end - up + 1);
    }
  }
  return all;
}

/** Writes a stack's template as it has to be for a deployment to find what is there. Null for a stack without one. */
export function stackCode(world: World, stack: StackRow): StackCode | null {
  const found = takeOver(world, stack);
  if (!found) return null;
  const { body, written, rewrite, taken, notes } = found;
  const text = rewrite === null ? body : editTemplate(body, written, rewrite);
  const language = text.trimStart().startsWith('{') ? 'json' : 'yaml';
  const file: CodeFile = { name: `${stack.name}.${language}`, text, language };
  const values = new Map(
    [...stack.parameters, ...(stack.secrets ?? [])].map(({ key, value }) => [key, value]),
  );
  const template = readTemplate(text, values);
  const capabilities = template.ok ? capabilitiesOf(template.value).capabilities : stack.capabilities;
  return {
    file,
    taken,
    notes,
    newLines: newLinesOf(body.split('\n'), text.split('\n')),
    command: deployCommand(
      [{ name: stack.name, file, region: stack.region === ownRegion ? null : stack.region }],
      capabilities,
    ),
  };
}
