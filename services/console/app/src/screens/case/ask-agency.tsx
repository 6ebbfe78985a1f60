import type { needs, referral } from '@iwaa/contracts/http/referral';
import type { ReferralService } from '@iwaa/contracts/vocabulary';
import { campaignOfCase } from '@iwaa/domain/campaign-of-case';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { referralRoutes } from '../../api/routes.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Answered } from '../../components/answered.tsx';
import { useCommand } from '../../components/command.ts';
import { CommandDialog } from '../../components/command-dialog.tsx';
import { largestPage } from '../../components/count.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Empty } from '../../components/empty.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { OneOf } from '../../components/one-of.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { useAgencyNames } from './agency-names.ts';
import { lateYes } from './late-yes.ts';

const said = words({
  ar: {
    title: 'سؤال مؤسسة',
    need: 'من أجل ماذا؟',
    whom: 'من تُسأل؟',
    next: 'المؤسسة الموالية المؤهلة',
    ask: 'اسأل المؤسسة',
    takenBack: 'التوجيه لديها الآن، ويُسحب منها عند سؤال مؤسسة أخرى:',
    willing: 'قبلت بعد فوات الأجل',
    none: 'لا حاجة في هذا الملف يمكن سؤال مؤسسة عنها الآن: لم يُعبّر عن أي منها، أو رفضها الشخص، أو لُبّيت.',
  },
  fr: {
    title: 'Solliciter un organisme',
    need: 'Pour quoi\u202f?',
    whom: 'Qui solliciter\u202f?',
    next: 'Le prochain qui convient',
    ask: 'Solliciter l’organisme',
    takenBack: 'L’orientation lui sera retirée dès qu’un autre est sollicité\u00a0:',
    willing: 'a accepté après le délai',
    none: 'Aucun besoin de ce dossier ne peut être adressé à un organisme\u00a0: aucun n’est exprimé, ou la personne l’a décliné, ou il y est répondu.',
  },
  en: {
    title: 'Ask an agency',
    need: 'For what?',
    whom: 'Who is to be asked?',
    next: 'The next one that suits',
    ask: 'Ask the agency',
    takenBack: 'It has the referral now, and loses it when another one is asked:',
    willing: 'accepted after its time',
    none: 'No need of this case can be put to an agency now: none is stated, or the person declined it, or it is met.',
  },
});

type Need = z.output<typeof needs>['items'][number];
type Referral = z.output<typeof referral>;

/**
 * Asks an agency for a need of a case: the one that somebody chooses, first of all one that said yes too late, or the next; an open
 * referral is taken back for it.
 */
export function AskAgency({
  caseId,
  service,
  close,
  done,
}: {
  readonly caseId: string;
  /** What the agency is to be asked for first of all; the need that nobody serves where it is left out. */
  readonly service?: ReferralService | undefined;
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const asked = useAnswer(
    referralRoutes.listNeeds,
    { params: { caseId }, query: {} },
    (change) => change.caseId === caseId,
  );
  const open = asked.answer?.items.filter(({ standing }) => standing !== 'completed');
  const referrals = useAnswer(
    referralRoutes.listReferrals,
    { query: { caseId, limit: largestPage } },
    (change) => change.caseId === caseId,
  );
  const had = referrals.answer?.items;
  if (open && open.length > 0 && had)
    return <ForNeeds caseId={caseId} first={service} of={open} had={had} close={close} done={done} />;
  return (
    <Dialog title={`${said().title} ${caseId}`} close={close}>
      {had ? (
        <Answered of={asked}>{() => <Empty>{said().none}</Empty>}</Answered>
      ) : (
        <Answered of={referrals}>{() => null}</Answered>
      )}
    </Dialog>
  );
}

function ForNeeds({
  caseId,
  first,
  of,
  had,
  close,
  done,
}: {
  readonly caseId: string;
  readonly first: ReferralService | undefined;
  readonly of: readonly Need[];
  /** The referrals of the case. */
  readonly had: readonly Referral[];
  readonly close: () => void;
  readonly done: () => Promise<void>;
}) {
  const [needId, setNeed] = useState(mostUrgent(of, had, first)?.needId);
  const [chosenAgency, setAgency] = useState<string>();
  const need = of.find((one) => one.needId === needId) ?? of[0];
  const agencyName = useAgencyNames();
  const agencies = useAnswer(
    referralRoutes.listAgencies,
    { query: { service: need?.service, limit: largestPage } },
    ({ type }) => type.startsWith('iwaa.referral.agency-'),
  );
  const request = useCommand(referralRoutes.requestReferral);
  const another = useCommand(referralRoutes.askAnotherAgency);
  if (!need) return null;
  const { referral, service, night, standing } = need;
  const willing = lateYes(need, had)?.agencyId;
  const agencyId = chosenAgency ?? willing ?? '';
  const chosen = agencyId === '' ? {} : { agencyId };
  const send = () =>
    referral
      ? another.send({
          params: { referralId: referral.referralId },
          body: { seen: referral.state, ...chosen },
        })
      : request.send({
          body: {
            caseId,
            campaignId: campaignOfCase(caseId),
            needId: need.needId,
            service,
            night,
            ...chosen,
          },
        });
  const hasIt = standing === 'open' ? referral?.agencyId : undefined;
  return (
    <CommandDialog
      title={`${said().title} ${caseId}`}
      label={said().ask}
      failure={another.failure ?? request.failure}
      send={send}
      done={done}
      close={close}
    >
      {of.length > 1 && (
        <OneOf
          legend={said().need}
          options={of.map((one) => [one.needId, codeWords().needKinds[one.service]])}
          value={need.needId}
          change={(chosenNeed) => {
            setNeed(chosenNeed);
            setAgency(undefined);
          }}
        />
      )}
      {standing === 'open' && referral && (
        <p class="note warn">
          {said().takenBack} <bdi>{agencyName(referral.agencyId)}</bdi> (
          {codeWords().referralStates[referral.state]})
        </p>
      )}
      <label>
        {said().whom}
        <select value={agencyId} onChange={({ currentTarget }) => setAgency(currentTarget.value)}>
          <option value="">{said().next}</option>
          {agencies.answer?.items
            .filter((agency) => agency.agencyId !== hasIt && agency.state === 'active')
            .map((agency) => (
              <option key={agency.agencyId} value={agency.agencyId}>
                {agency.name} (
                {agency.agencyId === willing ? said().willing : codeWords().agencyCapacities[agency.capacity]}
                )
              </option>
            ))}
        </select>
      </label>
      {agencies.failure && <FailureNote failure={agencies.failure} again={agencies.again} isRetried />}
    </CommandDialog>
  );
}

/** Which need comes first: one that somebody has to act for, and last one that our own beds are for. */
const urgency: readonly Need['standing'][] = ['not-placed', 'ended', 'open', 'not-asked'];

/** The need of a service, else one that an agency is willing to serve, else the one that is most in want of an agency. */
function mostUrgent(
  needs: readonly Need[],
  had: readonly Referral[],
  first: ReferralService | undefined,
): Need | undefined {
  const byUrgency = needs.toSorted(
    (one, other) => urgency.indexOf(one.standing) - urgency.indexOf(other.standing),
  );
  return (
    needs.find(({ service }) => service === first) ?? needs.find((need) => lateYes(need, had)) ?? byUrgency[0]
  );
}
