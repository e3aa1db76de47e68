import { GraphQLError } from 'graphql';
import { errors as registry, isErrorCode } from '../errors.js';
import { spreadPath } from './representations.js';

type Path = readonly (string | number)[];

/** Codes of subgraphs are their own; one that is no such word could be anything. */
const plainWord = /^[A-Z][A-Z0-9_]{1,63}$/;

/** Most characters of a subgraph's message that are told. */
const mostCharacters = 300;

/** A path of a GraphQL answer: names and places. */
const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((step) => (typeof step === 'string' ? /^[_A-Za-z]\w*$/.test(step) : Number.isInteger(step)));

/** Whether an error of the code is about what the client sent, so that the client needs the subgraph's own words. */
const concernsClient = (code: string): boolean => isErrorCode(code) && registry[code].status >= 400 && registry[code].status < 500;

/** A message without addresses and files. */
function told(message: string, host: string): string {
  const text = message
    .replace(/https?:\/\/[^\s"'<>)]+/g, '(address)').replaceAll(host, '(address)')
    .replace(/(?<![\w.])\/(?:[\w.@-]+\/)+[\w.@-]+(?::\d+)*/g, '(file)');
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}...` : text;
}

function codeAndMessage(name: string, host: string, code: unknown, message: unknown): readonly [code: string, message: string] {
  const own = typeof code === 'string' && plainWord.test(code) ? code : null;
  // For a client a defect of a subgraph is no defect of the gateway.
  if (own === null || own === 'INTERNAL_SERVER_ERROR' || own === 'DOWNSTREAM_SERVICE_ERROR') return ['DOWNSTREAM_SERVICE_ERROR', `The subgraph ${name} failed.`];
  if (concernsClient(own) && typeof message === 'string') return [own, told(message, host)];
  return [own, `The subgraph ${name} reported ${own}.`];
}

/**
 * The errors a remote subgraph reports, as they may be told: where they are, their code when it is a plain word, and a message of ours.
 * A message can hold anything, statements and values included; only one about the client's own question is passed on.
 * @param name the subgraph's, as clients may see it.
 * @param host of the subgraph's address, which clients never see.
 * @param places where each entity that was sent once belongs; see `joinRepresentations`.
 */
export function subgraphErrors(errors: unknown, name: string, host: string, places: readonly number[]): GraphQLError[] {
  if (!Array.isArray(errors)) return [];
  return errors.flatMap((raw: unknown) => {
    const { message, path, extensions } = (typeof raw === 'object' && raw !== null ? raw : {}) as Record<string, unknown>;
    const [code, text] = codeAndMessage(name, host, (extensions as { readonly code?: unknown } | null | undefined)?.code, message);
    const known = { extensions: { code } };
    if (!isPath(path)) return [new GraphQLError(text, known)];
    return spreadPath(path, places).map((place) => new GraphQLError(text, { ...known, path: place }));
  });
}
