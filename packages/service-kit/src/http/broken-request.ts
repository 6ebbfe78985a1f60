import type { Socket } from 'node:net';
import { ProblemError } from './problem-error.ts';

const tooLarge = { status: 431, title: 'The headers are too large.' };
const tooSlow = { status: 408, title: 'The request did not come in time.' };
const broken = { status: 400, title: 'This is no HTTP request.' };

const problems: Readonly<Record<string, { status: number; title: string }>> = {
  HPE_HEADER_OVERFLOW: tooLarge,
  ERR_HTTP_REQUEST_TIMEOUT: tooSlow,
};

/** Answers bytes that are no request with problem details, like every other refusal, and closes the connection. */
export function answerBrokenRequest(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const known = problems[error.code ?? ''] ?? broken;
  const body = JSON.stringify(
    new ProblemError('invalid-request', undefined, undefined, known).toProblem('/'),
  );
  if (socket.writable) {
    socket.write(
      [
        `HTTP/1.1 ${known.status} ${known.title.replaceAll('.', '')}`,
        'Content-Type: application/problem+json',
        `Content-Length: ${Buffer.byteLength(body)}`,
        'Connection: close',
        '',
        body,
      ].join('\r\n'),
    );
  }
  socket.destroySoon();
}
