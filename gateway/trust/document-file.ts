import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parse } from 'graphql';
import { z } from 'zod';

const entry = z.strictObject({
  /** SHA-256 of the text in UTF-8, 64 hexadecimal digits. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  text: z.string().min(1),
  /** What it is for, in words. */
  name: z.string().max(200).nullable(),
  /** Who registered it. */
  registeredBy: z.string().min(1).max(200),
  /** RFC 3339 instant. */
  registeredAt: z.iso.datetime({ offset: true }),
}).refine(({ hash, text }) => hash === documentHash(text), 'expected the hash of the text');

/** A registered document. */
export type TrustedDocument = Readonly<z.infer<typeof entry>>;

const file = z.strictObject({ documents: z.array(entry) });

/** The hash a document goes by, as in automatic persisted queries. */
export const documentHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The documents of a file; none when there is no file. @throws when it is no such file; the message holds nothing of it. */
export function readDocuments(path: string): readonly TrustedDocument[] {
  if (!existsSync(path)) return [];
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new Error(`${path}: expected JSON`);
  }
  const result = file.safeParse(read);
  if (!result.success) throw new Error(`${path}: ${result.error.issues[0]!.path.join('.') || 'top level'}: ${result.error.issues[0]!.message}`);
  return result.data.documents;
}

/** Writes all documents of a file at once: who reads it meanwhile has the old or the new ones. */
function writeDocuments(path: string, documents: readonly TrustedDocument[]): void {
  mkdirSync(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  writeFileSync(beside, `${JSON.stringify({ documents }, null, 2)}\n`, { mode: 0o600 });
  renameSync(beside, path);
}

/** Registers a document; one that is registered stays as it is. @throws GraphQLError when the text is no GraphQL. */
export function addDocument(path: string, text: string, { name, by, now }: { readonly name: string | null; readonly by: string; readonly now: Date }): TrustedDocument {
  parse(text);
  const documents = readDocuments(path);
  const hash = documentHash(text);
  const known = documents.find((each) => each.hash === hash);
  if (known) return known;
  const added: TrustedDocument = { hash, text, name, registeredBy: by, registeredAt: now.toISOString() };
  writeDocuments(path, [...documents, added]);
  return added;
}

/** Takes a document out. @returns whether there was one. */
export function removeDocument(path: string, hash: string): boolean {
  const documents = readDocuments(path);
  const rest = documents.filter((each) => each.hash !== hash);
  if (rest.length === documents.length) return false;
  writeDocuments(path, rest);
  return true;
}
