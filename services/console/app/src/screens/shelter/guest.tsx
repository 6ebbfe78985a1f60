import { Code } from '../../components/code.tsx';
import { codeWords } from '../../language/code-words.ts';
import type { CalledBy } from './called-by.ts';

/** Somebody whom a centre expects or shelters: by the case, and by what the person is called where that was asked for. */
export function Guest({ caseId, called }: { readonly caseId: string; readonly called: CalledBy }) {
  const person = called.of(caseId);
  return (
    <>
      {person?.calledBy && (
        <>
          <strong>
            <bdi>{person.calledBy}</bdi>
          </strong>
          {person.ageGroup && ` (${codeWords().ageGroups[person.ageGroup]})`}{' '}
        </>
      )}
      <Code>{caseId}</Code>
    </>
  );
}
