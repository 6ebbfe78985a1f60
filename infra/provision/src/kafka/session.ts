import { Admin, Connection } from '@platformatic/kafka';

export interface Login {
  username: string;
  password: string;
}

const CLIENT_ID = 'iwaa-provision';
const TIMEOUT_MS = 10_000;

function options({ username, password }: Login) {
  return {
    connectTimeout: TIMEOUT_MS,
    requestTimeout: TIMEOUT_MS,
    sasl: { mechanism: 'SCRAM-SHA-512' as const, username, password },
  };
}

/** A client for what administrators do. To be closed by its user. */
export function openAdmin(brokers: readonly string[], login: Login): Admin {
  return new Admin({ clientId: CLIENT_ID, bootstrapBrokers: [...brokers], retries: 2, ...options(login) });
}

/** A connection to one broker (`host:port`), logged in. Throws where the broker refuses the login. To be closed by its user. */
export async function openConnection(broker: string, login: Login): Promise<Connection> {
  const end = broker.lastIndexOf(':');
  const connection = new Connection(CLIENT_ID, options(login));
  // Told by the rejected promise too; unheard it would end the process.
  connection.on('error', () => undefined);
  await connection.connect(broker.slice(0, end), Number(broker.slice(end + 1)));
  return connection;
}
