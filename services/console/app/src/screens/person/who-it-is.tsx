import type { PersonAnswer } from '@iwaa/contracts/http/intake';
import type { ComponentChildren } from 'preact';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { listed, number } from '../../language/format.ts';
import { personLabels } from './person-labels.ts';

/** Who a person is, as far as the person has said. */
export function WhoItIs({ of }: { readonly of: PersonAnswer }) {
  const { identity, profile, contacts } = of;
  const { nickname, name, latinName, sex, bornOn, bornIn, telephone, papers, languages, note } = identity;
  const [codes, said] = [codeWords(), personLabels()];
  const yes = (holds: boolean) => (holds ? said.yes : undefined);
  return (
    <dl class="facts">
      <Fact of={said.nickname}>{nickname && <bdi>{nickname}</bdi>}</Fact>
      <Fact of={said.name}>{name && <bdi>{name}</bdi>}</Fact>
      <Fact of={said.latinName}>{latinName && <bdi>{latinName}</bdi>}</Fact>
      <Fact of={said.sex}>{sex && codes.sexes[sex]}</Fact>
      <Fact of={said.bornOn}>{bornOn && <bdi>{bornOn}</bdi>}</Fact>
      <Fact of={said.bornIn}>{bornIn && <bdi>{bornIn}</bdi>}</Fact>
      <Fact of={said.telephone}>{telephone && <bdi dir="ltr">{telephone}</bdi>}</Fact>
      <Fact of={papers ? capital(codes.paperKinds[papers.kind]) : ''}>
        {papers && <bdi dir="ltr">{papers.number}</bdi>}
      </Fact>
      <Fact of={said.languages}>
        {languages && listed(languages.map((one) => codes.spokenLanguages[one]))}
      </Fact>
      <Fact of={said.age}>{codes.ageGroups[profile.ageGroup]}</Fact>
      <Fact of={said.unit}>{codes.unitKinds[profile.unit]}</Fact>
      <Fact of={said.children}>{yes(profile.withChildren)}</Fact>
      <Fact of={said.medical}>{yes(profile.medicalConditionOrDisability)}</Fact>
      <Fact of={said.since}>{profile.onStreetSince && <bdi>{profile.onStreetSince}</bdi>}</Fact>
      <Fact of={said.contacts}>{number(contacts)}</Fact>
      <Fact of={said.note}>{note && <bdi>{note}</bdi>}</Fact>
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
