import { z } from 'zod';
import { openIssuer } from './issuer.ts';
import { startProvider } from './provider/provider-server.ts';

const environment = z.object({
  /** its own address, by which tokens name it */
  ISSUER_URL: z.url(),
  /** where the keys and people.json are */
  ISSUER_HOME: z.string().min(1),
  ISSUER_HOST: z.string().default('127.0.0.1'),
  /** the console's address, to which a browser comes back */
  CONSOLE_URL: z.url(),
  OIDC_CLIENT_SECRET: z.string().min(16),
});

const read = environment.safeParse(process.env, {
  error: ({ input }) => (input === undefined ? 'not set' : undefined),
});
if (!read.success) {
  process.stderr.write(
    `The issuer can not start: ${read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}.\n`,
  );
  process.exit(78);
}
const { ISSUER_URL, ISSUER_HOME, ISSUER_HOST, CONSOLE_URL, OIDC_CLIENT_SECRET } = read.data;

const issuer = await openIssuer(ISSUER_HOME, ISSUER_URL);
const server = await startProvider(
  { issuer, home: ISSUER_HOME, consoleUrl: CONSOLE_URL, clientSecret: OIDC_CLIENT_SECRET },
  ISSUER_HOST,
);
process.stdout.write(`The development issuer is at ${ISSUER_URL}.\n`);

let stopping = false;
const stop = async (): Promise<void> => {
  if (stopping) return;
  stopping = true;
  await server.stop();
  process.exit();
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.once(signal, () => void stop());
