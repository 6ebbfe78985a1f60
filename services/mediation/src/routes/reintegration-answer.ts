import { reintegration } from '@iwaa/contracts/http/mediation';
import type { z } from 'zod';
import type { Reintegration } from '../domain/reintegration.ts';

/** A reintegration as it is answered over HTTP. */
export function reintegrationAnswer(state: Reintegration): z.output<typeof reintegration> {
  return reintegration.parse(state);
}

/** A reintegration as it was on the day of the return, which is what a repeated start is answered too. */
export function asItBegan(state: Reintegration): Reintegration {
  return { ...state, state: 'followed-up', visits: state.visits.map((visit) => ({ ...visit, holds: null })) };
}
