import { type ConsentPurpose, consentPurposes } from '@iwaa/contracts/vocabulary';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { inWords } from '../../language/in-words.ts';
import { consentSentences } from './consent-sentences.ts';

/** What somebody agrees to, with the words that are read aloud before. */
export function ConsentTo({
  legend,
  read,
  purpose,
  change,
}: {
  readonly legend: string;
  /** Says that what follows is to be read aloud. */
  readonly read: string;
  readonly purpose: ConsentPurpose;
  readonly change: (purpose: ConsentPurpose) => void;
}) {
  return (
    <>
      <OneOf
        legend={legend}
        options={inWords(consentPurposes, codeWords().consentPurposes)}
        value={purpose}
        change={change}
      />
      <blockquote class="note">
        <p>{read}</p>
        <p>
          <strong>{consentSentences()[purpose]}</strong>
        </p>
      </blockquote>
    </>
  );
}
