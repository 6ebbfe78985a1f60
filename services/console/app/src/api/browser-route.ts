import type { Route } from '@iwaa/contracts/route';
import type { RequestOf } from '@iwaa/service-client/service-client';
import type { z } from 'zod';

/** A route as the browser has it: where it is, and by its type what belongs to it. */
export interface BrowserRoute<R extends Route = Route> {
  readonly kind: R['kind'];
  readonly path: string;
  /** Only a type: no schema comes into the browser. */
  readonly contract?: R;
}

export type BrowserRoutes<Table extends Readonly<Record<string, Route>>> = {
  readonly [Name in keyof Table]: BrowserRoute<Table[Name]>;
};

/** What a route answers. */
export type AnswerOf<R extends Route> = z.output<R['answer']>;

/** What a request is made of. A command's key may be left out: then it is a new one. */
export type BrowserRequest<R extends Route> = R['kind'] extends 'command'
  ? Omit<RequestOf<R>, 'key' | 'headers'> & { readonly key?: string }
  : Omit<RequestOf<R>, 'headers'>;
