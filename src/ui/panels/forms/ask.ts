import type { InputOf, OperationName } from '../../../engine/index.ts';
import { nameOf, serviceOf } from '../../../playground/service-of.ts';
import type { Request } from '../../kinds/requests.ts';

/** A request to any operation, by its id: `s3:CreateBucket`, `CreateUser`. */
export const ask = <N extends OperationName>(id: N, input: InputOf<N>): Request =>
  ({ service: serviceOf(id), operation: nameOf(id), input }) as unknown as Request;
