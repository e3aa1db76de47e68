import { Kind, isTypeSystemDefinitionNode, isTypeSystemExtensionNode, parse } from 'graphql';
import type { DefinitionNode, DocumentNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** Characters of parts that are remembered, in all. */
const rememberedCharacters = 4_000_000;
/** Characters of the longest part that is remembered: V8 finds longer ones among others by their length alone. */
const longestRemembered = 16_000;

const remembered = new LRUCache<string, readonly DefinitionNode[]>({ maxSize: rememberedCharacters, sizeCalculation: (_definitions, part) => part.length });

/** Empty lines before what may be a definition, its description included. */
const betweenDefinitions = /\n\n(?=["a-z])/;

/** Null: the part is none by itself, such as what stands between two empty lines of a description. */
function parsePart(part: string): readonly DefinitionNode[] | null {
  const known = part.length > longestRemembered ? undefined : remembered.get(part);
  if (known) return known;
  try {
    const { definitions } = parse(part, { noLocation: true });
    if (!definitions.every((one) => isTypeSystemDefinitionNode(one) || isTypeSystemExtensionNode(one))) return null;
    // As a text of its own: a part would hold the whole text that it was cut from.
    if (part.length <= longestRemembered) remembered.set(JSON.parse(JSON.stringify(part)) as string, definitions);
    return definitions;
  } catch {
    return null;
  }
}

/**
 * Parses an SDL as `parse` of graphql does, without locations. Definitions that were parsed already are not parsed again: what bureaux publish is the same for the most part,
 * letter by letter. Parts that are definitions by themselves are together those of the whole text, as none can go on in one that begins with a word or a description;
 * where one part is not, the whole is parsed.
 * @throws GraphQLError when the text is no SDL.
 */
export function parseSdl(sdl: string): DocumentNode {
  const definitions: DefinitionNode[] = [];
  for (const part of sdl.split(betweenDefinitions)) {
    const parsed = parsePart(part);
    if (!parsed) return parse(sdl, { noLocation: true });
    definitions.push(...parsed);
  }
  return { kind: Kind.DOCUMENT, definitions };
}
