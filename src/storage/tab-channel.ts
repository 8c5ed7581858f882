import type { StoreEvent } from './store.ts';

/** Messages between the tabs that use the same database. */
export interface TabChannel {
  post(event: StoreEvent): void;
  close(): void;
}

function isEvent(data: unknown): data is StoreEvent {
  if (typeof data !== 'object' || data === null) return false;
  const { type, workspace, rev } = data as Readonly<Record<string, unknown>>;
  return (
    type === 'workspaces' || (type === 'commit' && typeof workspace === 'string' && Number.isSafeInteger(rev))
  );
}

/**
 * Joins the tabs of one database. Without BroadcastChannel (or in a frame that may not use it) no messages arrive. Then
 * the page learns of changes from a conflict when it saves, or when the tab is shown again.
 */
export function openTabChannel(name: string, listener: (event: StoreEvent) => void): TabChannel {
  let channel: BroadcastChannel | null = null;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      if (isEvent(data)) listener(data);
    };
  } catch {
    // Said above.
  }
  return {
    post: (event) => channel?.postMessage(event),
    close: () => channel?.close(),
  };
}
