import type { Replay, Step } from './step.ts';

/**
 * The id of the entity that a step is about: the role for trust and duration, the session once it exists, else the
 * caller.
 */
export function protagonistOf({ cast, issued }: Replay, { id }: Step): string | null {
  const { caller, role } = cast;
  switch (id) {
    case 'trust':
    case 'rcp':
    case 'duration':
      return role.id ?? caller.nodeId;
    case 'credentials':
    case 'session':
      return issued?.accessKeyId ?? caller.nodeId;
    default:
      return caller.nodeId;
  }
}
