import { z } from 'zod';
import type { Action } from './permissions.ts';
import type { RouteRefusalCode } from './refusals.ts';

/** A question, a question that asks by a body because no log of addresses may have it, or a command with its Idempotency-Key. */
export type RouteKind = 'query' | 'search' | 'command';

/**
 * A route of a service: all that its server, its clients and its reference page need to agree on. It stands once, in
 * `routes/`, and each of them is made from it.
 */
export interface Route<
  Kind extends RouteKind = RouteKind,
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
  Refusal extends RouteRefusalCode = RouteRefusalCode,
> {
  readonly kind: Kind;
  readonly method: 'GET' | 'POST';
  /** Where it is, with each parameter as `:name`. */
  readonly path: `/${string}`;
  /** What whoever asks must be allowed to do; see `permissions.ts`. */
  readonly action: Action;
  readonly summary: string;
  readonly description: string | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  /** The status of its answer. */
  readonly status: 200 | 201;
  readonly answer: Answer;
  /** What it may refuse by, beside the codes that any route may answer. */
  readonly refusals: readonly Refusal[];
  /** How many bytes its body may have, where that is more than is usual. */
  readonly mostBytes: number | undefined;
  /** Whether it shows what is personal: each access is then recorded before it is answered, a refused one too. */
  readonly personal: boolean;
}

/** The names of a path's parameters. */
type ParamNames<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParamNames<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;
type Shape<Names extends string> = { readonly [Name in Names]: z.ZodType };
const nothing = z.strictObject({});
type Nothing = typeof nothing;
/** A command without fields: `{}`, or no body at all. */
const noBody = nothing.nullish();
type NoBody = typeof noBody;

interface Common<
  Path extends string,
  Params extends Shape<ParamNames<Path>>,
  Answer extends z.ZodType,
  Refusal extends RouteRefusalCode,
> {
  readonly path: Path;
  readonly action: Action;
  readonly summary: string;
  readonly description?: string;
  readonly answer: Answer;
  readonly refusals?: readonly Refusal[];
  readonly personal?: boolean;
  readonly mostBytes?: number;
  readonly params?: Params;
}

/** A GET route. Its params are the schemas of the path's parameters, by their names. */
export function query<
  const Path extends `/${string}`,
  Answer extends z.ZodType,
  Params extends Shape<ParamNames<Path>> = Shape<ParamNames<Path>>,
  Query extends z.ZodObject = Nothing,
  const Refusal extends RouteRefusalCode = never,
>(
  route: Common<Path, Params, Answer, Refusal> & { readonly query?: Query },
): Route<'query', z.ZodObject<Params>, Query, NoBody, Answer, Refusal> {
  return {
    kind: 'query',
    method: 'GET',
    status: 200,
    body: noBody,
    ...completed(route),
    query: route.query ?? (nothing as unknown as Query),
  };
}

/** A POST route that changes nothing: what is asked for is personal, and stands in the body alone. */
export function search<
  const Path extends `/${string}`,
  Answer extends z.ZodType,
  Body extends z.ZodType,
  Params extends Shape<ParamNames<Path>> = Shape<ParamNames<Path>>,
  const Refusal extends RouteRefusalCode = never,
>(
  route: Common<Path, Params, Answer, Refusal> & { readonly body: Body },
): Route<'search', z.ZodObject<Params>, Nothing, Body, Answer, Refusal> {
  return {
    kind: 'search',
    method: 'POST',
    status: 200,
    query: nothing,
    ...completed(route),
    body: route.body,
  };
}

/** A POST route: a command, which is carried out once for each Idempotency-Key. */
export function command<
  const Path extends `/${string}`,
  Answer extends z.ZodType,
  Params extends Shape<ParamNames<Path>> = Shape<ParamNames<Path>>,
  Body extends z.ZodType = NoBody,
  const Refusal extends RouteRefusalCode = never,
>(
  route: Common<Path, Params, Answer, Refusal> & { readonly body?: Body; readonly status?: 200 | 201 },
): Route<'command', z.ZodObject<Params>, Nothing, Body, Answer, Refusal> {
  return {
    kind: 'command',
    method: 'POST',
    status: route.status ?? 200,
    query: nothing,
    ...completed(route),
    body: route.body ?? (noBody as unknown as Body),
  };
}

function completed<
  Path extends `/${string}`,
  Params extends Shape<ParamNames<Path>>,
  Answer extends z.ZodType,
  Refusal extends RouteRefusalCode,
>({
  path,
  action,
  summary,
  description,
  params,
  answer,
  refusals = [],
  personal = false,
  mostBytes,
}: Common<Path, Params, Answer, Refusal>) {
  return {
    path,
    action,
    summary,
    description,
    params: z.object(params ?? ({} as Params)),
    answer,
    refusals,
    personal,
    mostBytes,
  };
}
