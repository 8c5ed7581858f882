import type { Search } from '../cli/query.ts';
import type { Pages } from '../cli/pages.ts';
import { merged } from '../cli/pages.ts';
import { valueAt, withValueAt } from '../cli/paths.ts';
import { formatJson } from './json.ts';
import { formatTable } from './table.ts';
import { formatText } from './text.ts';
import { formatYaml } from './yaml.ts';

type Values = Readonly<Record<string, unknown>>;

export const outputFormats = ['json', 'text', 'table', 'yaml', 'yaml-stream'] as const;
export type OutputFormat = (typeof outputFormats)[number];

export interface Presentation {
  readonly format: OutputFormat;
  readonly query: Search | null;
  /** The table's title: the operation. */
  readonly title: string;
  /** Characters that a table may be wide. */
  readonly columns: number;
}

const isNothing = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.keys(value).length;

/** What the CLI prints for an answer; nothing for an operation that answers nothing. */
export function formatAnswer(answer: Values | Pages, by: Presentation): string {
  const ask = (value: unknown): unknown => (by.query ? by.query(value) : value);
  if (by.format === 'text') return textOf(answer, ask);
  if (by.format === 'yaml-stream') return streamOf(answer, ask);
  const value = ask(isPages(answer) ? merged(answer) : answer);
  switch (by.format) {
    case 'json':
      return isNothing(value) ? '' : `${formatJson(value)}\n`;
    case 'yaml':
      return isNothing(value) ? '' : formatYaml(value);
    case 'table':
      return formatTable(by.title, value, by.columns);
  }
}

const isPages = (answer: Values | Pages): answer is Pages =>
  Array.isArray(answer['pages']) && 'resumeToken' in answer && 'resultKeys' in answer;

/** Text is printed a page at a time; what only the first page tells stands with it. */
function textOf(answer: Values | Pages, ask: Search): string {
  if (!isPages(answer)) return formatText(ask(answer));
  const texts = answer.pages.map((page, i) => {
    let shown: Values = i ? {} : answer.rest;
    for (const key of answer.resultKeys) shown = withValueAt(shown, key, valueAt(page, key) ?? null);
    return formatText(ask(shown));
  });
  const { resumeToken } = answer;
  if (resumeToken !== null) texts.push(formatText(ask({ NextToken: { NextToken: resumeToken } })));
  return texts.join('');
}

function streamOf(answer: Values | Pages, ask: Search): string {
  const pages = isPages(answer) ? answer.pages : isNothing(answer) ? [] : [answer];
  return pages.map((page) => formatYaml([ask(page)])).join('');
}
