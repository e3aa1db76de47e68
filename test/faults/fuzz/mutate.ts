/** Numbers from a seed, always the same: mulberry32. Each 0 or more and below 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A request as it is sent. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Null: no body. */
  readonly body: Buffer | null;
}

/** A request that is right, from which others are made. */
export interface SeedRequest {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const texts = [
  '', ' ', '\u0000', "' OR '1'='1", "'; DROP TABLE persons; --", '" UNION SELECT * FROM users --', '${7*7}', '{{7*7}}', '../../../etc/passwd', '%00', '%s%s%n', '\\', '\ud800', '\udfff\ud800',
  '\u202egnp.exe', 'ﷺ'.repeat(50), 'e\u0301'.repeat(200), '𝕊𝕢𝕝', 'a'.repeat(10_000), '__proto__', 'constructor', 'toString', 'null', 'NaN', '1e309', '<script>alert(1)</script>', '\r\nX-Injected: 1', '🙂'.repeat(300),
];
const values: readonly unknown[] = [
  null, true, false, 0, -1, 1, 2 ** 31, -(2 ** 31) - 1, 1e308, 0.1, [], {}, [[]], [null], { a: { b: { c: 1 } } }, Array.from({ length: 50 }, () => 'x'), { name: ['x'] }, { constructor: { prototype: {} } },
];
const tokens = ['{', '}', '(', ')', '[', ']', '!', '$', ':', '=', '@', '|', '...', '...on', 'query', 'mutation', 'subscription', 'fragment', '@include(if: $a)', '@skip(if: true)', '__schema { types { name } }', '__typename',
  '_entities', '_service { sdl }', 'personCandidates', '"""', '#', '\ufeff', '\u0000', 'first: 99999999999', 'after: ""', 'in: ["XX"]', 'in: []', '$representations', '_bx_a: id', 'null', '1e999'];
const headerNames = ['authorization', 'x-purpose', 'x-case-reference', 'x-justification', 'accept', 'content-type', 'content-encoding', 'x-forwarded-for', 'cookie', 'origin', 'apollo-require-preflight', 'if-none-match', 'range'];
const headerTexts = ['', 'x', '*/*', 'application/json', 'application/graphql-response+json', 'multipart/mixed', 'text/html;q=0', 'gzip', 'INVESTIGATION', 'BORDER_CONTROL', 'Bearer x.y.z', 'Bearer ', '__proto__', '\u00ff\u00fe', "' OR 1=1 --", 'a'.repeat(5_000)];
const methods = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'];

/** Makes a request that is wrong in one to four ways out of one that is right. */
export function mutated({ query, variables }: SeedRequest, headers: Readonly<Record<string, string>>, random: () => number): FuzzRequest {
  const below = (most: number): number => Math.floor(random() * most);
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  let text = query;
  let sent: unknown = structuredClone(variables);
  let envelope: Record<string, unknown> = {};
  const with_: Record<string, string> = { ...headers };
  let method = 'POST', path = '/graphql';
  let bytes: Buffer | null = null;

  const inText: readonly (() => void)[] = [
    () => void (text = text.slice(0, below(text.length))),
    () => { const at = below(text.length); text = text.slice(0, at) + text.slice(at + 1 + below(8)); },
    () => { const at = below(text.length); text = `${text.slice(0, at)} ${one(tokens)} ${text.slice(at)}`; },
    () => { const at = below(text.length); text = text.slice(0, at) + String.fromCharCode(below(0x250)) + text.slice(at + 1); },
    () => { const from = below(text.length), to = from + below(60); text = text.slice(0, to) + text.slice(from, to).repeat(1 + below(40)) + text.slice(to); },
    () => void (text = text.replace(/\d+/, () => String(one([0, -1, 1000, 1001, 2 ** 31, 99_999_999_999])))),
    () => void (text = text.replace(/"[^"]*"/, () => JSON.stringify(one(texts)))),
  ];
  const replaceIn = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object' || random() < 0.25) return random() < 0.6 ? one(texts) : one(values);
    const entries = Object.entries(value);
    if (entries.length === 0) return one(values);
    const [key] = one(entries);
    const changed: Record<string, unknown> = { ...value, [random() < 0.1 ? one(texts) : key]: replaceIn((value as Record<string, unknown>)[key]) };
    return Array.isArray(value) ? Object.values(changed) : changed;
  };
  const elsewhere: readonly (() => void)[] = [
    () => void (sent = replaceIn(sent)), () => void (sent = replaceIn(sent)), () => void (sent = replaceIn(sent)),
    () => void (envelope = { ...envelope, operationName: one([...texts, null, 7, {}]) }),
    () => void (envelope = { ...envelope, extensions: one<unknown>([null, 7, [], {}, { persistedQuery: one<unknown>([null, 7, {}, { version: 1, sha256Hash: one<unknown>([...texts, ...values, 'a'.repeat(64)]) }, { version: one(values) }]) }]) }),
    () => void (envelope = { ...envelope, [one(texts).slice(0, 20)]: one(values) }),
    () => void (with_[one(headerNames)] = one(headerTexts)),
    () => void delete with_[one(Object.keys(with_))],
    () => void (method = one(methods)),
    () => void (path = one(['/', '/graphql/', '/graphql?query={__typename}', `/graphql?query=${encodeURIComponent(text.slice(0, 2_000))}`, '/graphql?extensions=%7B', '/health/ready', '/.well-known/jwks.json', '/%2e%2e/', '/graphql%00', '//graphql'])),
    () => void (bytes = Buffer.from(one(['', '[]', '{}', 'null', '"x"', '7', '{"query":', '[{"query":"{__typename}"}]', '{"query":{}}', '\u0000', '{"query":"{__typename}","query":1}', `${'['.repeat(5_000)}`]))),
    () => { const all = Buffer.from(JSON.stringify({ query: text, variables: sent })); all[below(all.length)] = below(256); bytes = all; },
  ];
  for (let times = 1 + below(4); times > 0; times -= 1) (random() < 0.5 ? one(inText) : one(elsewhere))();
  const bare = method === 'GET' || method === 'HEAD';
  return { method, path, headers: with_, body: bare ? null : bytes ?? Buffer.from(JSON.stringify({ query: text, variables: sent, ...envelope })) };
}
