import type { Playground } from '../../../../playground/playground.svelte.ts';
import { damagedRowsFile, storedFile, workspaceFile } from '../../../../playground/workspace-files.ts';
import { saveBlob } from '../../../parts/save-text.ts';

const fileNameOf = ({ workspace }: Playground): string =>
  workspace.name.replace(/[^\p{L}\p{N}._-]+/gu, '-') || 'workspace';

/** Downloads the open workspace as a file that can be opened here again. */
export async function downloadWorkspace(playground: Playground): Promise<void> {
  saveBlob(`${fileNameOf(playground)}.iam-playground.json`, await workspaceFile(playground));
}

/** Downloads the damaged rows that were put aside from the open workspace, unchanged. */
export async function downloadDamaged(playground: Playground): Promise<void> {
  saveBlob(`${fileNameOf(playground)}.damaged.json`, await damagedRowsFile(playground));
}

/** Downloads all that the page has stored, unchanged. */
export async function downloadStored(): Promise<void> {
  saveBlob('iam-playground.stored.json', await storedFile());
}

/** Lets the visitor pick a file. Resolves to null if none was picked. */
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
