/** A part of a service's model as `src/engine/model/data` has it. */
export interface TrimmedModel {
  readonly part: string;
  readonly service: string;
  readonly protocol: string;
}

export function trimmed(part: string): TrimmedModel;
export function dataText(model: TrimmedModel): string;
export function generatedTexts(
  models: readonly TrimmedModel[],
): readonly (readonly [file: string, text: string])[];
export function bindingsText(model: TrimmedModel): string | null;
