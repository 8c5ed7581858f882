/** What a line says and how it ends. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}
