/** Of what stands in a schema. */
export interface Name {
  readonly schema: string;
  readonly name: string;
}
