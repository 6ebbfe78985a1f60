import type { campaign as campaignAnswer } from '@iwaa/contracts/http/intake';
import { levelOfNight } from '@iwaa/domain/cold-nights';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { Answered } from '../../components/answered.tsx';
import { Badge } from '../../components/badge.tsx';
import { Button } from '../../components/button.tsx';
import { Empty } from '../../components/empty.tsx';
import { codeWords } from '../../language/code-words.ts';
import { words } from '../../language/words.ts';
import { tonight } from '../../session/tonight.ts';
import { ColdNight } from '../night/cold-night.tsx';
import { useTonightsCampaigns } from '../night/use-tonights-campaigns.ts';
import { DeclareLevel } from './declare-level.tsx';

const said = words({
  ar: {
    heading: 'درجة برد الليلة',
    declare: 'إعلان درجة البرد…',
    none: 'لا حملة الليلة في إقليمك.',
  },
  fr: {
    heading: 'Le froid de cette nuit',
    declare: 'Déclarer le niveau de froid…',
    none: 'Aucune campagne de votre province n’a lieu cette nuit.',
  },
  en: {
    heading: 'How cold tonight is',
    declare: 'Declare how cold it is…',
    none: 'No campaign of your province runs tonight.',
  },
});

const tones = { normal: 'plain', cold: 'warn', severe: 'bad' } as const;

/** How cold tonight is to each campaign that runs, and the committee's word about it. */
export function NightLevels() {
  const campaigns = useTonightsCampaigns();
  return (
    <section class="stack">
      <h2>{said().heading}</h2>
      <Answered of={campaigns}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{said().none}</Empty>
          ) : (
            <ul class="lines">
              {items.map((one) => (
                <LevelOfCampaign key={one.campaignId} campaign={one} done={campaigns.again} />
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}

function LevelOfCampaign({
  campaign: { campaignId, city, ...campaign },
  done,
}: {
  readonly campaign: z.output<typeof campaignAnswer>;
  readonly done: () => Promise<void>;
}) {
  const [isAsking, setAsking] = useState(false);
  const level = levelOfNight(campaign, tonight());
  return (
    <li class="stack">
      <div class="row apart">
        <span>
          <bdi>{city}</bdi> <bdi>{campaignId}</bdi>
        </span>
        <Badge tone={tones[level]}>{codeWords().nightLevels[level]}</Badge>
      </div>
      <ColdNight campaign={campaign} />
      <Button name={`${said().declare} ${campaignId}`} press={() => setAsking(true)}>
        {said().declare}
      </Button>
      {isAsking && (
        <DeclareLevel campaignId={campaignId} level={level} done={done} close={() => setAsking(false)} />
      )}
    </li>
  );
}
