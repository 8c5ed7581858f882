import type { Replay, Step } from './step.ts';

/** Whom a step is about, by id: the role whose trust or time is asked for, the session once it stands, else who asks. */
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
