/** A tag of an entity or a session, as AWS's lists of tags have it. */
export interface Tag {
  readonly key: string;
  readonly value: string;
}
