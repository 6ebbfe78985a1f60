import type { Language } from '@iwaa/contracts/vocabulary';
import { allLanguages } from '@iwaa/words/all-languages';
import { inReadingOrder } from '@iwaa/words/in-reading-order';
import type { Place } from './waiting-list-order.ts';

/** A word in the forms that its language has for numbers; `other` stands for those that it does not tell apart. */
type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How one language says why a person has their place: the rule is public, so the sentence names it. */
interface Wording {
  people: Forms;
  /** That so many come before, where the language says it with a verb. */
  comeBefore: Forms;
  next(group: string): string;
  place(place: number, group: string, ahead: string): string;
  byPriority(people: string): string;
  byStreet(people: string): string;
  byAsking(people: string): string;
  and(parts: readonly string[]): string;
}

const english: Wording = {
  people: { one: '# person', other: '# people' },
  comeBefore: { one: '# comes before', other: '# come before' },
  next: (group) => `Next in line, in the group "${group}": nobody who waits comes before.`,
  place: (place, group, ahead) => `Place ${place}, in the group "${group}": ${ahead}.`,
  byPriority: (people) => `${people} of a group with a higher priority`,
  byStreet: (people) => `${people} of the same group with a longer time on the street`,
  byAsking: (people) => `${people} of the same group who asked earlier`,
  and: (parts) => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts),
};

const french: Wording = {
  people: { one: '# personne', other: '# personnes' },
  comeBefore: { one: 'passe avant #', other: 'passent avant #' },
  next: (group) =>
    `Première place, dans le groupe «\u00a0${group}\u00a0»\u00a0: aucune personne en attente ne passe avant.`,
  place: (place, group, ahead) =>
    `Place n°\u00a0${place}, dans le groupe «\u00a0${group}\u00a0»\u00a0: ${ahead}.`,
  byPriority: (people) => `${people} d’un groupe plus prioritaire`,
  byStreet: (people) => `${people} du même groupe à la rue depuis plus longtemps`,
  byAsking: (people) => `${people} du même groupe dont la demande est plus ancienne`,
  and: (parts) => new Intl.ListFormat('fr', { type: 'conjunction' }).format(parts),
};

const arabic: Wording = {
  people: {
    zero: 'لا أحد',
    one: 'شخص واحد',
    two: 'شخصان',
    few: '# أشخاص',
    many: '# شخصا',
    other: '# شخص',
  },
  comeBefore: { other: 'قبله #' },
  next: (group) => `الدور القادم، ضمن فئة «${group}»: لا أحد من المنتظرين قبله.`,
  place: (place, group, ahead) => `الرتبة ${place}، ضمن فئة «${group}»: ${ahead}.`,
  byPriority: (people) => `${people} من فئة ذات أولوية أعلى`,
  byStreet: (people) => `${people} من الفئة نفسها، مدة العيش في الشارع أطول`,
  byAsking: (people) => `${people} من الفئة نفسها، تاريخ الطلب أسبق`,
  and: (parts) => parts.join('، و'),
};

const wordings: Record<Language, Wording> = { ar: arabic, fr: french, en: english };

/** Why a person has this place in the waiting list, in one plain sentence. */
export function explainPlace(place: Place, language: Language): string {
  return inReadingOrder(language, sentenceOf(place, language));
}

function sentenceOf(place: Place, language: Language): string {
  const wording = wordings[language];
  const rules = new Intl.PluralRules(language);
  const inForm = (forms: Forms, count: number, what: string) =>
    (forms[rules.select(count)] ?? forms.other).replace('#', what);
  const people = (count: number) => inForm(wording.people, count, String(count));
  const group = allLanguages[language].priorities[place.priority];
  if (place.place === 1) return wording.next(group);
  const reasons: [number, (people: string) => string][] = [
    [place.aheadByPriority, wording.byPriority],
    [place.aheadByStreet, wording.byStreet],
    [place.aheadByAsking, wording.byAsking],
  ];
  const parts = reasons.filter(([count]) => count > 0).map(([count, say]) => say(people(count)));
  const ahead = reasons.reduce((sum, [count]) => sum + count, 0);
  return wording.place(place.place, group, inForm(wording.comeBefore, ahead, wording.and(parts)));
}
