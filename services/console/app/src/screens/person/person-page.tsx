import { intakeRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { PersonView } from './person-view.tsx';

const never = () => false;

/** A person, by the person's id. Each access is recorded, so that nothing but the reader asks again. */
export function PersonPage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { personId = '' } = params;
  const asked = useAnswer(intakeRoutes.readPerson, { params: { personId } }, never);
  return <Answered of={asked}>{(person) => <PersonView of={person} again={asked.again} />}</Answered>;
}

/** The person of an open case. */
export function PersonOfCasePage({ params }: { readonly params: Readonly<Record<string, string>> }) {
  const { caseId = '' } = params;
  const asked = useAnswer(intakeRoutes.readPersonOfCase, { params: { caseId } }, never);
  return <Answered of={asked}>{(person) => <PersonView of={person} again={asked.again} />}</Answered>;
}
