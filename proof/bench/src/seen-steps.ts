import type { SeenStep, Step, Subject } from './subject.ts';

/** The steps that were read from Kafka, kept until somebody asks for them. */
export interface SeenSteps {
  /** Resolves when the case has come so far; rejects after `limitMs`. */
  of(caseId: string, step: Step): Promise<SeenStep>;
}

const limitMs = 180_000;

/** Begins to keep what a subject says. */
export function keepSteps(subject: Pick<Subject, 'onStep' | 'name'>): SeenSteps {
  const seen = new Map<string, PromiseWithResolvers<SeenStep>>();
  const slot = (caseId: string, step: Step): PromiseWithResolvers<SeenStep> => {
    const key = `${caseId}/${step}`;
    const found = seen.get(key) ?? Promise.withResolvers<SeenStep>();
    seen.set(key, found);
    return found;
  };
  subject.onStep((step) => slot(step.caseId, step.step).resolve(step));
  return {
    async of(caseId, step) {
      const { promise } = slot(caseId, step);
      let limit: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_resolve, reject) => {
        limit = setTimeout(
          () =>
            reject(new Error(`${subject.name}: ${caseId} did not come to ${step} in ${limitMs / 1000} s.`)),
          limitMs,
        );
      });
      try {
        return await Promise.race([promise, late]);
      } finally {
        clearTimeout(limit);
        seen.delete(`${caseId}/${step}`);
      }
    },
  };
}
