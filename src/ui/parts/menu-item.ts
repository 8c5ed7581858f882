import type { AnyKind } from '../../engine/index.ts';
import type { IconName } from './icons.ts';

/** One line of a `Menu`. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly detail?: string;
  readonly icon?: IconName | AnyKind;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  /** The page shows the item's target now. */
  readonly current?: boolean;
  /** A line is drawn above the item. */
  readonly apart?: boolean;
  readonly run: () => void;
}
