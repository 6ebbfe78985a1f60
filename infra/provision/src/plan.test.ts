import { readsFrom } from '@iwaa/contracts/topology';
import { readerNames, serviceNames } from '@iwaa/contracts/vocabulary';
import { describe, expect, it } from '@jest/globals';
import { kafkaPlan } from './plan.ts';

const plan = kafkaPlan({ namespace: 'iwaa', services: readerNames, agencies: ['casa', 'casa2'] });

function topicsOf(user: string, operation: 'read' | 'write'): string[] {
  return plan.access
    .filter((line) => line.user === user && line.operation === operation)
    .flatMap(({ resource }) => ('topic' in resource ? [resource.topic] : []))
    .toSorted();
}

describe('what Kafka must hold', () => {
  it('lets an agency read its own referrals and write its own answers, and nothing else', () => {
    expect(topicsOf('iwaa.agency.casa', 'read')).toEqual(['iwaa.agency.casa.referrals.v1']);
    expect(topicsOf('iwaa.agency.casa', 'write')).toEqual(['iwaa.agency.casa.responses.v1']);
  });

  it('lets the referral service alone speak with the agencies', () => {
    const speakers = new Set(
      plan.access
        .filter(({ resource }) => 'topic' in resource && resource.topic.includes('.agency.'))
        .map((line) => line.user),
    );
    expect([...speakers].toSorted()).toEqual(['iwaa.agency.casa', 'iwaa.agency.casa2', 'iwaa.referral']);
  });

  it('lets a service write its own facts, dead letters and audit heads only', () => {
    expect(topicsOf('iwaa.intake', 'write')).toEqual([
      'iwaa.intake.audit-heads.v1',
      'iwaa.intake.dead-letters.v1',
      'iwaa.intake.v1',
    ]);
  });

  it('lets the console read the facts of all services and write none', () => {
    expect(topicsOf('iwaa.console', 'write')).toEqual(['iwaa.console.dead-letters.v1']);
    expect(topicsOf('iwaa.console', 'read')).toEqual(
      [...serviceNames.map((owner) => `iwaa.${owner}.v1`), 'iwaa.console.dead-letters.v1'].toSorted(),
    );
    expect(plan.topics.map(({ name }) => name)).not.toContain('iwaa.console.v1');
  });

  it('lets a service read the facts that it is listed for', () => {
    expect(topicsOf('iwaa.shelter-capacity', 'read')).toEqual(
      [
        ...readsFrom['shelter-capacity'].map((owner) => `iwaa.${owner}.v1`),
        'iwaa.shelter-capacity.dead-letters.v1',
      ].toSorted(),
    );
  });

  it('gives groups by a prefix that ends in a dot, so that no neighbour shares it', () => {
    const prefixes = plan.access.flatMap(({ resource }) =>
      'groupPrefix' in resource ? [resource.groupPrefix] : [],
    );
    expect(prefixes).toContain('iwaa.agency.casa.');
    for (const prefix of prefixes) expect(prefix).toMatch(/\.$/);
    expect(new Set(prefixes).size).toBe(plan.users.length);
  });

  it('has topics of dead letters that hold whatever may be written on the others', () => {
    const [deadLetters, others] = [true, false].map((is) =>
      plan.topics
        .filter(({ name }) => name.includes('dead-letters') === is)
        .map((topic) => topic.maxMessageBytes),
    );
    expect(Math.min(...(deadLetters ?? []))).toBeGreaterThan(1.5 * Math.max(...(others ?? [])));
  });

  it('keeps facts for ever, and slows down agencies only', () => {
    const facts = plan.topics.find((topic) => topic.name === 'iwaa.intake.v1');
    expect(facts).toMatchObject({ name: 'iwaa.intake.v1', partitions: 4, retentionMs: -1 });
    expect(plan.quotas.map((quota) => quota.user)).toEqual(['iwaa.agency.casa', 'iwaa.agency.casa2']);
  });

  it('makes the topics that a service reads, even where it is provided for alone', () => {
    const alone = kafkaPlan({ namespace: 't1', services: ['intake'], agencies: [] });
    expect(alone.topics.map((topic) => topic.name)).toContain('t1.casework.v1');
  });
});
