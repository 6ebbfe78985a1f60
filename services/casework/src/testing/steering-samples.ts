import { readdir, readFile } from 'node:fs/promises';
import { caseDeadlineKinds, languages } from '@iwaa/contracts/vocabulary';
import { handlerDescriptions } from '../domain/handler-descriptions.ts';

/** What somebody is told to send to a case: the update, and the JSON as it stands there. */
export interface SteeringSample {
  readonly update: 'extendDeadline' | 'closeCase';
  readonly json: string;
}

const docs = new URL('../../../../docs/', import.meta.url);

/** The samples of the pages of the docs, each marked with its update's name, and of the descriptions in Temporal. */
export async function steeringSamples(): Promise<SteeringSample[]> {
  const pages = (await readdir(docs, { recursive: true })).filter((name) => name.endsWith('.md'));
  const onPages = await Promise.all(
    pages.map(async (name) => samplesOf(name, await readFile(new URL(name, docs), 'utf8'))),
  );
  const described = languages.flatMap((language) => {
    const { extendDeadline, closeCase } = handlerDescriptions(language);
    return Object.entries({ extendDeadline, closeCase }).map(([update, said]) => ({
      update: update as SteeringSample['update'],
      json: said.slice(said.indexOf('\n{') + 1),
    }));
  });
  return [...onPages.flat(), ...described];
}

/** @throws Error where something that an update would take is not marked as a sample, and so would not be tried. */
function samplesOf(page: string, text: string): SteeringSample[] {
  return [...text.matchAll(/^```json(?: (extendDeadline|closeCase))?\n(.*?)\n```$/gms)].flatMap(
    ([, marked, json = '']) => {
      if (marked === undefined && looksLikeUpdate(json))
        throw new Error(`${page} has a sample that does not say for which update it is: ${json}`);
      return marked === undefined ? [] : [{ update: marked as SteeringSample['update'], json }];
    },
  );
}

function looksLikeUpdate(json: string): boolean {
  const first = /^\{\s*"(\w+)":/.exec(json)?.[1];
  return first === 'outcome' || caseDeadlineKinds.some((kind) => kind === first);
}
