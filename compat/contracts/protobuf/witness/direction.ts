import type { ProtoField, ProtoSchema } from '../model.ts';

/** The fields in question on one side: the changed one, and those that share a oneof with it. */
export interface TriedSide {
  readonly schema: ProtoSchema;
  readonly fields: readonly ProtoField[];
}

/** Who writes a value and who reads it, and what the reports call them. */
export interface Direction {
  readonly writer: TriedSide;
  readonly reader: TriedSide;
  readonly names: readonly [string, string];
}
