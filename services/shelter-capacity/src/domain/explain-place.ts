import type { Language, Priority } from '@iwaa/contracts/vocabulary';
import type { Place } from './waiting-list-order.ts';

/** How one language says why a person has their place: the rule is public, so the sentence names it. */
interface Wording {
  groups: Record<Priority, string>;
  people: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
  next(group: string): string;
  place(place: number, group: string, ahead: string): string;
  byPriority(people: string): string;
  byStreet(people: string): string;
  byAsking(people: string): string;
  and(parts: readonly string[]): string;
}

const english: Wording = {
  groups: {
    1: 'minors and women with children',
    2: 'people aged 65 and over',
    3: 'people with a stated medical condition or disability',
    4: 'people without a stated priority',
  },
  people: { one: '# person', other: '# people' },
  next: (group) => `Next in line, in the group "${group}": nobody who waits comes before.`,
  place: (place, group, ahead) => `Place ${place}, in the group "${group}": before come ${ahead}.`,
  byPriority: (people) => `${people} of a group with a higher priority`,
  byStreet: (people) => `${people} of the same group with a longer time on the street`,
  byAsking: (people) => `${people} of the same group who asked earlier`,
  and: (parts) => new Intl.ListFormat('en', { type: 'conjunction' }).format(parts),
};

const french: Wording = {
  groups: {
    1: 'mineurs et femmes avec enfants',
    2: 'personnes de 65 ans et plus',
    3: 'personnes ayant déclaré un problème de santé ou un handicap',
    4: 'personnes sans priorité déclarée',
  },
  people: { one: '# personne', other: '# personnes' },
  next: (group) => `Prochaine place, dans le groupe « ${group} » : personne en attente ne passe avant.`,
  place: (place, group, ahead) => `Place n° ${place}, dans le groupe « ${group} » : passent avant ${ahead}.`,
  byPriority: (people) => `${people} d'un groupe plus prioritaire`,
  byStreet: (people) => `${people} du même groupe à la rue depuis plus longtemps`,
  byAsking: (people) => `${people} du même groupe dont la demande est plus ancienne`,
  and: (parts) => new Intl.ListFormat('fr', { type: 'conjunction' }).format(parts),
};

const arabic: Wording = {
  groups: {
    1: 'القاصرون والنساء مع أطفالهن',
    2: 'من بلغوا 65 سنة فما فوق',
    3: 'من صرحوا بمرض أو إعاقة',
    4: 'من لم يصرحوا بأولوية',
  },
  people: {
    one: 'شخص واحد',
    two: 'شخصان',
    few: '# أشخاص',
    many: '# شخصا',
    other: '# شخص',
  },
  next: (group) => `الدور القادم، ضمن فئة «${group}»: لا أحد من المنتظرين قبله.`,
  place: (place, group, ahead) => `الرتبة ${place}، ضمن فئة «${group}»: قبله ${ahead}.`,
  byPriority: (people) => `${people} من فئة ذات أولوية أعلى`,
  byStreet: (people) => `${people} من الفئة نفسها، مدة العيش في الشارع أطول`,
  byAsking: (people) => `${people} من الفئة نفسها، تاريخ الطلب أسبق`,
  and: (parts) => parts.join('، و'),
};

const wordings: Record<Language, Wording> = { ar: arabic, fr: french, en: english };

/** Why a person has this place in the waiting list, in one plain sentence. */
export function explainPlace(place: Place, language: Language): string {
  const wording = wordings[language];
  const rules = new Intl.PluralRules(language);
  const people = (count: number) =>
    (wording.people[rules.select(count)] ?? wording.people.other).replace('#', String(count));
  const group = wording.groups[place.priority];
  if (place.place === 1) return wording.next(group);
  const reasons: [number, (people: string) => string][] = [
    [place.aheadByPriority, wording.byPriority],
    [place.aheadByStreet, wording.byStreet],
    [place.aheadByAsking, wording.byAsking],
  ];
  const parts = reasons.filter(([count]) => count > 0).map(([count, say]) => say(people(count)));
  return wording.place(place.place, group, wording.and(parts));
}
