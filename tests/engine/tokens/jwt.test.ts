import { createPublicKey, verify } from 'node:crypto';
import { p256 } from '@noble/curves/nist.js';
import { sha384 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import fc, { draws } from '../../properties.ts';
import { describe, expect, it } from 'vitest';
import { toBase64Url } from '../../../src/engine/tokens/base64.ts';
import { isSignedBy, readToken, signToken } from '../../../src/engine/tokens/jwt.ts';

const issuer = 'https://login.example.com';
const claims = { iss: issuer, sub: 'zoë', aud: 'app', exp: 1_800_000_000 };
const token = signToken(issuer, claims);
const encode = (value: unknown): string => toBase64Url(utf8ToBytes(JSON.stringify(value)));
const [header = '', payload = '', signature = ''] = token.split('.');

describe('a token', () => {
  it('carries its claims and names its algorithm and key', () => {
    const read = readToken(token);
    expect(Object.fromEntries(read?.claims ?? [])).toEqual(claims);
    expect(read?.header.get('alg')).toBe('ES256');
    expect(read?.header.get('typ')).toBe('JWT');
    expect(read?.header.get('kid')).toMatch(/^[\w-]{22}$/);
  });

  it('is signed by its issuer, and the same each time', () => {
    expect(isSignedBy(token, issuer)).toBe(true);
    expect(signToken(issuer, claims)).toBe(token);
  });

  it('is a token to another implementation of the standard', () => {
    const { publicKey } = p256.keygen(sha384(utf8ToBytes(`iam-playground issuer ${issuer}`)));
    const point = p256.Point.fromBytes(publicKey).toBytes(false);
    const [x, y] = [toBase64Url(point.slice(1, 33)), toBase64Url(point.slice(33))];
    const key = createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    const signed = Buffer.from(`${header}.${payload}`);
    const good = verify(
      'sha256',
      signed,
      { key, dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url'),
    );
    expect(good).toBe(true);
  });
});

describe('a token that its issuer did not make', () => {
  const hostile: [string, string][] = [
    ['has another issuer’s signature', signToken('https://evil.example.com', claims)],
    ['says that it has no algorithm', `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`],
    ['keeps the signature and says none', `${encode({ alg: 'none' })}.${payload}.${signature}`],
    ['says another algorithm', `${encode({ alg: 'HS256', typ: 'JWT' })}.${payload}.${signature}`],
    ['has other claims', `${header}.${encode({ ...claims, sub: 'root' })}.${signature}`],
    ['has a shortened signature', token.slice(0, -4)],
    ['has no signature', `${header}.${payload}.`],
    ['has a signature of zeros', `${header}.${payload}.${toBase64Url(new Uint8Array(64))}`],
    ['has a signature of all ones', `${header}.${payload}.${toBase64Url(new Uint8Array(64).fill(255))}`],
    [
      'asks for an extension that nobody knows',
      `${encode({ alg: 'ES256', crit: ['x'] })}.${payload}.${signature}`,
    ],
  ];

  it.each(hostile)('%s', (_title, text) => {
    expect(isSignedBy(text, issuer)).toBe(false);
  });

  it('is any change of one character', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom(...'AZaz09-_.'), (at, letter) => {
        fc.pre(token.charAt(at) !== letter);
        expect(isSignedBy(token.slice(0, at) + letter + token.slice(at + 1), issuer)).toBe(false);
      }),
      draws(60, 1000),
    );
  });
});

describe('text that is no token', () => {
  const deep = `${header}.${toBase64Url(utf8ToBytes('['.repeat(9000)))}.${signature}`;
  const nested = `${header}.${toBase64Url(utf8ToBytes(`{"a":${'['.repeat(20)}${']'.repeat(20)}}`))}.${signature}`;
  const junk: [string, string][] = [
    ['is empty', ''],
    ['has two parts', `${header}.${payload}`],
    ['has four parts', `${token}.AAAA`],
    ['is cut in its claims', token.slice(0, header.length + 10)],
    ['is padded', `${header}=.${payload}.${signature}`],
    ['is standard base64', `${header}.${payload}+/.${signature}`],
    ['holds no JSON', `${header}.${toBase64Url(utf8ToBytes('{sub}'))}.${signature}`],
    ['holds a list', `${header}.${encode([1])}.${signature}`],
    ['holds null', `${header}.${encode(null)}.${signature}`],
    ['holds no UTF-8', `${header}.${toBase64Url(Uint8Array.of(0x7b, 0xff, 0x7d))}.${signature}`],
    ['is nested without end', deep],
    ['is nested deeper than claims are', nested],
    ['is too long', signToken(issuer, { ...claims, more: 'x'.repeat(20_000) })],
  ];

  it.each(junk)('%s', (_title, text) => {
    expect(readToken(text)).toBeNull();
    expect(isSignedBy(text, issuer)).toBe(false);
  });

  it('never makes the reader throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => [readToken(text), isSignedBy(text, issuer)]).not.toThrow();
      }),
    );
  });
});

describe('claims with names that objects have already', () => {
  it('are claims like others', () => {
    const own = JSON.parse('{"__proto__":{"admin":true},"constructor":"c","sub":"ana"}') as object;
    const read = readToken(signToken(issuer, own));
    expect([...(read?.claims.keys() ?? [])]).toEqual(['__proto__', 'constructor', 'sub']);
    expect(read?.claims.get('constructor')).toBe('c');
    expect(read?.claims.get('toString')).toBeUndefined();
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});
