import { askedLanguage } from '@iwaa/contracts/asked-language';
import { commonRefusals, type RefusalCode, refusals } from '@iwaa/contracts/refusals';
import type { Route } from '@iwaa/contracts/route';
import { resourceOf } from '@iwaa/contracts/routes/resources';
import type { Language } from '@iwaa/contracts/vocabulary';
import { whoMay } from '@iwaa/contracts/who-may';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Actor } from '../auth/actor.ts';
import type { ActorScope } from '../auth/scope.ts';
import type { Outcome } from '../outcome.ts';
import { accessOf } from './access-of.ts';
import { ProblemError } from './problem-error.ts';
import type { RequestCommand, Routes } from './routes.ts';

/** A request of a route, its parts checked. */
export interface Call<R extends Route> {
  readonly actor: Actor;
  /** What the actor may do the route's action to. */
  readonly scope: ActorScope;
  /** The command's key and fingerprint; what changes nothing has none. */
  readonly command: R['kind'] extends 'command' ? RequestCommand : undefined;
  /** The language that whoever asks reads, where the request says so. */
  readonly language: Language | undefined;
  readonly params: z.output<R['params']>;
  readonly query: z.output<R['query']>;
  readonly body: z.output<R['body']>;
}

/** Answers a route. A refusal that contracts does not know is a mistake that the compiler finds. */
export type Handler<R extends Route> = (call: Call<R>) => Promise<Outcome<z.input<R['answer']>>>;

/** A handler for each route of a service: one that is missing is a mistake that the compiler finds. */
export type Handlers<Table extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Table]: Handler<Table[Name]>;
};

/** Serves routes by their handlers. */
export function serve<Table extends Readonly<Record<string, Route>>>(
  table: Table,
  handlers: Handlers<Table>,
): Routes {
  return (app, recordAccess) => {
    for (const [name, route] of Object.entries(table)) {
      if (route.personal && !recordAccess)
        throw new Error(`${route.path} shows what is personal, and this service keeps no access log`);
      const handler = handlers[name as keyof Table] as unknown as Handler<Route>;
      app.route({
        method: route.method,
        url: route.path,
        config: { route },
        ...(route.mostBytes === undefined ? {} : { bodyLimit: route.mostBytes }),
        schema: {
          operationId: name,
          summary: route.summary,
          description: descriptionOf(route),
          tags: [resourceOf(route)],
          ...(Object.keys(route.params.shape).length > 0 ? { params: route.params } : {}),
          ...(route.method === 'GET' ? { querystring: route.query } : { body: route.body }),
          response: { [route.status]: route.answer },
        },
        handler: async (request, reply) => {
          const outcome = await handler(toCall(request));
          // What can't be recorded is not answered.
          if (route.personal)
            await recordAccess?.(
              outcome.kind === 'done'
                ? accessOf(request, route, 'allowed', outcome.about)
                : accessOf(request, route, outcome.code, outcome.about),
            );
          if (outcome.kind === 'refused') {
            if (!lists(route, outcome.code))
              request.log.error(
                { code: outcome.code, route: route.path },
                'a route refused by a code that its contract does not list; add it there',
              );
            throw problemOf(outcome);
          }
          return reply.code(route.status).send(outcome.result);
        },
      });
    }
  };
}

/** What an OpenAPI document says of a route beside its summary. */
function descriptionOf({ description, action, personal }: Route): string {
  return [
    ...(description === undefined ? [] : [description]),
    `Who may (\`${action}\`): ${whoMay(action)}.`,
    ...(personal
      ? ['Each access is written into the access log before it is answered, a refused one too.']
      : []),
  ].join(' ');
}

function lists(route: Route, code: RefusalCode): boolean {
  return Object.hasOwn(commonRefusals, code) || route.refusals.some((listed) => listed === code);
}

function toCall({ actor, scope, command, headers, params, query, body }: FastifyRequest): Call<Route> {
  const language = askedLanguage(headers['accept-language']);
  // The framework has checked each part with the route's own schema.
  return { actor, scope, command, language, params, query, body } as unknown as Call<Route>;
}

function problemOf({ code, detail, errors }: Extract<Outcome<never>, { kind: 'refused' }>): ProblemError {
  return new ProblemError(code, detail ?? refusals[code].title, errors);
}
