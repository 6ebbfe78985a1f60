import { familyNames, mensNames } from '@iwaa/domain/testing/name-spellings';
import { createRandom } from '@iwaa/proof-kit/random';

/** A nickname, and a given name, a father's and a family's, as people have them: looking for whoever is likely the same is part of the work. */
export function nameOf(seed: string): { readonly nickname: string; readonly name: string } {
  const random = createRandom(seed);
  const [given = '', ...others] = [mensNames, mensNames, familyNames].map((names) => {
    const { latin = [] } = names[random.between(0, names.length - 1)] ?? {};
    return latin[random.between(0, latin.length - 1)] ?? '';
  });
  return { nickname: given, name: [given, ...others].join(' ') };
}
