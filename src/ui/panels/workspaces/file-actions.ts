import type { Playground } from '../../../playground/playground.svelte.ts';
import { damagedRowsFile, storedFile, workspaceFile } from '../../../playground/workspace-files.ts';

/** Hands a file to the browser's downloads. */
function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox and Safari read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

const fileNameOf = ({ workspace }: Playground): string =>
  workspace.name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'workspace';

/** Downloads the open workspace as a file that can be opened here again. */
export async function downloadWorkspace(playground: Playground): Promise<void> {
  save(await workspaceFile(playground), `${fileNameOf(playground)}.iam-playground.json`);
}

/** Downloads what was put aside of the open workspace, as it was found. */
export async function downloadDamaged(playground: Playground): Promise<void> {
  save(await damagedRowsFile(playground), `${fileNameOf(playground)}.damaged.json`);
}

/** Downloads all that the page has stored, as it lies there. */
export async function downloadStored(): Promise<void> {
  save(await storedFile(), 'iam-playground.stored.json');
}

/** Lets a file be picked. Resolves to null when none was. */
export function pickFile(accept: string): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}
