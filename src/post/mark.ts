/** Marks a message between a post and an embed as one of ours. */
export const namespace = 'iam-playground';
/** The version of these messages. */
export const version = 1;
