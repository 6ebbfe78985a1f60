import { describe, expect, it } from '@jest/globals';
import { checkPublished } from './check-published.ts';
import { plantDocument, plantFact } from './planted.ts';

const document = plantDocument({ version: 3 });
const facts = [1, 2, 3].map((sequence) => plantFact('iwaa.intake.contact-recorded.v1', { sequence }));
const differences = (...of: Parameters<typeof checkPublished>) => checkPublished(...of).differences;

describe('the check of what is published', () => {
  it('accepts an aggregate whose facts are all there, some of them twice', () => {
    expect(differences([document], [...facts, ...facts.slice(1)])).toEqual([]);
  });

  it('finds a fact that left its outbox and never came to the topic', () => {
    expect(differences([document], facts.slice(0, 2))).toHaveLength(1);
    expect(differences([document], facts.slice(1))).toHaveLength(1);
  });

  it('finds a fact that still waits in its outbox', () => {
    expect(differences([{ ...document, waiting: 1 }], facts)).toHaveLength(1);
  });

  it('finds a published fact that nobody decided', () => {
    expect(differences([{ ...document, version: 2 }], facts)).toHaveLength(1);
    expect(differences([], facts)).toHaveLength(1);
  });

  it('finds two facts under one number', () => {
    const other = plantFact('iwaa.intake.need-declined.v1', { sequence: 2, id: 'another' });
    expect(differences([document], [...facts, other])).toHaveLength(1);
  });
});
