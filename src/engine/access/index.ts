/**
 * The engine's third public entry: access as a set. It is loaded when somebody asks what all a caller may do, as it
 * knows the forms of every action's resources.
 */
export type { Access, Asker, Difference, Inclusion } from './access.ts';
export type { Scope, WorldCaller } from './cells/together.ts';
export { cellsTogether, decisionOf, splittingTogether } from './cells/together.ts';
export type { Listed } from './cells/listed-subject.ts';
export { accessOf, difference, sameAccess, within } from './access.ts';
export type { Cell, CellAnswer, CellCondition, Cells } from './cells/cells.ts';
export type { Possible, Way } from './cells/callers.ts';
export { isOutside, stranger, tokenOf, waysOf } from './cells/callers.ts';
export type { AccessInput } from './document-subject.ts';
export { everybodyIn, servicesAllowed, servicesChanged, waysToldApart } from './cells/told-apart.ts';
export { actionsNamed, servicesNamedBy } from './actions-named.ts';
export type { StatementRef, Witness } from './cells/subject.ts';
export type { Reach, Reaches } from './who-reaches.ts';
export { whoReaches } from './who-reaches.ts';
export type { KindGains } from './gains.ts';
export { gainsOf, servicesToList } from './gains.ts';
export type { TouchedKind } from './touched.ts';
export { touchedBy } from './touched.ts';
export { onceFor } from './cells/once-for.ts';
