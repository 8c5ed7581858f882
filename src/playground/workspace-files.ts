import type { FileProblem } from '../exchange/file-problem.ts';
import type { Playground } from './playground.svelte.ts';
import { noticeOfFile } from './storage-notices.ts';

/** The account as a file that `openWorkspaceFile` reads. */
export async function workspaceFile({ world, workspace }: Playground): Promise<Blob> {
  const { formatWorkspace } = await import('../exchange/workspace-file.ts');
  return new Blob([formatWorkspace(world, workspace.name)], { type: 'application/json' });
}

const json = (value: unknown): Blob =>
  new Blob([`${JSON.stringify(value, null, 1)}\n`], { type: 'application/json' });

/** The damaged rows of the open workspace that were put aside, each with its fault. */
export async function damagedRowsFile(playground: Playground): Promise<Blob> {
  const rows = await playground.damagedRows();
  return json({ format: 'iam-playground-damaged-rows', workspace: playground.workspace.name, rows });
}

/** Everything in the browser's database, in case it can't be read as workspaces. */
export async function storedFile(): Promise<Blob> {
  const { storedContents } = await import('../storage/stored-contents.ts');
  return json({ format: 'iam-playground-stored', stores: await storedContents() });
}

/**
 * Opens a file of `workspaceFile` as a new workspace. A worker reads it.
 * @returns why it was not opened (a notice says it too), or null
 */
export async function openWorkspaceFile(playground: Playground, file: File): Promise<FileProblem | null> {
  const { openFiles } = await import('../exchange/open-files.ts');
  const opened = await openFiles([file], { now: Date.now() });
  if (opened.ok && opened.kind === 'workspace') {
    await playground.createWorkspace(opened.name, opened.rows);
    return null;
  }
  const problem: FileProblem = opened.ok
    ? { kind: 'otherFile', file: file.name, tool: 'unknown' }
    : opened.problem;
  playground.notify(noticeOfFile(problem));
  return problem;
}
