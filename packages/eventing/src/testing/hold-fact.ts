import { randomUUID } from 'node:crypto';
import type { Fact } from '@iwaa/contracts/event';
import { holdLapsed } from '@iwaa/contracts/events/shelter-capacity';

/** A hold that ran out in a case; `number` tells facts of one case apart. */
export function holdFact(caseNumber: number, number: number): { key: string; fact: Fact<typeof holdLapsed> } {
  const caseId = `SK-2425-${String(caseNumber).padStart(5, '0')}`;
  const fact: Fact<typeof holdLapsed> = {
    id: randomUUID(),
    source: '/iwaa/shelter-capacity',
    type: holdLapsed.type,
    subject: `bed/${caseId}`,
    time: new Date().toISOString(),
    sequence: number,
    actor: { role: 'service', subject: 'shelter-capacity' },
    data: {
      bedId: 'sidi-kacem-centre.men-001',
      centreId: 'sidi-kacem-centre',
      provinceId: 'sidi-kacem',
      campaignId: 'SK-2425',
      holdId: randomUUID(),
      caseId,
    },
  };
  return { key: caseId, fact };
}
