/** Parts of requests to IAM, which speaks Query, and to Organizations, which speaks JSON. */
export const version = '&Version=2010-05-08';
export const createUser = (name: string): string => `Action=CreateUser${version}&UserName=${name}`;
export const form = { 'content-type': 'application/x-www-form-urlencoded' };
export const json = { 'content-type': 'application/x-amz-json-1.1' };
export const target = (name: string) => ({ ...json, 'x-amz-target': `AWSOrganizationsV20161128.${name}` });
