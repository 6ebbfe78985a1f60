import type { calledBy } from '@iwaa/contracts/http/intake';
import { useState } from 'preact/hooks';
import type { z } from 'zod';
import { call } from '../../api/call.ts';
import { type Failure, failureOf } from '../../api/failure.ts';
import { intakeRoutes } from '../../api/routes.ts';
import { largestPage } from '../../components/count.ts';

/** How those are called whom a centre expects or shelters, once that was asked for. */
export interface CalledBy {
  readonly isShown: boolean;
  readonly failure: Failure | undefined;
  /** Asks. Each access is recorded, so nothing asks but a press. */
  show(): Promise<void>;
  hide(): void;
  /** What is known of the person of a case; undefined while it was not asked, or of somebody who has come since. */
  of(caseId: string): z.output<typeof calledBy> | undefined;
}

/** Asks how people are called when a receptionist says so, and at no other time. */
export function useCalledBy(centreId: string): CalledBy {
  const [persons, setPersons] = useState<readonly z.output<typeof calledBy>[]>();
  const [failure, setFailure] = useState<Failure>();
  return {
    isShown: persons !== undefined,
    failure,
    async show() {
      try {
        const request = { params: { centreId }, query: { limit: largestPage } };
        const { items } = await call(intakeRoutes.listExpectedPersons, request);
        setPersons(items);
        setFailure(undefined);
      } catch (error) {
        setFailure(failureOf(error));
      }
    },
    hide: () => setPersons(undefined),
    of: (caseId) => persons?.find((person) => person.caseId === caseId),
  };
}
