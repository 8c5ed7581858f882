/** Documents and requests of the tables: short, so that a row fits on a line. */
export const document = (...Statement: object[]): object => ({ Version: '2012-10-17', Statement });
type Texts = string | readonly string[];
export const allow = (Action: Texts, Resource: Texts = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const deny = (Action: Texts, Resource: Texts = '*', more: object = {}): object => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});
export const trusting = (AWS: string, more: object = {}): object => ({
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { AWS },
  ...more,
});

export const account = '111122223333';
export const carol = `arn:aws:iam::${account}:user/carol`;
export const session = `arn:aws:sts::${account}:assumed-role/Reader/carol`;
export const role = `arn:aws:iam::${account}:role/Deployer`;
export const q3 = 'arn:aws:s3:::reports/q3';
export const everything = document(allow('*'));
export const anyone = { Principal: '*' };
