import { reintegration } from '@iwaa/contracts/http/mediation';
import type { z } from 'zod';
import type { Reintegration } from '../domain/reintegration.ts';

/** A reintegration as it is answered over HTTP. */
export function reintegrationAnswer(state: Reintegration): z.output<typeof reintegration> {
  return reintegration.parse(state);
}
