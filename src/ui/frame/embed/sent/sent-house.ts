import { policyTexts } from '../../../../assume/policy-texts.ts';
import type { World } from '../../../../engine/index.ts';
import { accountDrawing } from '../pages/account-drawing.ts';
import type { Drawing } from '../pages/drawing.ts';
import type { Folding, SeenAccount } from '../pages/part-drawing.ts';

/** Draws all of an account with its policies' pages, for a place that is large enough. */
export const houseDrawing = (world: World, seen: SeenAccount, folding: Folding | null): Drawing =>
  accountDrawing({ ...seen, texts: policyTexts(world, seen.model.account) }, null, folding);
