import { runService } from '@iwaa/service-kit/run-service';
import { assemble } from './app.ts';
import { config } from './config.ts';

await runService('casework', config, assemble);
