import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { atRest } from './visit.ts';

interface Finding {
  readonly id: string;
  readonly nodes: readonly { readonly target: unknown; readonly failureSummary?: string }[];
}

/** Asks axe about the page as it stands: rule, place and what to do. `only`: the rules that are asked. */
export async function findings(page: Page, only: readonly string[] | null = null): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    interface Axe {
      run: (options: object) => Promise<{ violations: Finding[] }>;
    }
    const { run } = (globalThis as unknown as { axe: Axe }).axe;
    return (await run(rules ? { runOnly: { type: 'rule', values: rules } } : {})).violations;
  }, only);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

/** The rules that judge colours: all others find the same in both schemes. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** Asks axe about a page that lies in the light: all of it, and then its colours in the dark. */
export async function findingsInBoth(page: Page): Promise<string[]> {
  const light = await findings(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await atRest(page);
  const dark = await findings(page, aboutColours);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((finding) => `in the dark: ${finding}`)];
}
