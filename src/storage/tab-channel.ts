import type { StoreEvent } from './store.ts';

/** Word from and to the other tabs that use the same database. */
export interface TabChannel {
  post(event: StoreEvent): void;
  close(): void;
}

const isEvent = (data: unknown): data is StoreEvent => {
  if (typeof data !== 'object' || data === null) return false;
  const event = data as Record<string, unknown>;
  if (event['type'] === 'workspaces') return true;
  return (
    event['type'] === 'commit' && typeof event['workspace'] === 'string' && Number.isSafeInteger(event['rev'])
  );
};

/**
 * Joins the tabs of one database. Where there is no BroadcastChannel (or a frame may not use it) nobody is
 * heard; then a conflict when saving, or looking again when the tab is shown, brings the news.
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
