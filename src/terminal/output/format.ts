import type { Pages } from '../cli/pages.ts';
import { merged, valueAt, withValueAt } from '../cli/pages.ts';
import type { Search } from '../query/compile.ts';
import type { Work } from '../work.ts';
import { Effort } from '../work.ts';
import { writeJson } from './json.ts';
import { writeTable } from './table.ts';
import { writeText } from './text.ts';
import { writeYaml } from './yaml.ts';

type Values = Readonly<Record<string, unknown>>;

export const outputFormats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;
export type OutputFormat = (typeof outputFormats)[number];

interface Presentation {
  readonly format: OutputFormat;
  readonly query: Search | null;
  /** The table's title: the operation. */
  readonly title: string;
  /** Characters that a table may be wide. */
  readonly columns: number;
}

const isNothing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.keys(value).length;

type Ask = (value: unknown) => Work<unknown>;

/**
 * The CLI's text for an answer. It is empty if the operation answers nothing.
 * @throws QueryProblem
 * @throws TooMuch
 */
export function* formatAnswer(answer: Values | Pages, by: Presentation): Work<string> {
  const effort = new Effort();
  const ask: Ask = by.query
    ? (value) => by.query!(value, effort)
    : function* (value) {
        return value;
      };
  if (by.format === 'text') return yield* textOf(answer, ask, effort);
  if (by.format === 'yaml-stream') return yield* streamOf(answer, ask, effort);
  const value = yield* ask(isPages(answer) ? merged(answer) : answer);
  switch (by.format) {
    case 'json':
      return isNothing(value) ? '' : `${yield* writeJson(value, effort)}\n`;
    case 'yaml':
      return isNothing(value) ? '' : yield* writeYaml(value, effort);
    case 'table':
      return yield* writeTable(by.title, value, by.columns, effort);
  }
}

const isPages = (answer: Values | Pages): answer is Pages =>
  Array.isArray(answer['pages']) && 'resumeToken' in answer && 'resultKeys' in answer;

/** Text is printed one page at a time. The first page also has the members that no other page has. */
function* textOf(answer: Values | Pages, ask: Ask, effort: Effort): Work<string> {
  if (!isPages(answer)) return yield* writeText(yield* ask(answer), effort);
  const texts: string[] = [];
  for (const [i, page] of answer.pages.entries()) {
    let shown: Values = i ? {} : answer.rest;
    for (const key of answer.resultKeys) shown = withValueAt(shown, key, valueAt(page, key) ?? null);
    texts.push(yield* writeText(yield* ask(shown), effort));
  }
  const { resumeToken } = answer;
  if (resumeToken !== null)
    texts.push(yield* writeText(yield* ask({ NextToken: { NextToken: resumeToken } }), effort));
  return texts.join('');
}

function* streamOf(answer: Values | Pages, ask: Ask, effort: Effort): Work<string> {
  const pages = isPages(answer) ? answer.pages : isNothing(answer) ? [] : [answer];
  const texts: string[] = [];
  for (const page of pages) texts.push(yield* writeYaml([yield* ask(page)], effort));
  return texts.join('');
}
