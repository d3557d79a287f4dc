import type { Field, Piece } from './field.ts';

/** Fields with one space between them, some within quotes. */
export function spaced(fields: readonly (Field | Quoted)[]): Piece[] {
  return fields.flatMap((of, index): Piece[] => {
    const space = index === 0 ? '' : ' ';
    return 'quoted' in of ? [`${space}"`, of.quoted, '"'] : [space, of];
  });
}

export interface Quoted {
  readonly quoted: Field;
}

export function quoted(of: Field): Quoted {
  return { quoted: of };
}
