import type { Problem } from '@iwaa/contracts/problem';
import type { FastifyError } from 'fastify';

/** What a schema finds wrong, as zod says it. */
interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Of a union: what each of its forms finds wrong. */
  readonly errors?: readonly (readonly Issue[])[];
}

const unknownFields = 'must have no fields but those that are documented';

/** Each field at fault and the rule that it breaks, from the error that Fastify makes of a schema's. No value is repeated. */
export function fieldFaults({ validation, validationContext }: FastifyError): NonNullable<Problem['errors']> {
  const issues = (validation ?? []).map(({ keyword, instancePath, message, params }) => ({
    code: keyword,
    path: instancePath.split('/').filter(Boolean),
    message: message ?? 'is not valid',
    errors: params.errors as Issue['errors'] & object,
  }));
  return faultsIn(issues, validationContext ?? 'body');
}

/** The same from what a schema itself finds wrong. @param part of the request, such as `body`. */
export function faultsIn(issues: readonly Issue[], part: string): NonNullable<Problem['errors']> {
  return issues.flatMap(ofTheFormMeant).map(({ code, path, message }) => ({
    field: [part, ...path].join('.'),
    // zod's own sentence repeats the names of the unknown fields, which are whatever was sent.
    message: code === 'unrecognized_keys' ? unknownFields : message,
  }));
}

/**
 * Where a field may have one of several forms: what is wrong with it as the one that it can only be meant as, which names
 * the fields within; else that it has none of them.
 */
function ofTheFormMeant(issue: Issue): Issue[] {
  const meant = (issue.errors ?? []).filter((form) => form.every(({ path }) => path.length > 0));
  const [only, ...others] = meant;
  if (issue.code !== 'invalid_union' || !only || others.length > 0) return [issue];
  return only.flatMap((inner) => ofTheFormMeant({ ...inner, path: [...issue.path, ...inner.path] }));
}
