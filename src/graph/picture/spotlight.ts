import type { Scene } from './scene.ts';

interface Looked {
  /** Drawn node ids that stand out, the one that was looked at first; null where nothing is set aside. */
  readonly spotlit: readonly string[] | null;
  readonly selected: readonly string[];
}

/** A scene as it is looked at: what ties those that stand out stays, all else is set aside. The house itself stays. */
export function lookedAt(scene: Scene, { spotlit, selected }: Looked): Scene {
  const glowing = new Set(selected);
  const drawn = new Set(scene.nodes.map(({ id }) => id));
  const lit = new Set(spotlit?.filter((id) => drawn.has(id)));
  const isLit = (id: string): boolean => lit.size === 0 || lit.has(id);
  const [first] = lit;
  return {
    nodes: scene.nodes.map((node) => {
      if (node.furniture) return node;
      const glow = glowing.has(node.id) && node.glow === null ? { glow: 'accent' as const } : {};
      if (glowing.has(node.id) || node.id === first) return { ...node, ...glow, emphasis: 'hot' };
      return isLit(node.id) ? node : { ...node, emphasis: 'rest' };
    }),
    edges: scene.edges.map((edge) =>
      isLit(edge.source) && isLit(edge.target) ? edge : { ...edge, emphasis: 'rest' },
    ),
  };
}
