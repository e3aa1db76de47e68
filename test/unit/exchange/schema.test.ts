import { Kind, parse, print } from 'graphql';
import type { TypeDefinitionNode } from 'graphql';
import { exchangeSdl, logSdl, nationalSdl } from '../../../schema/files.js';

const definitions = (sdl: string): Map<string, TypeDefinitionNode> => new Map(parse(sdl, { noLocation: true }).definitions
  .flatMap((definition) => ('name' in definition && definition.name && definition.kind.endsWith('TypeDefinition') ? [[definition.name.value, definition as TypeDefinitionNode]] : [])));

const [national, exchange, log] = [definitions(nationalSdl()), definitions(exchangeSdl()), definitions(logSdl())];
const sharedWith = (own: ReadonlyMap<string, unknown>): string[] => [...own.keys()].filter((name) => national.has(name) && !['Query', 'Person', 'Name'].includes(name));

test('value types, enums and scalars the exchange shares with the profile are the same in both', () => {
  const shared = sharedWith(exchange);
  expect(shared).toEqual(expect.arrayContaining(['CountryOutcome', 'CountryStatus', 'AnswerSource', 'SeizedItemKind', 'Contact', 'CodedText', 'PageInfo', 'CountryCode']));
  for (const name of shared) expect(print(exchange.get(name)!)).toBe(print(national.get(name)!));
});

test('scalars and value types the query log shares with the profile are the same in both', () => {
  expect(sharedWith(log).sort()).toEqual(['CountryCode', 'Date', 'DateTime', 'PageInfo']);
  for (const name of sharedWith(log)) expect(print(log.get(name)!)).toBe(print(national.get(name)!));
});

test.each([['the exchange', exchange], ['the query log', log]])('everything in %s is described', (_name, own) => {
  const missing: string[] = [];
  for (const [name, type] of own) {
    if (!type.description && name !== 'Query') missing.push(name);
    const parts = 'fields' in type ? type.fields ?? [] : type.kind === Kind.ENUM_TYPE_DEFINITION ? type.values ?? [] : [];
    for (const part of parts) {
      if (!part.description) missing.push(`${name}.${part.name.value}`);
      if ('arguments' in part) for (const argument of part.arguments ?? []) if (!argument.description) missing.push(`${name}.${part.name.value}(${argument.name.value}:)`);
    }
  }
  expect(missing).toEqual([]);
});
