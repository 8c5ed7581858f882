/** Stand-in until the generated types arrive. */
export type ServiceName = 'iam' | 'sts';
export type OperationName = string;
export type InputOf<_N extends OperationName> = Readonly<Record<string, unknown>>;
export type OutputOf<_N extends OperationName> = Readonly<Record<string, unknown>>;
