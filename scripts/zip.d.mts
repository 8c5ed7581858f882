export function zip(entries: readonly (readonly [path: string, content: Uint8Array])[]): Buffer;
