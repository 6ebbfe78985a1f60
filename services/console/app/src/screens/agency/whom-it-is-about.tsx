import type { DisclosedPerson } from '@iwaa/contracts/http/disclosure';
import type { PersonField, ReferralState } from '@iwaa/contracts/vocabulary';
import { isOpen } from '@iwaa/domain/referral-states';
import { type ComponentChildren, Fragment } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { call } from '../../api/call.ts';
import { type Failure, failureOf, RequestFailed } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { Button } from '../../components/button.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { capital } from '../../language/capital.ts';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, listed } from '../../language/format.ts';
import { words } from '../../language/words.ts';

const said = words({
  ar: {
    show: 'من هو؟',
    hide: 'إخفاء',
    recorded: 'يُسجَّل كل اطلاع.',
    before: 'يظهر من هو الشخص بعد قبولكم.',
    until: 'تنتهي موافقة الشخص في',
    unknown: 'غير معروف',
    yes: 'نعم',
    no: 'لا',
  },
  fr: {
    show: 'De qui s’agit-il\u202f?',
    hide: 'Masquer',
    recorded: 'Chaque consultation est enregistrée.',
    before: 'Vous verrez de qui il s’agit une fois l’orientation acceptée.',
    until: 'Son consentement prend fin le',
    unknown: 'non connu',
    yes: 'oui',
    no: 'non',
  },
  en: {
    show: 'Who is it?',
    hide: 'Hide',
    recorded: 'Each look is recorded.',
    before: 'You will see who it is once you have accepted.',
    until: 'The person’s consent ends on',
    unknown: 'not known',
    yes: 'yes',
    no: 'no',
  },
});

/**
 * Whom a referral is about, for its agency once it has accepted. Each access is recorded, so nothing asks but a press; what is shown
 * goes away with the consent, and whenever the referral changes.
 */
export function WhomItIsAbout({
  of: { referralId, caseId, state },
}: {
  readonly of: { readonly referralId: string; readonly caseId: string; readonly state: ReferralState };
}) {
  const [shown, setShown] = useState<DisclosedPerson>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    setShown(undefined);
    setFailure(undefined);
  }, [referralId, state]);
  if (!isOpen(state)) return null;
  if (state === 'requested') return <p class="hint">{said().before}</p>;
  if (shown) return <Disclosed of={shown} hide={() => setShown(undefined)} />;
  const show = async () => {
    try {
      setShown(await askUntilHeard(referralId));
      setFailure(undefined);
    } catch (error) {
      setFailure(failureOf(error));
    }
  };
  return (
    <>
      <div class="row">
        <Button name={`${said().show} ${caseId}`} press={show}>
          {said().show}
        </Button>
        <span class="hint">{said().recorded}</span>
      </div>
      {failure && <FailureNote failure={failure} again={show} />}
    </>
  );
}

/** Intake hears by a fact that the referral was accepted: in the moment after it, it is asked again. */
async function askUntilHeard(referralId: string): Promise<DisclosedPerson> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call(intakeRoutes.readDisclosedPerson, { params: { referralId } });
    } catch (error) {
      const isUnheard =
        error instanceof RequestFailed &&
        error.failure.kind === 'refused' &&
        unheard.includes(error.failure.code);
      if (!isUnheard || attempt === attempts) throw error;
      await new Promise((resolve) => setTimeout(resolve, betweenMs));
    }
  }
}

const unheard: readonly string[] = ['not-found', 'referral-not-accepted'];
const attempts = 4;
const betweenMs = 700;
/** The longest time (ms) that a browser's timer takes. */
const longestMs = 2 ** 31 - 1;

function Disclosed({ of, hide }: { readonly of: DisclosedPerson; readonly hide: () => void }) {
  useEffect(() => {
    if (of.until === null) return;
    const timer = setTimeout(hide, Math.min(longestMs, Date.parse(of.until) - Date.now()));
    return () => clearTimeout(timer);
  }, [of.until]);
  return (
    <div class="stack">
      <dl class="facts">
        {of.fields.map((field) => (
          <Fragment key={field}>
            <dt>{capital(codeWords().personFields[field])}</dt>
            <dd>{valueIn(field, of.person) ?? said().unknown}</dd>
          </Fragment>
        ))}
      </dl>
      <div class="row">
        <Button press={hide}>{said().hide}</Button>
        {of.until !== null && (
          <span class="hint">
            {said().until} <time dateTime={of.until}>{dayAndHour(of.until)}</time>
          </span>
        )}
      </div>
    </div>
  );
}

/** What is known of a field; undefined where nothing is. */
function valueIn(field: PersonField, person: DisclosedPerson['person']): ComponentChildren {
  const codes = codeWords();
  const { sex, papers, languages, unit, ageGroup } = person;
  const text = (words: string | number | undefined) => words !== undefined && <bdi>{words}</bdi>;
  const inDigits = (digits: string | undefined) => digits !== undefined && <bdi dir="ltr">{digits}</bdi>;
  const holds = (it: boolean | undefined) => it !== undefined && (it ? said().yes : said().no);
  const values: Partial<Record<PersonField, ComponentChildren>> = {
    nickname: text(person.nickname),
    name: text(person.name),
    'latin-name': text(person.latinName),
    sex: sex && codes.sexes[sex],
    birth: text(person.bornOn ?? person.bornIn),
    'age-group': ageGroup && codes.ageGroups[ageGroup],
    telephone: inDigits(person.telephone),
    papers: papers && (
      <>
        {codes.paperKinds[papers.kind]} <bdi dir="ltr">{papers.number}</bdi>
      </>
    ),
    languages: languages && listed(languages.map((one) => codes.spokenLanguages[one])),
    unit: unit && codes.unitKinds[unit],
    'with-children': holds(person.withChildren),
    'medical-condition-or-disability': holds(person.medicalConditionOrDisability),
  };
  return values[field] || undefined;
}
