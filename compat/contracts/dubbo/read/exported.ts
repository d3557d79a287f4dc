import type { Place } from '../../change.ts';
import type { JavaClass, JavaMethod } from '../model.ts';

/** A service as a configuration or a registry names it. */
export interface ExportedService {
  readonly interface: string;
  readonly group: string;
  readonly version: string;
  /** Empty where none is named. */
  readonly serialization: string;
  readonly at: Place;
  /** Where the registry knows them. */
  readonly methods?: readonly JavaMethod[];
  readonly classes?: readonly JavaClass[];
}
