import type { Palette } from '../art/palette.ts';
import type { Bounds } from '../picture/geometry.ts';
import type { Layout } from '../picture/layout.ts';
import type { Scene } from '../picture/scene.ts';

/** What belongs to every picture that is saved: the words that the page says around it. */
interface Told {
  /** What is seen, in one sentence: it stands above the picture. */
  readonly title: string;
  /** The whole picture for somebody who can't see it, sentence by sentence. */
  readonly sentences: readonly string[];
}

/** A small account, or somebody's surroundings in a large one. */
interface PicturedAccount extends Told {
  readonly kind: 'account';
  /** As the page draws it, in any colours. */
  readonly scene: (palette: Palette) => Scene;
  readonly bounds: Bounds;
  readonly columns: Layout['columns'];
  /** The drawn nodes that stand out, the one that was looked at first; null where nothing is set aside. */
  readonly spotlit: readonly string[] | null;
  readonly selected: readonly string[];
}

/** What the page shows, without its colours: what it draws from, and what a saved picture is drawn from. */
export type Pictured = PicturedAccount;
