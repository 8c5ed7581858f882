/** The frames of the story in their order. Addresses and links name them, so no id is ever renamed. */
export const storyFrameIds = [
  'access',
  'code',
  'map',
  'users',
  'keys',
  'direct',
  'groups',
  'group-policies',
  'roles',
  'no-keys',
  'assume',
  'session',
  'guest',
  'next',
] as const;

export type StoryFrameId = (typeof storyFrameIds)[number];

/** Whether the story has a frame with that id. */
export const isStoryFrame = (id: string | null | undefined): id is StoryFrameId =>
  storyFrameIds.some((one) => one === id);
