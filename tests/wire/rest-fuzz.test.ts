import fc, { draws } from '../properties.ts';
import { expect, it } from 'vitest';
import { createWorld } from '../../src/engine/index.ts';
import { answer } from '../../src/wire/answer.ts';
import { SimulatedAws } from '../../src/sdk/simulated-aws.ts';
import { signedForS3 } from './rest-signed.ts';

const now = Date.UTC(2026, 10, 25, 10);
const runs = draws(60, 10_000);

const piece = fc.oneof(
  fc.constantFrom('photos', '2015-03-31', 'functions', 'tags', '%', '%ff', '..', '', 'a%2Fb', '__proto__'),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);
const path = fc.array(piece, { maxLength: 5 }).map((parts) => `/${parts.join('/')}`);
const query = fc.oneof(
  fc.constantFrom(
    '',
    'policy',
    'tagging',
    'list-type=2',
    'acl',
    'publicAccessBlock',
    'X-Amz-Algorithm=AWS4-HMAC-SHA256',
  ),
  fc.string({ maxLength: 30 }),
);
const body = fc.oneof(
  fc.constantFrom(
    '<Tagging><TagSet><Tag><Key>a</Key></Tag></TagSet></Tagging>',
    '<Tagging><TagSet><Tag><Key>__proto__</Key><Value>b</Value></Tag></TagSet></Tagging>',
    '<PublicAccessBlockConfiguration><BlockPublicAcls>perhaps</BlockPublicAcls></PublicAccessBlockConfiguration>',
    '<Tagging/>',
    '{"FunctionName":1,"Code":[]}',
    'null',
    '5\r\nhello\r\n0\r\n\r\n',
  ),
  fc.string({ maxLength: 60 }),
);
const headers = fc.record(
  {
    host: fc.constantFrom('photos.s3.amazonaws.com', 'localhost:1', '..localhost', ''),
    'x-amz-content-sha256': fc.constantFrom('UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', 'x'),
    'x-amz-meta-__proto__': fc.string({ maxLength: 5 }),
    'x-amz-acl': fc.string({ maxLength: 5 }),
    'x-amz-date': fc.string({ maxLength: 16 }),
    authorization: fc.constantFrom('AWS a:b', 'AWS4-HMAC-SHA256 Credential=a/b/c/s3/e', 'Bearer x'),
  },
  { requiredKeys: [] },
);
const method = fc.constantFrom('GET', 'PUT', 'POST', 'DELETE', 'HEAD', 'PATCH');

it('any request for S3 or Lambda, signed or not, is answered', async () => {
  const aws = new SimulatedAws(createWorld('111122223333', now), () => now);
  const key = await aws.rootKey();
  await fc.assert(
    fc.asyncProperty(method, path, query, body, headers, fc.boolean(), async (m, p, q, b, h, isSigned) => {
      const others = Object.fromEntries(
        Object.entries(h).filter(([name]) => name !== 'x-amz-date' && name !== 'authorization'),
      );
      const asked = { method: m, path: p, query: q, body: b };
      const request = isSigned
        ? signedForS3(key, now, { ...asked, headers: others })
        : { ...asked, headers: new Map(Object.entries(h)), body: new TextEncoder().encode(b) };
      const { status, body: text } = await answer(request, aws);
      expect(status).toBeGreaterThanOrEqual(200);
      expect(status).toBeLessThan(600);
      expect(status).not.toBe(500);
      if (m === 'HEAD' && status >= 400 && /^<\?xml/.test(String(text))) throw new Error('HEAD has no body');
    }),
    runs,
  );
});
