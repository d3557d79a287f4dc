import type { Operation } from '../contract.ts';
import type { Location } from './location.ts';
import type { PlacedParameter } from './parameters.ts';

/** What turns the operation object of one OpenAPI version into an operation. */
export interface VersionReader {
  read(head: OperationHead): Pick<Operation, 'parameters' | 'body' | 'responses'>;
}

export interface OperationHead {
  readonly at: Location;
  readonly path: string;
  readonly value: Readonly<Record<string, unknown>>;
  /** Of path and operation, the operation's own last. */
  readonly parameters: readonly PlacedParameter[];
}
