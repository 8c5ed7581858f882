import { flushSync } from 'svelte';
import { describe, expect, it } from 'vitest';
import { MemoryDatabase } from '../../src/storage/memory-store.ts';
import type { Playground } from '../../src/playground/playground.svelte.ts';
import { sampleRows } from '../../src/playground/sample.ts';
import { device, tabOf } from './harness.ts';

const methods: readonly [string, (playground: Playground) => unknown][] = [
  ['run', (playground) => playground.run({ type: 'clock', milliseconds: 1000 })],
  ['call', (playground) => playground.call('CreateUser', { UserName: 'dora' })],
  ['ask', (playground) => playground.ask('s3:GetObject', '*')],
  ['undo', (playground) => playground.undo()],
  ['redo', (playground) => playground.redo()],
  ['reset', (playground) => playground.reset('empty')],
  ['actAs', (playground) => playground.actAs({ type: 'service', service: 'ec2.amazonaws.com' })],
  ['createWorkspace', (playground) => playground.createWorkspace('Other', sampleRows)],
  ['openWorkspace', (playground) => playground.openWorkspace('none')],
  ['renameWorkspace', (playground) => playground.renameWorkspace(playground.workspace.id, 'New')],
  ['deleteWorkspace', (playground) => playground.deleteWorkspace('none')],
  ['restoreWorkspace', (playground) => playground.restoreWorkspace('none')],
  ['refresh', (playground) => playground.refresh()],
  ['notify', (playground) => playground.notify({ kind: 'info', key: 'storage-back' })],
  ['dismiss', (playground) => playground.dismiss(1)],
];

describe('called within an effect', () => {
  it.each(methods)('%s subscribes it to nothing', async (name, method) => {
    const playground = await tabOf(new MemoryDatabase());
    const { id } = playground.workspace;
    let runs = 0;
    const done: unknown[] = [];
    const stop = $effect.root(() => {
      $effect(() => {
        runs++;
        // Only the method's own reading is on trial.
        done.push(name === 'renameWorkspace' ? playground.renameWorkspace(id, 'New') : method(playground));
      });
    });
    flushSync();
    await Promise.all(done);
    await playground.call('CreateUser', { UserName: 'emil' });
    playground.actAs({ type: 'service', service: 'lambda.amazonaws.com' });
    playground.notify({ kind: 'info', key: 'storage-back' });
    flushSync();
    stop();
    expect(runs).toBe(1);
  });
});

describe('fields', () => {
  it('tell effects of what changed, and of nothing else', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const seen = { world: 0, history: 0, notices: 0, caller: 0, canUndo: 0 };
    const stop = $effect.root(() => {
      for (const field of Object.keys(seen) as (keyof typeof seen)[])
        $effect(() => {
          void playground[field];
          seen[field]++;
        });
    });
    flushSync();
    expect(seen).toEqual({ world: 1, history: 1, notices: 1, caller: 1, canUndo: 1 });
    playground.actAs({ type: 'service', service: 'ec2.amazonaws.com' });
    flushSync();
    expect(seen).toEqual({ world: 1, history: 1, notices: 1, caller: 2, canUndo: 1 });
    await playground.call('CreateUser', { UserName: 'dora' });
    flushSync();
    expect(seen).toMatchObject({ world: 2, history: 2, notices: 1, canUndo: 2 });
    stop();
  });

  it('take proxies from forms and keep plain values', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const draft = $state({ UserName: 'dora' });
    const commit = await playground.call('CreateUser', draft);
    draft.UserName = 'changed later';
    expect(commit.outcome.result.ok).toBe(true);
    expect(structuredClone(playground.history.at(-1)?.command)).toMatchObject({
      input: { UserName: 'dora' },
    });
  });

  it('show the time moving while started, from the device’s clock', async () => {
    const playground = await tabOf(new MemoryDatabase());
    const before = playground.now;
    device.time += 5000;
    expect(playground.now).toBe(before + 5000);
    const stop = playground.start();
    const ticked = new Promise<void>((resolve) => {
      let runs = 0;
      const end = $effect.root(() => {
        $effect(() => {
          void playground.now;
          if (++runs < 2) return;
          resolve();
          queueMicrotask(() => end());
        });
      });
    });
    await ticked;
    stop();
  });
});
