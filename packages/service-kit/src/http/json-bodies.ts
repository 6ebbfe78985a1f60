import { repeatedField } from '@iwaa/contracts/repeated-field';
import { isUtf8 } from './media-type.ts';
import { ProblemError } from './problem-error.ts';
import type { App } from './routes.ts';

/** The parser passes over one byte order mark; a second one is no JSON. */
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Makes JSON in UTF-8 the one kind of body that is read; anything else is answered with 415. What JSON.parse takes, and
 * what has two meanings all the same, is answered with 400: bytes that are no UTF-8, a field that is named twice, a field
 * that reaches for an object's prototype.
 */
export function takeJsonBodies(app: App): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes: Buffer, done) => {
    const { 'content-type': type = '', 'content-encoding': encoding } = request.headers;
    if (!isUtf8(type)) throw new ProblemError('unsupported-media-type', 'JSON is sent in UTF-8 (RFC 8259).');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity')
      throw new ProblemError('unsupported-media-type', 'Send the body without a Content-Encoding.');
    const json = decoded(bytes);
    return parse(request, json, (error, body) => done(error ?? repetitionIn(json) ?? null, body));
  });
}

function decoded(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new ProblemError('invalid-request', 'The body is not text in UTF-8.');
  }
}

function repetitionIn(json: string): ProblemError | undefined {
  const path = repeatedField(json);
  if (path === undefined) return undefined;
  const field = ['body', ...path.map((part) => (isName(part) ? part : '(a name of yours)'))].join('.');
  return new ProblemError('invalid-request', undefined, [{ field, message: 'must be named once' }]);
}

/** Whether a part of a path may be repeated in an answer: a place in a list, or a name such as a schema has. */
function isName(part: string | number): boolean {
  return typeof part === 'number' || /^[a-z][A-Za-z]{0,39}$/.test(part);
}
