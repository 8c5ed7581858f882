// Written by scripts/trim-models.mjs from AWS API models (Apache-2.0, see NOTICE). Do not edit.
export interface Tag {
  readonly Key: string;
  readonly Value: string;
}
