import type { StoreEvent } from './store.ts';

/** Word from and to the other tabs that use the same database. */
export interface TabChannel {
  /** Whether another tab has been heard of. Without a channel there may always be one. */
  readonly hasOthers: boolean;
  post(event: StoreEvent): void;
  close(): void;
}

/** Whoever comes says so, and hears of those who are there. */
const greetings = ['tab-came', 'tab-is-here'] as const;
type Greeting = (typeof greetings)[number];

const typeOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null ? (data as { readonly type?: unknown }).type : undefined;
const isGreeting = (type: unknown): type is Greeting => greetings.includes(type as Greeting);

function isEvent(data: unknown): data is StoreEvent {
  const type = typeOf(data);
  if (type === 'workspaces') return true;
  const { workspace, rev } = data as Record<string, unknown>;
  return type === 'commit' && typeof workspace === 'string' && Number.isSafeInteger(rev);
}

/**
 * Joins the tabs of one database. Where there is no BroadcastChannel (or a frame may not use it) nobody is
 * heard; then a conflict when saving, or looking again when the tab is shown, brings the news. A tab that has
 * gone counts on until this one is loaded anew: it only makes this one more careful.
 */
export function openTabChannel(name: string, listener: (event: StoreEvent) => void): TabChannel {
  let channel: BroadcastChannel | null = null;
  let hasOthers = true;
  try {
    channel = new BroadcastChannel(name);
    channel.onmessage = ({ data }) => {
      const type = typeOf(data);
      if (isGreeting(type) || isEvent(data)) hasOthers = true;
      if (type === 'tab-came') channel?.postMessage({ type: 'tab-is-here' });
      else if (isEvent(data)) listener(data);
    };
    channel.postMessage({ type: 'tab-came' });
    hasOthers = false;
  } catch {
    // Said above.
  }
  return {
    get hasOthers() {
      return hasOthers;
    },
    post: (event) => channel?.postMessage(event),
    close: () => channel?.close(),
  };
}
