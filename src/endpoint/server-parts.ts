import type { Page } from './page.ts';
import type { EndpointState } from './state.ts';

export interface ServerParts {
  readonly state: EndpointState;
  /** The built page, or null where it isn't served. */
  readonly page: Page | null;
  /** Host names beside this machine's own. */
  readonly hosts: readonly string[];
  /** Milliseconds: a client that takes longer to send its request is cut off. */
  readonly patience?: number;
}
