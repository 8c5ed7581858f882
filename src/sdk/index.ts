/** The package's door to pages and to Node: nothing behind it needs either. */
export { accessOf, actionsNamed, difference, within } from '../engine/access/index.ts';
export type { Access as Cells, AccessInput, Cell } from '../engine/access/index.ts';
export { createWorld, decide } from '../engine/index.ts';
export type { Decision, DecisionInput, World } from '../engine/index.ts';
export type { WireBackend } from '../wire/carry-out.ts';
export { UnreadableAccount, UnwritableLink, worldOfFile, worldOfLink } from './account-text.ts';
export { bind } from './bind.ts';
export type { ShowsState } from './bind.ts';
export type { IssuedCredentials, SigningKey } from './issued.ts';
export { NotIssued, UnknownCaller } from './issued.ts';
export type { PictureOptions } from './picture.ts';
export { requestHandler } from './request-handler.ts';
export type { SdkRequest, SdkRequestHandler, SdkResponse } from './request-handler.ts';
export { SimulatedAws } from './simulated-aws.ts';
