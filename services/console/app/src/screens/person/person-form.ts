import type { Identity, PersonAnswer, Profile } from '@iwaa/contracts/http/intake';

/** What is known of a person as the fields of a form have it: what is not known is empty. */
export interface PersonForm extends Profile {
  readonly nickname: string;
  readonly name: string;
  readonly latinName: string;
  readonly sex: NonNullable<Identity['sex']> | '';
  readonly bornOn: string;
  readonly bornIn: string;
  readonly telephone: string;
  readonly paperKind: NonNullable<Identity['papers']>['kind'] | '';
  readonly paperNumber: string;
  readonly languages: NonNullable<Identity['languages']>;
  readonly note: string;
  readonly since: string;
}

/** The form as it is opened. */
export function formOf({ identity, profile }: Pick<PersonAnswer, 'identity' | 'profile'>): PersonForm {
  const { nickname, name, latinName, sex, bornOn, bornIn, telephone, papers, languages, note } = identity;
  return {
    ...profile,
    ...{ nickname: nickname ?? '', name: name ?? '', latinName: latinName ?? '', sex: sex ?? '' },
    ...{ bornOn: bornOn ?? '', bornIn: bornIn === undefined ? '' : String(bornIn) },
    ...{ telephone: telephone ?? '', paperKind: papers?.kind ?? '', paperNumber: papers?.number ?? '' },
    ...{ languages: languages ?? [], note: note ?? '', since: profile.onStreetSince ?? '' },
  };
}

/** What a form says that is otherwise than when it was opened; what was emptied is taken away. */
export function changeIn(before: PersonForm, form: PersonForm) {
  return {
    identity: whatDiffers(identityIn(before), identityIn(form)),
    profile: whatDiffers(profileIn(before), profileIn(form)),
  };
}

function identityIn(form: PersonForm) {
  const { sex, paperKind, languages } = form;
  const [bornIn, number] = [form.bornIn.trim(), form.paperNumber.trim()];
  return {
    nickname: textIn(form.nickname),
    name: textIn(form.name),
    latinName: textIn(form.latinName),
    sex: sex === '' ? null : sex,
    bornOn: textIn(form.bornOn),
    bornIn: bornIn === '' ? null : Number(bornIn),
    telephone: textIn(form.telephone),
    papers: paperKind === '' || number === '' ? null : { kind: paperKind, number },
    languages: languages.length === 0 ? null : languages,
    note: textIn(form.note),
  };
}

function profileIn({
  unit,
  ageGroup,
  withChildren,
  medicalConditionOrDisability,
  since,
}: PersonForm): Profile {
  return { unit, ageGroup, withChildren, medicalConditionOrDisability, onStreetSince: textIn(since) };
}

function textIn(field: string): string | null {
  const text = field.trim();
  return text === '' ? null : text;
}

/** Those of the fields that are not as they were. */
function whatDiffers<Fields extends object>(before: Fields, after: Fields): Partial<Fields> {
  const entries = Object.entries(after).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Fields]),
  );
  return Object.fromEntries(entries) as Partial<Fields>;
}
