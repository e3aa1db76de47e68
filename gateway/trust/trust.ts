import { statSync } from 'node:fs';
import type { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';
import type { Admit, Requester, Role } from '../request.js';
import { documentHash, readDocuments } from './document-file.js';

export interface TrustOptions {
  /** Null: no document is registered. */
  readonly file: string | null;
  /** Roles that may run registered documents alone. */
  readonly roles: readonly Role[];
  /** Told of a file that cannot be read; the documents before go on. */
  readonly onFailure: (error: Error) => void;
}

/** What a body says of its document. */
export interface SentDocument {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

export interface Trust {
  /**
   * Makes a body that names a registered document by its hash alone one that holds the document.
   * @returns the body as it is to be executed.
   */
  fill(body: unknown): unknown;
  /** The refusal of a requester who may run registered documents alone and names another by its hash. Null: nothing is against it. */
  checkHash(requester: Requester | null, body: unknown, search: Readonly<Record<string, unknown>>): GraphQLError | null;
  /** Stage: refuses a document that is not registered, whatever it was sent as. */
  readonly admit: Admit;
}

/** How often the file is looked at, in milliseconds. */
const lookMs = 1_000;

/** Documents that were registered with `bureaux trust`, by their hash. The file is read again when it changes. @throws when it cannot be read at start. */
export function openTrust({ file, roles, onFailure }: TrustOptions): Trust {
  let texts: ReadonlyMap<string, string> = new Map();
  let stamp = '', lookedAt = -Infinity;
  const stampNow = (): string => {
    const stat = file === null ? undefined : statSync(file, { throwIfNoEntry: false });
    return stat ? `${stat.mtimeMs} ${stat.size} ${stat.ino}` : '';
  };
  const load = (): void => {
    const seen = stampNow();
    if (seen === stamp) return;
    stamp = seen;
    texts = new Map(file === null ? [] : readDocuments(file).map(({ hash, text }) => [hash, text]));
  };
  load();
  const registered = (): ReadonlyMap<string, string> => {
    if (performance.now() - lookedAt >= lookMs) {
      lookedAt = performance.now();
      try {
        load();
      } catch (error) {
        onFailure(error as Error);
      }
    }
    return texts;
  };
  const mustBeRegistered = (requester: Requester | null): boolean => requester !== null && roles.includes(requester.role);
  const untrusted = (): GraphQLError => refusal('DOCUMENT_NOT_TRUSTED', 'A registered document is expected of this role; the one that came is not registered.');

  return {
    fill(body) {
      if (body === null || typeof body !== 'object' || Array.isArray(body)) return body;
      const hash = hashIn(body);
      if (hash === null || (body as SentDocument).query !== undefined) return body;
      const text = registered().get(hash);
      if (text === undefined) return body;
      const extensions = Object.entries((body as SentDocument).extensions as object).filter(([name]) => name !== 'persistedQuery');
      return { ...body, query: text, extensions: Object.fromEntries(extensions) as unknown };
    },
    checkHash(requester, body, search) {
      if (!mustBeRegistered(requester)) return null;
      const query = (body as SentDocument | null | undefined)?.query ?? search['query'];
      return typeof query === 'string' && registered().has(documentHash(query)) ? null : untrusted();
    },
    admit: ({ text }, { requester }) => (!mustBeRegistered(requester) || registered().has(documentHash(text)) ? null : untrusted()),
  };
}

/** The hash of `extensions.persistedQuery`. Null: there is none that a document can be registered under. */
function hashIn({ extensions }: SentDocument): string | null {
  const { persistedQuery } = Object(extensions) as { readonly persistedQuery?: unknown };
  const { sha256Hash } = Object(persistedQuery) as { readonly sha256Hash?: unknown };
  return typeof sha256Hash === 'string' ? sha256Hash : null;
}
