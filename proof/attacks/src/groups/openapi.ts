import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { permissions, roles } from '@iwaa/contracts/permissions';
import { serviceNames } from '@iwaa/contracts/vocabulary';
import { installPythonPackages } from '@iwaa/engines/install/python-packages';
import { engineEnvironment } from '@iwaa/engines/process/engine-environment';
import { runCommand } from '@iwaa/engines/process/run-command';
import type { Ledger } from '../attack.ts';
import { actorOf } from '../fixture/actors.ts';
import type { Fixture } from '../fixture/fixture.ts';
import { ask } from '../http/ask.ts';
import { routes } from '../http/routes.ts';
import type { AttackOptions } from '../options.ts';
import { namedDocument, operationId, operationsByRole } from '../schemathesis/document-for-role.ts';

/**
 * What schemathesis looks at. Not among them: that whatever fits a schema is taken (`positive_data_acceptance`), because
 * rules of the field are not in the schemas; and whose object it is, which is attacked by itself.
 */
const checks = [
  'not_a_server_error',
  'status_code_conformance',
  'content_type_conformance',
  'response_headers_conformance',
  'response_schema_conformance',
  'negative_data_rejection',
  'missing_required_header',
  'unsupported_method',
  'allow_header_conformance',
  'ignored_auth',
  'use_after_free',
];

const requirements = join(import.meta.dirname, '../../schemathesis-requirements.txt');

/** Every operation of every OpenAPI document, by requests that schemathesis makes from the document. */
export async function attackByOpenApi(
  fixture: Fixture,
  ledger: Ledger,
  options: AttackOptions,
): Promise<void> {
  const folder = await installPythonPackages('schemathesis', requirements, (line) => ledger.remark(line));
  const work = join(fixture.home, 'openapi');
  await mkdir(work, { recursive: true });
  const seed = createHash('sha256').update(fixture.seed).digest().readUInt32BE(0);
  for (const service of serviceNames) {
    const url = fixture.platform.addresses.services[service];
    const document = (await ask(url, { path: '/openapi.json' })).json;
    const own = routes.filter((route) => route.service === service);
    const byRole = operationsByRole(own, ({ action }) =>
      roles.filter((role) => Object.hasOwn(permissions[action], role)),
    );
    for (const [role, operations] of byRole) {
      fixture.signal.throwIfAborted();
      const name = `${service}-${role}`;
      const file = join(work, `${name}.json`);
      await writeFile(file, JSON.stringify(namedDocument(document, fixture.other)));
      const token = await fixture.tokens(actorOf(role, fixture.other));
      const { code, output } = await runCommand(
        'python3',
        [
          ...['-m', 'schemathesis.cli', 'run', file, '--url', url, '--workers', '1', '--continue-on-failure'],
          ...['--checks', checks.join(), '--max-examples', String(options.cases), '--seed', String(seed)],
          ...['--header', `Authorization:Bearer ${token}`, '--request-timeout', '30', '--warnings', 'off'],
          ...operations.flatMap((operation) => ['--include-operation-id', operationId(operation)]),
          ...['--suppress-health-check', 'all', '--no-color'],
        ],
        {
          cwd: work,
          env: { ...engineEnvironment(), PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1' },
        },
      );
      await writeFile(join(work, `${name}.txt`), output, { mode: 0o600 });
      ledger.tell(
        `${operations.length} operations of ${service} as ${role}, ${options.cases} cases each and more where they follow from each other`,
        'no 5xx, no answer that the document does not name',
        code === 0 ? (/(\d+ generated[^\n]*)/.exec(output)?.[1] ?? 'all as it must be') : failuresIn(output),
        code === 0,
      );
    }
  }
  ledger.remark(`What schemathesis wrote lies in ${work} while the home is kept (--home).`);
}

function failuresIn(output: string): string {
  const found = output.split('\n').filter((line) => /^\s*- |^_{3,} \w+ |❌|Error/.test(line));
  return (found.length > 0 ? found : output.split('\n').slice(-15)).map((line) => line.trim()).join(' | ');
}
