import type { Call, Try, World } from '../../engine/index.ts';
import { loadTotp } from '../../engine/index.ts';
import { codeToRead, isWithheld } from './bare-command.ts';

/**
 * A link's command as it can be asked in `world` at `now` (ms, simulated): the code of an MFA device is read off the
 * device, whose seed was made anew. Null where a token stayed with the sender.
 */
export async function askable(command: Call | Try, world: World, now: number): Promise<Call | Try | null> {
  if (isWithheld(command)) return null;
  if (command.type === 'try') return command;
  const input = command.input as Readonly<Record<string, unknown>>;
  const { SerialNumber: serial, TokenCode: code } = input;
  const device = typeof serial === 'string' ? world.tables.mfaDevices.get(serial) : undefined;
  if (!device || code !== codeToRead) return command;
  const { totpCode } = await loadTotp();
  return { ...command, input: { ...input, TokenCode: totpCode(device.seed, now) } };
}
