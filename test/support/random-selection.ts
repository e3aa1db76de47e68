import fc from 'fast-check';
import { getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** A query under construction: text of a selection on a type, with conditions on $yes and $no and aliases. */
export function selection(schema: GraphQLSchema, typeName: string, depth: number): fc.Arbitrary<string> {
  const type = schema.getType(typeName);
  const condition = fc.constantFrom('', '', '', '', ' @include(if: $yes)', ' @skip(if: $yes)', ' @include(if: $no)', ' @skip(if: $no)', ' @include(if: true)');
  const choices: fc.Arbitrary<string>[] = [fc.tuple(fc.constantFrom('', 'kind: '), condition).map(([alias, directive]) => `${alias}__typename${directive}`)];
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      const named = getNamedType(field.type);
      const leaf = !('getFields' in named) && !('getTypes' in named);
      if (!leaf && depth === 0) continue;
      const alias = fc.constantFrom('', '', `a_${field.name}: `);
      const below = leaf ? fc.constant('') : selection(schema, named.name, depth - 1);
      const one = fc.tuple(alias, condition, below).map(([name, directive, inner]) => `${name}${field.name}${directive}${inner}`);
      choices.push(one, one);
    }
  }
  const conditions = isAbstractType(type) ? [...schema.getPossibleTypes(type).map(({ name }) => name), type.name] : [typeName, ''];
  if (depth > 0) {
    for (const on of conditions) {
      choices.push(fc.tuple(condition, selection(schema, on || typeName, depth - 1)).map(([directive, inner]) => `...${on ? ` on ${on}` : ''}${directive}${inner}`));
    }
  }
  return fc.array(fc.oneof(...choices), { minLength: 1, maxLength: 5 }).map((parts) => ` { ${parts.join(' ')} }`);
}
