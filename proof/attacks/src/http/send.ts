import { request as httpRequest } from 'node:http';

/** What came back; 599 where nothing did. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly allowOrigin: string;
  readonly location: string;
}

/** Sends with headers that fetch would not let a page of ours choose, and follows no redirect. */
export function send(
  endpoint: URL,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: string,
): Promise<Reply> {
  return new Promise((resolve) => {
    const failed = (): void => resolve({ status: 599, text: '', allowOrigin: '', location: '' });
    const request = httpRequest(
      { hostname: endpoint.hostname, port: endpoint.port, method, path, headers, timeout: 5_000 },
      (answer) => {
        let text = '';
        answer.on('data', (data) => {
          text += String(data);
        });
        answer.on('error', failed);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 599,
            text,
            allowOrigin: String(answer.headers['access-control-allow-origin'] ?? ''),
            location: answer.headers.location ?? '',
          }),
        );
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', failed);
    request.end(body);
  });
}
