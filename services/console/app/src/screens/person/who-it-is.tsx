import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import type { ComponentChildren } from 'preact';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { number } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    nickname: 'يُنادى',
    name: 'الاسم',
    bornOn: 'تاريخ الازدياد',
    telephone: 'الهاتف',
    note: 'ملاحظة',
    age: 'العمر',
    unit: 'الجناح المناسب',
    children: 'برفقة أطفال',
    medical: 'مرض أو إعاقة مصرح بها',
    since: 'في الشارع منذ',
    contacts: 'لقاءات الشارع',
    yes: 'نعم',
  },
  fr: {
    nickname: 'Appelée',
    name: 'Nom',
    bornOn: 'Date de naissance',
    telephone: 'Téléphone',
    note: 'Note',
    age: 'Âge',
    unit: 'Unité qui convient',
    children: 'Avec des enfants',
    medical: 'Maladie ou handicap déclaré',
    since: 'À la rue depuis',
    contacts: 'Rencontres de rue',
    yes: 'oui',
  },
  en: {
    nickname: 'Called',
    name: 'Name',
    bornOn: 'Born on',
    telephone: 'Telephone',
    note: 'Note',
    age: 'Age',
    unit: 'Suitable unit',
    children: 'With children',
    medical: 'Stated medical condition or disability',
    since: 'On the street since',
    contacts: 'Street contacts',
    yes: 'yes',
  },
});

/** Who a person is, as far as the person has said. */
export function WhoItIs({ of }: { readonly of: PersonAnswer }) {
  const { identity, profile, contacts } = of;
  const { nickname, name, bornOn, telephone, papers, note } = identity;
  const codes = codeWords();
  const yes = (holds: boolean) => (holds ? said().yes : undefined);
  return (
    <dl class="facts">
      <Fact of={said().nickname}>{nickname && <bdi>{nickname}</bdi>}</Fact>
      <Fact of={said().name}>{name && <bdi>{name}</bdi>}</Fact>
      <Fact of={said().bornOn}>{bornOn && <bdi>{bornOn}</bdi>}</Fact>
      <Fact of={said().telephone}>{telephone && <bdi dir="ltr">{telephone}</bdi>}</Fact>
      <Fact of={papers ? capital(codes.paperKinds[papers.kind]) : ''}>
        {papers && <bdi dir="ltr">{papers.number}</bdi>}
      </Fact>
      <Fact of={said().age}>{codes.ageGroups[profile.ageGroup]}</Fact>
      <Fact of={said().unit}>{codes.unitKinds[profile.unit]}</Fact>
      <Fact of={said().children}>{yes(profile.withChildren)}</Fact>
      <Fact of={said().medical}>{yes(profile.medicalConditionOrDisability)}</Fact>
      <Fact of={said().since}>{profile.onStreetSince && <bdi>{profile.onStreetSince}</bdi>}</Fact>
      <Fact of={said().contacts}>{number(contacts)}</Fact>
      <Fact of={said().note}>{note && <bdi>{note}</bdi>}</Fact>
    </dl>
  );
}

/** A line of facts; nothing where it is not known. */
function Fact({ of, children }: { readonly of: string; readonly children: ComponentChildren }) {
  if (!children) return null;
  return (
    <>
      <dt>{of}</dt>
      <dd>{children}</dd>
    </>
  );
}
