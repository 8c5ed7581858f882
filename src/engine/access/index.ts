/**
 * The engine's third public entry: access as a set. It is loaded when somebody asks what all a caller may do, as it
 * knows the forms of every action's resources.
 */
export type { Asker, Difference, Inclusion } from './access.ts';
export type { Scope, WorldCaller } from './together.ts';
export { cellsTogether, decisionOf, splittingTogether } from './together.ts';
export type { Listed } from './listed-subject.ts';
export { accessOf, difference, sameAccess, within } from './access.ts';
export type { Cell, CellAnswer, CellCondition, Cells } from './cells.ts';
export type { Possible, Way } from './callers.ts';
export { isOutside, stranger, tokenOf, waysOf } from './callers.ts';
export type { AccessInput } from './document-subject.ts';
export { everybodyIn, servicesAllowed, servicesChanged, waysToldApart } from './told-apart.ts';
export { actionsNamed, servicesNamedBy } from './actions-named.ts';
export type { StatementRef, Witness } from './subject.ts';
export type { Reach, Reaches } from './who-reaches.ts';
export { whoReaches } from './who-reaches.ts';
export type { KindGains } from './gains.ts';
export { gainsOf, servicesToList } from './gains.ts';
export type { TouchedKind } from './touched.ts';
export { touchedBy } from './touched.ts';
