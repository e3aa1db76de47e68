import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkConfig, readConfig } from '../../../gateway/config.js';
import { demoIssuer } from '../../../gateway/identity/index.js';
import { ConfigError } from '../../../gateway/config-error.js';

const faults = (input: unknown): string => {
  try {
    checkConfig(input, '/base');
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
};

test('an empty configuration is all defaults', () => {
  expect(checkConfig(null, '/base')).toEqual({
    host: '127.0.0.1',
    port: 4000,
    issuers: [],
    deadlineMs: 5000,
    maxBureauBytes: 8_388_608,
    cache: {
      enabled: true, maxBytes: 67_108_864, mostMs: 60_000, negativeMs: 10_000, checkFreshnessMs: 5_000, silenceMs: 1_000, behindMs: 30_000, keys: undefined, redis: undefined,
    },
    breaker: { failures: 5, halfOpenAfterMs: 2000 },
    limits: {
      bodyBytes: 1_048_576, tokens: 10_000, depth: 15, rootFields: 20, aliases: 200, directives: 50, listItems: 1000, running: 1000,
      cost: { ANALYST: 25_000, OFFICER: 25_000, PARTNER: 25_000, AUDITOR: 10_000, DPO: 10_000, ADMIN: 10_000, OPEN: 25_000 },
    },
    environment: 'development',
    revocation: { tokens: [], redisKey: 'bureaux:revoked', pollMs: 2000, maxAgeMs: null },
    rates: { requester: 6000, organisation: 60_000, unauthenticated: 600 }, trustedProxies: [],
    lockout: { neighbours: 300, unknownIds: 100, narrowCounts: 300, lockSeconds: 900 },
    trustedDocuments: { roles: ['PARTNER'], file: undefined },
    cursorKey: undefined,
    signing: { keys: undefined, validSeconds: 30 },
    reloadMs: 30_000,
    drainDelayMs: 0,
    drainMs: 10_000,
    logLevel: 'info',
    countries: [],
    operations: [],
    notices: [],
  });
});

test('files are found from the configuration, URLs are left as they are', () => {
  const issuers = [
    { issuer: 'a', audience: 'b', jwks: 'keys.json' },
    { issuer: 'c', audience: 'd', jwks: 'https://id.example/jwks' },
  ];
  const config = checkConfig({ issuers, cursorKey: 'cursor.key' }, '/base');
  expect(config.cursorKey).toBe('/base/cursor.key');
  expect(config.issuers.map(({ jwks }) => jwks)).toEqual(['/base/keys.json', 'https://id.example/jwks']);
});

test.each([
  [{ port: 70_000 }, 'configuration: port: Too big: expected number to be <=65535, came 70000'],
  [{ port: '4000' }, 'configuration: port: expected number, came "4000"'],
  [{ deadlineMs: 1.5 }, 'configuration: deadlineMs: expected int, came 1.5'],
  [{ colour: 1 }, 'configuration: top level: no such option: colour'],
  [{ breaker: { failures: 0 } }, 'configuration: breaker.failures: Too small: expected number to be >=1, came 0'],
  [{ countries: [{ code: 'ZZ', url: 'http://a/graphql' }] }, 'configuration: countries.0.code: expected an ISO 3166-1 alpha-2 code in capital letters, came "ZZ"'],
  [{ countries: [{ code: 'FR', url: 'ftp://a' }] }, 'configuration: countries.0.url: expected an http or https URL, came "ftp://a"'],
  [{ countries: [{ code: 'FR' }] }, 'configuration: countries.0.url: expected an http or https URL, came nothing'],
  [{ issuers: [{ issuer: 'a', audience: 'b' }] }, 'configuration: issuers.0.issuer: expected an https URL (http on this machine alone), came "a"'],
  [{ environment: 'production', issuers: [{ issuer: demoIssuer, audience: 'b', jwks: 'keys.json' }] }, 'configuration: issuers.0: expected an identity provider in production, came the demo issuer'],
  [{ issuers: [{ issuer: 'a', audience: 'b', jwks: 'http://id.example/jwks' }] }, 'configuration: issuers.0.jwks: expected an https URL (http on this machine alone), came "http://id.example/jwks"'],
  [{ trustedProxies: ['balancer'] }, 'configuration: trustedProxies.0: expected an IP address or a network as ADDRESS/BITS, came "balancer"'],
  ['text', 'configuration: top level: expected object, came "text"'],
])('%j is refused', (input, message) => {
  expect(faults(input)).toBe(message);
});

test('every fault is told', () => {
  expect(faults({ port: -1, logLevel: 'loud' }).split('\n')).toHaveLength(2);
});

test('a country twice is refused', () => {
  const country = { code: 'FR', url: 'http://127.0.0.1:1/graphql' };
  expect(faults({ countries: [country, country] })).toMatch(/^configuration: countries: expected each country once/);
});

test('a file that is missing or no YAML is refused by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-config-'));
  try {
    const file = join(folder, 'exchange.yaml');
    expect(() => readConfig(file)).toThrow(`${file}: expected a readable file (ENOENT)`);
    writeFileSync(file, 'port: [');
    expect(() => readConfig(file)).toThrow(`${file}: expected YAML: `);
    writeFileSync(file, 'port: 0\nlogLevel: silent\n');
    expect(readConfig(file)).toMatchObject({ port: 0, logLevel: 'silent' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
