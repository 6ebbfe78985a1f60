import { randomUUID } from 'node:crypto';
import { problem } from '@iwaa/contracts/problem';

/** A request of an attacker. */
export interface Request {
  readonly method?: string;
  readonly path: string;
  readonly token?: string | undefined;
  /** The Idempotency-Key: a new one for each POST where left out, none where null. */
  readonly key?: string | null;
  /** Sent as JSON; `raw` is sent as it is. */
  readonly body?: unknown;
  readonly raw?: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  /** The code of its problem details; empty for a success. */
  readonly code: string;
  readonly json: unknown;
  /** How the answer breaks the rules that every answer must keep, whatever was asked. */
  readonly faults: readonly string[];
}

/** Every answer that the clients gave in this run, for what is looked for in all of them at the end. */
export const answersSeen: string[] = [];

const timeoutMs = 30_000;

/** Asks a service, and looks at whether the answer keeps the rules of all answers. */
export async function ask(service: string, request: Request): Promise<Answer> {
  const method = request.method ?? (request.body === undefined && request.raw === undefined ? 'GET' : 'POST');
  const key = request.key === undefined && method !== 'GET' && method !== 'HEAD' ? randomUUID() : request.key;
  const payload = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
  const answer = await fetch(`${service}${request.path}`, {
    method,
    redirect: 'manual',
    headers: {
      ...(request.token === undefined ? {} : { authorization: `Bearer ${request.token}` }),
      ...(key ? { 'idempotency-key': key } : {}),
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...request.headers,
    },
    ...(payload === undefined ? {} : { body: payload }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const text = await answer.text();
  answersSeen.push(text);
  const json = parsed(text);
  return {
    status: answer.status,
    text,
    headers: answer.headers,
    code: answer.status >= 400 ? String((json as { code?: unknown } | undefined)?.code ?? '') : '',
    json,
    faults: faultsOf(answer.status, answer.headers, text, json, method),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What a driver, a validator or a stack would betray. */
const betrayals = [
  /\bat [\w.<>]+ \(/,
  /node_modules/,
  /Mongo(?:Server|Network)?Error/,
  /E11000/,
  /ZodError/,
  /CastError/,
];

function faultsOf(status: number, headers: Headers, text: string, json: unknown, method: string): string[] {
  const faults: string[] = [];
  if (status >= 500 && status !== 503) faults.push(`answered ${status}`);
  if (betrayals.some((betrayal) => betrayal.test(text))) faults.push('the answer tells what is inside');
  if (status >= 400 && method !== 'HEAD') {
    if (!headers.get('content-type')?.startsWith('application/problem+json'))
      faults.push(`the refusal is ${headers.get('content-type')} and not application/problem+json`);
    const read = problem.safeParse(json);
    if (!read.success) faults.push('the refusal has not the form of problem details');
    else if (read.data.status !== status) faults.push('the refusal names another status than its own');
  }
  if (status === 401 && !headers.get('www-authenticate')?.startsWith('Bearer'))
    faults.push('401 without www-authenticate');
  return faults;
}

/** What an answer came to, in a word or two. */
export function shortly({ status, code, faults }: Answer): string {
  return [`${status}${code ? ` ${code}` : ''}`, ...faults].join('; ');
}
