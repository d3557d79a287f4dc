import type { Caller } from '../compat/index.ts';
import type { Config } from './config/config.ts';

/** The services that call this one, as the config declares them; a service that calls itself is none. */
export function callersOf(service: string, services: Config['services'] = {}): readonly Caller[] {
  return Object.entries(services)
    .filter(([name, calls]) => name !== service && calls.includes(service))
    .map(([name]) => ({ name, source: 'declared in the config' }));
}
