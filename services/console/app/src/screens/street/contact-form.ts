import type {
  AidKind,
  ageGroups,
  ConsentPurpose,
  NeedKind,
  ShelterDeclineReason,
  UnitKind,
} from '@iwaa/contracts/vocabulary';
import { isLater, type Later, later } from '../../outbox/later.ts';
import type { Item } from '../../outbox/outbox.ts';

/** Somebody who was met before: by what the person is known here, and by the id, which may be yet to come. */
export interface MetBefore {
  readonly label: string;
  readonly personId: string | Later;
  /** What the outbox keeps their contacts in order by. */
  readonly about: string;
}

/** What a team fills in about a contact. */
export interface ContactForm {
  /** Somebody met before, or null for somebody new. */
  readonly metBefore: MetBefore | null;
  readonly nickname: string;
  readonly unit: UnitKind | null;
  readonly ageGroup: (typeof ageGroups)[number] | null;
  readonly withChildren: boolean;
  readonly medicalConditionOrDisability: boolean;
  /** One of the places known, or empty where another is typed. */
  readonly place: string;
  readonly otherPlace: string;
  /** When they met (ISO-8601); null for the moment in which it is recorded. */
  readonly happenedAt: string | null;
  readonly aidGiven: readonly AidKind[];
  readonly needs: readonly NeedKind[];
  readonly declined: readonly NeedKind[];
  /** Why a bed is declined; null where the person does not say. */
  readonly shelterDeclinedFor: ShelterDeclineReason | null;
  readonly consents: readonly ConsentPurpose[];
  readonly note: string;
  /** The refused item that this corrects. */
  readonly corrects: string | null;
}

export const emptyForm: ContactForm = {
  metBefore: null,
  nickname: '',
  unit: null,
  ageGroup: null,
  withChildren: false,
  medicalConditionOrDisability: false,
  place: '',
  otherPlace: '',
  happenedAt: null,
  aidGiven: [],
  needs: [],
  declined: [],
  shelterDeclinedFor: null,
  consents: [],
  note: '',
  corrects: null,
};

/** What is left to fill in before a contact can be recorded. */
export type Missing = 'unit' | 'ageGroup' | 'place';

/**
 * The body of a contact, or what is missing.
 * @param place where it was, if that can be told.
 * @param now ISO-8601.
 */
export function contactOf(
  form: ContactForm,
  place: string | undefined,
  now: string,
): { readonly body: Readonly<Record<string, unknown>> } | { readonly missing: readonly Missing[] } {
  const { metBefore, unit, ageGroup, withChildren, medicalConditionOrDisability } = form;
  const missing: Missing[] = [];
  if (!metBefore && unit === null) missing.push('unit');
  if (!metBefore && ageGroup === null) missing.push('ageGroup');
  if (place === undefined) missing.push('place');
  if (missing.length > 0) return { missing };
  const nickname = form.nickname.trim();
  const note = form.note.trim();
  const declined = form.declined.filter((kind) => !form.needs.includes(kind));
  return {
    body: {
      person: metBefore
        ? { personId: metBefore.personId }
        : {
            identity: nickname === '' ? {} : { nickname },
            profile: { unit, ageGroup, withChildren, medicalConditionOrDisability },
          },
      place,
      happenedAt: form.happenedAt ?? now,
      aidGiven: form.aidGiven,
      needs: form.needs,
      declined,
      shelterDeclinedFor: declined.includes('shelter') ? form.shelterDeclinedFor : null,
      consents: form.consents.map((purpose) => ({ purpose })),
      ...(note === '' ? {} : { note }),
    },
  };
}

/** The form as it was filled in for an item, so that it can be corrected. */
export function formOf({ id, label, about, body }: Item): ContactForm {
  const said = body as unknown as ContactBody;
  const { person } = said;
  return {
    ...emptyForm,
    ...('personId' in person
      ? { metBefore: { label, personId: person.personId, about } }
      : { nickname: person.identity.nickname ?? '', ...person.profile }),
    place: said.place,
    happenedAt: said.happenedAt ?? null,
    aidGiven: said.aidGiven,
    needs: said.needs,
    declined: said.declined,
    shelterDeclinedFor: said.shelterDeclinedFor,
    consents: said.consents.map(({ purpose }) => purpose),
    note: said.note ?? '',
    corrects: id,
  };
}

type ContactBody = Pick<ContactForm, 'place' | 'aidGiven' | 'needs' | 'declined' | 'shelterDeclinedFor'> & {
  readonly happenedAt?: string;
  readonly consents: readonly { readonly purpose: ConsentPurpose }[];
  readonly note?: string;
  readonly person:
    | { readonly personId: string | Later }
    | {
        readonly identity: { readonly nickname?: string };
        readonly profile: Pick<
          ContactForm,
          'unit' | 'ageGroup' | 'withChildren' | 'medicalConditionOrDisability'
        >;
      };
};

/** Those whom this phone has recorded, each once, the last one met first. */
export function metBeforeIn(items: readonly Item[]): readonly MetBefore[] {
  const found = new Map<string, MetBefore>();
  for (const item of items.toReversed()) {
    const { command, standing, label, id } = item;
    if (command !== 'recordContact' || standing.kind === 'put-away') continue;
    const { person } = item.body as unknown as ContactBody;
    const given = 'personId' in person ? person.personId : later(id, 'personId');
    const personId = standing.kind === 'taken' ? String(standing.answer.personId) : given;
    const about = isLater(personId) ? personId.fromItem : personId;
    const known = found.get(about);
    if (!known || known.label === '') found.set(about, { label, personId, about });
  }
  return [...found.values()];
}
