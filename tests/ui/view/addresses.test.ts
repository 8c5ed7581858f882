import { expect, test } from 'vitest';
import { storyFrames } from '#words/story-frames.ts';
import { type Address, numberedFrame, parseAddress, writeAddress } from '../../../src/ui/view/addresses.ts';
import cases from './addresses.json';

interface Case {
  readonly hash: string;
  readonly address: Address | 'unknown' | null;
  /** What is written for it where that differs from what was read. */
  readonly written?: string;
}

test.each(cases as readonly Case[])('$hash is read as $address', ({ hash, address, written = hash }) => {
  expect(parseAddress(hash)).toEqual(address);
  if (address === null || address === 'unknown') return;
  expect(writeAddress(address)).toBe(written);
  expect(parseAddress(writeAddress(address)), 'what is written is read back').toEqual(address);
});

test('every frame of the story has an address', () => {
  for (const { id } of storyFrames) {
    const address = { kind: 'story', frame: id } as const;
    expect(parseAddress(writeAddress(address))).toEqual(address);
  }
});

test('every number that an older link names is a frame that the story still has', () => {
  const ids = new Set<string>(storyFrames.map(({ id }) => id));
  for (let number = 1; number <= 12; number++) expect(ids).toContain(numberedFrame(number));
  expect(numberedFrame(13)).toBeNull();
});
