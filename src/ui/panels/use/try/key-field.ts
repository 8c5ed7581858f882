/** One condition key of the request, such as `aws:SourceIp` and its value, as it is typed. */
export interface KeyField {
  readonly id: number;
  key: string;
  value: string;
}
