import { type NameToken, nameTokens } from './key-tokens.js';
import { remember } from './remember.js';

/** The consonants a part is found by: its own, and those it has without a particle grown together with it. */
const skeletons = ({ skeleton, bare }: NameToken): readonly string[] => (bare.skeleton === skeleton ? [skeleton] : [skeleton, bare.skeleton]);

/**
 * Folds a name for finding candidates: its parts in ASCII capitals, each after a blank; the whole without blanks, in which
 * `BENSALEH` finds `Ben Saleh`; and the consonants of each part between `#`, in which `Yassine` finds `Yacine` and
 * `ياسين`: `Ben Saleh` -> ` BEN SALEH |BENSALEH|#BN#SLH#`.
 */
export const foldName: (name: string) => string = remember(100_000, (name) => {
  const tokens = nameTokens(name);
  const texts = tokens.map(({ text }) => text);
  return ` ${texts.join(' ')} |${texts.join('')}|#${tokens.flatMap(skeletons).join('#')}#`;
});

/**
 * What must stand in the folded name of a candidate for a search: for each part of the name asked, one of the texts.
 * Particles need not stand. Empty: the name has no part.
 */
export function namePatterns(name: string): readonly (readonly string[])[] {
  const tokens = nameTokens(name);
  return tokens.filter(({ weight }) => weight >= 0.5).map((token) => [
    token.text.length === 1 ? ` ${token.text}` : token.text,
    ...skeletons(token).filter((one) => one.length >= 2).map((one) => `#${one}#`),
  ]);
}
