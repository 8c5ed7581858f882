import cytoscape from 'cytoscape';
import { expect, test } from 'vitest';

test('Components are tested with the trimmed Cytoscape of the built page', () => {
  const { version } = cytoscape as unknown as { version: string };
  expect(version).toBe('lean');
  const [node, circle] = [{ data: { id: 'a' } }, { name: 'circle' }];
  expect(() => cytoscape({ headless: true, elements: [node], layout: circle as { name: 'circle' } })).toThrow(
    'left out of this build',
  );
});
