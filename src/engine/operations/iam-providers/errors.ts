import type { ApiError } from '../../call/call.ts';
import { apiError } from '../../errors.ts';

/*
 * The sentences of instance profiles and providers, as public reports quote them.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
 */

export const noSuchProfile = (name: string): ApiError =>
  apiError('NoSuchEntity', `Instance Profile ${name} cannot be found.`);

export const profileExists = (name: string): ApiError =>
  apiError('EntityAlreadyExists', `Instance Profile ${name} already exists.`);

export const noSuchOidcProvider = (arn: string): ApiError =>
  apiError('NoSuchEntity', `OpenId connect Provider ${arn} cannot be found.`);

export const tooManyProviderTags = (): ApiError =>
  apiError('LimitExceeded', 'The number of tags has reached the maximum limit.');

export const oidcProviderExists = (url: string): ApiError =>
  apiError('EntityAlreadyExists', `Provider with url ${url} already exists.`);

export const noSuchSamlProvider = (arn: string): ApiError =>
  apiError('NoSuchEntity', `Manifest not found for arn ${arn}`);

export const samlProviderExists = (name: string): ApiError =>
  apiError('EntityAlreadyExists', `SAMLProvider with name ${name} already exists.`);
