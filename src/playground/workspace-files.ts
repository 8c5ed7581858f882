import type { FileProblem } from '../exchange/file-problem.ts';
import type { Playground } from './playground.svelte.ts';
import { noticeOfFile } from './storage-notices.ts';

/** The account as a file that `openWorkspaceFile` reads. */
export async function workspaceFile({ world, workspace }: Playground): Promise<Blob> {
  const { formatWorkspace } = await import('../exchange/workspace-file.ts');
  return new Blob([formatWorkspace(world, workspace.name)], { type: 'application/json' });
}

/** Opens such a file as a new workspace. @returns why it was not opened (a notice says it too), or null */
export async function openWorkspaceFile(
  playground: Playground,
  text: string,
  file?: string,
): Promise<FileProblem | null> {
  const { parseWorkspace } = await import('../exchange/workspace-file.ts');
  const parsed = parseWorkspace(text, file);
  if (!parsed.ok) {
    playground.notify(noticeOfFile(parsed.problem));
    return parsed.problem;
  }
  await playground.createWorkspace(parsed.name, parsed.rows);
  return null;
}
