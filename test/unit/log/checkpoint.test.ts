import { generateKeyPairSync } from 'node:crypto';
import { openCheckpoint, openNote, readVerifierKey, signCheckpoint, verifierKey } from '../../../log/checkpoint.js';
import { emptyRoot, leafHash } from '../../../gateway/audit/merkle.js';

const origin = 'gateway-1.bureaux.example';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const other = generateKeyPairSync('ed25519').privateKey;
const rootHash = leafHash(Buffer.from('a'));
const note = signCheckpoint({ origin, size: 7, rootHash }, privateKey);

describe('a note signed by others', () => {
  // The example of Go's golang.org/x/mod/sumdb/note, which C2SP's signed-note writes down.
  const verifier = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
  const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
  const signature = '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=';

  it('opens with the key as signed-note writes it', () => {
    const { origin: name, key } = readVerifierKey(verifier);
    expect(name).toBe('PeterNeumann');
    expect(openNote(`${text}\n${signature}\n`, name, key)).toBe(text);
    expect(verifierKey(name, key)).toBe(verifier);
  });
});

describe('a checkpoint', () => {
  it('says what was signed, by the public key and by the private one', () => {
    for (const key of [publicKey, privateKey]) expect(openCheckpoint(note, origin, key)).toEqual({ origin, size: 7, rootHash });
    expect(note.split('\n').slice(0, 4)).toEqual([origin, '7', Buffer.from(rootHash).toString('base64'), '']);
  });

  it('keeps its key in text', () => {
    const { origin: name, key } = readVerifierKey(verifierKey(origin, privateKey));
    expect(openCheckpoint(note, name, key).size).toBe(7);
  });

  it('of an empty log is one', () => {
    expect(openCheckpoint(signCheckpoint({ origin, size: 0, rootHash: emptyRoot() }, privateKey), origin, publicKey).size).toBe(0);
  });

  it('stands beside signatures of witnesses', () => {
    const witnessed = `${note}— witness.example ${Buffer.alloc(76).toString('base64')}\n`;
    expect(openCheckpoint(witnessed, origin, publicKey).size).toBe(7);
  });

  const attacks: readonly (readonly [string, string, RegExp])[] = [
    ['another size', note.replace('\n7\n', '\n8\n'), /got none that holds/],
    ['another root', note.replace(Buffer.from(rootHash).toString('base64'), Buffer.from(emptyRoot()).toString('base64')), /got none that holds/],
    ['another log', note.replaceAll(origin, 'gateway-2.bureaux.example'), /got none that holds/],
    ['another key', signCheckpoint({ origin, size: 7, rootHash }, other), /got none that holds/],
    ['no signature', note.split('\n\n')[0] + '\n\n', /got none that holds/],
    ['no empty line', note.replace('\n\n', '\n'), /no empty line/],
    ['nothing', '', /no empty line/],
  ];
  it.each(attacks)('with %s is refused', (_, changed, message) => {
    expect(() => openCheckpoint(changed, origin, publicKey)).toThrow(message);
  });

  it.each(['', 'PeterNeumann', verifierKey(origin, publicKey).replace('+A', '+B'), `x+00000000+${Buffer.alloc(33, 1).toString('base64')}`])('has no key in %j', (text) => {
    expect(() => readVerifierKey(text)).toThrow('Expected a verifier key');
  });

  it.each(['', 'a b', 'a+b', 'é', 'x'.repeat(201)])('has no origin %j', (name) => {
    expect(() => signCheckpoint({ origin: name, size: 0, rootHash: emptyRoot() }, privateKey)).toThrow('Expected an origin');
  });
});
