import axe from 'axe-core';

const themes = ['light', 'dark'] as const;

/** What axe finds in the page, in both themes, once nothing moves any more. */
export async function faultsInBothThemes(): Promise<string[]> {
  const { dataset } = document.documentElement;
  const before = dataset['theme'];
  const found: string[] = [];
  for (const theme of themes) {
    dataset['theme'] = theme;
    await Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)));
    const { violations } = await axe.run(document.body, {
      rules: { 'page-has-heading-one': { enabled: false } },
    });
    found.push(...violations.map(({ id, nodes }) => `${theme}: ${id}: ${nodes[0]?.html ?? ''}`));
  }
  if (before === undefined) delete dataset['theme'];
  else dataset['theme'] = before;
  return found;
}
