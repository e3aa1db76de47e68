import { randomBytes } from 'node:crypto';
import { FilterLineError, readFilterLine, writeFilterLine } from '../../../schema/filter/publication.js';
import { FilterSecretsError, readFilterSecrets } from '../../../schema/filter/secrets.js';

const fileOf = (...ids: readonly string[]): string => ids.map((id) => `  - { id: ${id}, key: ${randomBytes(32).toString('base64url')} }`).reduce((text, line) => `${text}${line}\n`, 'keys:\n');
const [secret, other] = readFilterSecrets(fileOf('a', 'b'));
const known = new Map([['a', secret!], ['b', other!]]);
const of = { country: 'FR', stream: 'AAAAAAAAAAAAAAAAAAAAAA' };
const line = { sequence: 0, secret: 'a', normaliser: 1, at: '2026-01-01T00:00:00.000Z', asOf: { Vehicle: '2026-01-01T00:00:00.000Z' }, added: [{ type: 'Vehicle' as const, keys: Buffer.alloc(16, 7).toString('base64'), unknown: false }] };
const written = writeFilterLine(secret!.lines, of, line).slice(0, -1);

describe('a line of a publication', () => {
  test('is read as it was written', () => {
    expect(readFilterLine(known, of, 0, written)).toEqual({ ...line, filters: [] });
  });

  test.each([
    ['of another country', { ...of, country: 'BE' }, 0, written],
    ['of another stream', { ...of, stream: 'BAAAAAAAAAAAAAAAAAAAAA' }, 0, written],
    ['at another place', of, 1, written],
    ['changed in one letter', of, 0, written.replace('"Vehicle"', '"Firearm"')],
    ['under a secret it names and is not sealed with', of, 0, writeFilterLine(other!.lines, of, line).slice(0, -1)],
    ['under a secret that is not known', of, 0, writeFilterLine(secret!.lines, of, { ...line, secret: 'c' }).slice(0, -1)],
    ['without a seal', of, 0, written.slice(written.indexOf(' ') + 1)],
    ['that is half there', of, 0, written.slice(0, -5)],
    ['with keys that are not whole', of, 0, writeFilterLine(secret!.lines, of, { ...line, added: [{ type: 'Vehicle', keys: 'AAAA', unknown: false }] }).slice(0, -1)],
  ])('is not believed %s', (_how, stream, sequence, text) => {
    expect(() => readFilterLine(known, stream, sequence, text)).toThrow(FilterLineError);
  });

  test('is looked at once its seal is known to be right: who has no secret has nothing parsed', () => {
    const parse = jest.spyOn(JSON, 'parse');
    try {
      expect(() => readFilterLine(known, of, 0, `${'A'.repeat(43)} ${'['.repeat(1_000)}`)).toThrow('Expected the seal of the line to be right');
      expect(parse).not.toHaveBeenCalled();
    } finally {
      parse.mockRestore();
    }
  });
});

describe('the file of filter secrets', () => {
  test('gives keys for terms and for lines that are not the same', () => {
    expect(secret!.terms.equals(secret!.lines)).toBe(false);
    expect(secret!.terms.equals(other!.terms)).toBe(false);
  });

  test.each([
    ['of no keys', 'keys: []'], ['with a short key', 'keys: [{ id: a, key: AAAA }]'], ['with an id twice', fileOf('a', 'a')], ['that is no YAML', '{'],
  ])('is refused %s', (_how, text) => {
    expect(() => readFilterSecrets(text)).toThrow(FilterSecretsError);
  });
});
