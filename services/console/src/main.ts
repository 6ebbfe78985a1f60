import { runProcess } from '@iwaa/service-kit/run-service';
import { config } from './config.ts';
import { startConsole } from './start-console.ts';

await runProcess('console', config, startConsole);
