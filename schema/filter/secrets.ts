import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { parse } from 'yaml';
import { z } from 'zod';

/** A secret of the exchange that filters are made under. Bureaux that publish and gateways that ask have the same. */
export interface FilterSecret {
  /** 1 to 16 printable ASCII characters; told in the clear. */
  readonly id: string;
  /** What the keys of terms are made with. */
  readonly terms: KeyObject;
  /** What the lines of a publication are sealed with. */
  readonly lines: KeyObject;
}

const key32 = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== 32) context.addIssue({ code: 'custom', message: 'expected 32 bytes in base64url' });
  return key;
});

/** The file of filter secrets, YAML: `keys`, the one to publish under first; during a rotation the one before stands behind it. */
const keyFile = z.strictObject({
  keys: z.array(z.strictObject({ id: z.string().regex(/^[\x21-\x7e]{1,16}$/, 'expected 1 to 16 printable characters'), key: key32 })).min(1).max(4)
    .refine((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'expected keys with ids of their own'),
});

/** A key for one use alone: with the one nothing is known of the other. */
const derived = (key: Uint8Array, use: string): KeyObject => createSecretKey(createHmac('sha256', key).update(`bureaux filter ${use}`).digest());

/** The text is no file of filter secrets; the message says where, and nothing of what stands there. */
export class FilterSecretsError extends Error {
  override readonly name = 'FilterSecretsError';
}

/** Reads a file of filter secrets, the one to publish under first. @throws FilterSecretsError */
export function readFilterSecrets(text: string): readonly FilterSecret[] {
  let read: unknown;
  try {
    read = parse(text);
  } catch {
    throw new FilterSecretsError('expected YAML');
  }
  const result = keyFile.safeParse(read);
  if (!result.success) throw new FilterSecretsError(result.error.issues.map(({ path, message }) => `${path.join('.') || 'top level'}: ${message}`).join('; '));
  return result.data.keys.map(({ id, key }) => ({ id, terms: derived(key, 'terms'), lines: derived(key, 'lines') }));
}
