import { projectFile } from '../../../../schema/files.js';

let names: Set<string> | null = null;

/**
 * Whether a word in ASCII capitals is a usual given or family name somewhere. Two usual names that differ in a letter are two names; a word that is none may be one
 * written wrong. The names are in known-names.txt, which `npm run names` makes.
 */
export function isKnownName(word: string): boolean {
  names ??= new Set(projectFile('subgraphs', 'bureau', 'search', 'names', 'known-names.txt').split('\n'));
  return names.has(word);
}
