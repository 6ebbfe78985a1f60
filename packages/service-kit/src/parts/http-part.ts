import type { RecordAccess } from '../access-log/access.ts';
import type { ProvincesOf } from '../auth/scope.ts';
import type { VerifyToken } from '../auth/verify-token.ts';
import { createTokenVerifier } from '../auth/verify-token.ts';
import { type HttpConfig, tokenRulesOf } from '../config.ts';
import { buildApp } from '../http/app.ts';
import type { App, Routes } from '../http/routes.ts';
import type { Base, Part } from './part.ts';

export interface HttpPart extends Part {
  readonly app: App;
  /** Where it listens, such as `http://127.0.0.1:4101`; empty before it is started. */
  readonly url: string;
}

export interface HttpOptions {
  /** One sentence for the API page. */
  readonly description: string;
  readonly routes: Routes;
  /** Where actors work, which the scope of a province asks for. */
  readonly provincesOf?: ProvincesOf | undefined;
  /** Where accesses to what is personal are written down; a service without it has no such routes. */
  readonly recordAccess?: RecordAccess;
  /** The other parts of the service: `/readyz` says what of them is missing. */
  readonly parts: readonly Part[];
}

/** The part by which a service is asked. It is started last and stopped first. */
export async function createHttpPart(base: Base<HttpConfig>, options: HttpOptions): Promise<HttpPart> {
  const { name, config, log, registry } = base;
  const verifyToken: VerifyToken = await createTokenVerifier(tokenRulesOf(config));
  const app = await buildApp({
    name,
    description: options.description,
    version: '1.0.0',
    routes: options.routes,
    verifyToken,
    log,
    registry,
    provincesOf: options.provincesOf,
    ...(options.recordAccess ? { recordAccess: options.recordAccess } : {}),
    readiness: Object.assign({}, ...options.parts.map(({ readiness }) => readiness)),
    attention: () => options.parts.flatMap((part) => part.attention?.() ?? []),
  });
  let url = '';
  return {
    app,
    get url() {
      return url;
    },
    async start() {
      url = await app.listen({ port: config.PORT, host: config.HOST });
      log.info({ url }, 'the service is up');
    },
    async stop() {
      await app.close();
    },
  };
}
