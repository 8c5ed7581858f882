import type { ApiError, NotModelled, Result } from '../call/call.ts';
import { apiError } from '../errors.ts';

type Failure = { readonly error: ApiError } | { readonly notModelled: NotModelled };

/** Ends the reading of a template. Only `answered` catches it: out of this folder come results. */
class TemplateFault extends Error {
  constructor(readonly failure: Failure) {
    super('error' in failure ? failure.error.message : failure.notModelled.feature);
  }
}

/** A template that CloudFormation doesn't accept, in its own sentence. */
export function invalid(message: string): TemplateFault {
  return new TemplateFault({ error: apiError('ValidationError', message) });
}

const userGuide = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/';

/** Refuses a feature that isn't modelled, by its name and the place at which the template names it, such as `/Resources/Role/Properties/X`. */
export function missing(feature: string, page: string): TemplateFault {
  return new TemplateFault({ notModelled: { feature, page: `${userGuide}${page}.html` } });
}

/** The value that `make` returns, or the fault that it throws. */
export function answered<T>(make: () => T): Result<T> {
  try {
    return { ok: true, value: make() };
  } catch (fault) {
    if (fault instanceof TemplateFault) return { ok: false, ...fault.failure };
    throw fault;
  }
}
