import { readFile } from 'node:fs/promises';
import { languages } from '@iwaa/contracts/vocabulary';
import { handlerDescriptions } from '../domain/handler-descriptions.ts';

/** What somebody is told to send to a case: the update, and the JSON as it stands there. */
export interface SteeringSample {
  readonly update: 'extendDeadline' | 'closeCase';
  readonly json: string;
}

const page = new URL('../../../../docs/how-to/steer-a-case.md', import.meta.url);

/** The samples of the page that says how a case is steered, each marked with its update's name, and of the descriptions in Temporal. */
export async function steeringSamples(): Promise<SteeringSample[]> {
  const text = await readFile(page, 'utf8');
  const onPage = text.matchAll(/^```json (extendDeadline|closeCase)\n(.*?)\n```$/gms);
  const described = languages.flatMap((language) => {
    const { extendDeadline, closeCase } = handlerDescriptions(language);
    return Object.entries({ extendDeadline, closeCase }).map(([update, said]) => [
      said,
      update,
      said.slice(said.indexOf('\n{') + 1),
    ]);
  });
  return [...onPage, ...described].map(
    ([, update, json]) => ({ update, json: json ?? '' }) as SteeringSample,
  );
}
