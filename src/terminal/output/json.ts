/**
 * As Python's `json.dumps(value, indent=4, ensure_ascii=False)` writes it. Only half of a surrogate pair, which no
 * output of ours holds, would come out differently.
 */
export const formatJson = (value: unknown): string => JSON.stringify(value ?? null, null, 4);
