import type { agency } from '@iwaa/contracts/http/referral';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { referralRoutes } from '../../api/routes.ts';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { useCommand } from '../../components/command.ts';
import { FailureNote } from '../../components/failure-note.tsx';
import { codeWords } from '../../language/code-words.ts';
import { dayAndHour, number } from '../../language/format.ts';
import { words } from '../../language/words.ts';
import { AgencyHours, AgencyServices } from './agency-terms.tsx';
import { LeaveAgency, type Leaving } from './leave-agency.tsx';

type Agency = z.output<typeof agency>;

const said = words({
  ar: {
    services: 'من تستقبل',
    capacity: 'ما أعلنته',
    places: 'أماكن شاغرة:',
    until: 'يسري إلى غاية',
    hours: 'متى تفتح',
    suspend: 'إيقاف…',
    remove: 'مغادرة نهائية…',
    resume: 'إعادتها',
  },
  fr: {
    services: 'Qui il accueille',
    capacity: 'Ce qu’il annonce',
    places: 'places libres\u00a0:',
    until: 'vaut jusqu’au',
    hours: 'Ouvert',
    suspend: 'Suspendre…',
    remove: 'Retirer…',
    resume: 'Le solliciter à nouveau',
  },
  en: {
    services: 'Whom it takes',
    capacity: 'What it says',
    places: 'free places:',
    until: 'holds until',
    hours: 'Open',
    suspend: 'Suspend…',
    remove: 'Remove…',
    resume: 'Ask it again',
  },
});

const stateTones = { active: 'good', suspended: 'bad', removed: 'plain' } as const;
const capacityTones = { capacity: 'good', waitlist: 'warn', 'no-capacity': 'bad' } as const;

/** An agency, with what the committee can do about it. */
export function AgencyCard({ of, done }: { readonly of: Agency; readonly done: () => Promise<void> }) {
  const { agencyId, name, state, takes, hours } = of;
  const [leaving, setLeaving] = useState<Leaving>();
  const resuming = useCommand(referralRoutes.resumeAgency);
  const resume = async () => {
    if (await resuming.send({ params: { agencyId }, body: {} })) await done();
  };
  return (
    <li class="card">
      <div class="row apart">
        <h2>
          <bdi>{name}</bdi>
        </h2>
        <Badge tone={stateTones[state]}>{codeWords().agencyStates[state]}</Badge>
      </div>
      <dl class="facts">
        <dt>{said().capacity}</dt>
        <dd>
          <Capacity of={of} />
        </dd>
        <dt>{said().services}</dt>
        <dd>
          <AgencyServices takes={takes} />
        </dd>
        <dt>{said().hours}</dt>
        <dd>
          <AgencyHours hours={hours} />
        </dd>
      </dl>
      <div class="row">
        {state === 'suspended' ? (
          <Button name={`${said().resume} ${name}`} press={resume}>
            {said().resume}
          </Button>
        ) : (
          <Button name={`${said().suspend} ${name}`} press={() => setLeaving('suspend')}>
            {said().suspend}
          </Button>
        )}
        <Button kind="danger" name={`${said().remove} ${name}`} press={() => setLeaving('remove')}>
          {said().remove}
        </Button>
      </div>
      {resuming.failure && <FailureNote failure={resuming.failure} />}
      {leaving && <LeaveAgency how={leaving} of={of} done={done} close={() => setLeaving(undefined)} />}
    </li>
  );
}

function Capacity({ of: { capacity, places, until } }: { readonly of: Agency }) {
  return (
    <>
      <Badge tone={capacityTones[capacity]}>{codeWords().agencyCapacities[capacity]}</Badge>
      {places !== null && (
        <p>
          {said().places} {number(places)}
        </p>
      )}
      {until !== null && (
        <p>
          {said().until} <time dateTime={until}>{dayAndHour(until)}</time>
        </p>
      )}
    </>
  );
}
