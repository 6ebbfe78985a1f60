import { type ConsoleSettings, consoleEnvironment } from './console-environment.ts';
import { consoleProgram, type HomePlaces } from './home.ts';
import { type ServiceOptions, type SupervisedService, superviseService } from './supervised-service.ts';

/** The console as a process that is kept running, as a service is. */
export function superviseConsole(
  settings: ConsoleSettings,
  places: HomePlaces,
  { marker, onChange }: Pick<ServiceOptions, 'marker' | 'onChange'>,
): SupervisedService {
  return superviseService({
    name: 'console',
    program: consoleProgram,
    url: settings.url,
    env: consoleEnvironment(settings, places),
    logFile: places.log('console'),
    pidFile: places.pid('console'),
    marker,
    onChange,
  });
}
