/** SQL that is true for a value that does not fit a narrower type, for each family of types. Pure. */
import { quoteLiteral } from '../../sql.ts';

/**
 * Follows what `ALTER COLUMN TYPE` does: it refuses texts and numbers that are too large, and rounds digits
 * away without a word. Blanks at the end of a text are cut without a word too, so they count.
 *
 * @param value SQL of a value that is not null
 * @param to the narrower type, as `format_type` writes it
 */
export function misfit(value: string, to: string): string {
  if (to.endsWith('[]')) {
    const item = misfit('item', to.replace(/(\[\])+$/, ''));
    return `EXISTS (SELECT 1 FROM unnest(${value}) AS items(item) WHERE item IS NOT NULL AND (${item}))`;
  }
  const name = to.replace(/\([\d,-]+\)/, '');
  const limits = /\(([\d,-]+)\)/.exec(to)?.[1]?.split(',').map(Number) ?? [];
  return (families[name] ?? byText)(value, limits, to);
}

type Misfit = (value: string, limits: readonly number[], to: string) => string;

const whole =
  (min: string, max: string): Misfit =>
  (value) =>
    `${value} NOT BETWEEN ${min} AND ${max} OR ${value} <> trunc(${value}::numeric)`;

const tooLong: Misfit = (value, [limit = 1]) => `char_length(${value}::text) > ${limit}`;

/** The cast rounds and never fails, so a value that it changes is one that would be cut. */
const rounded: Misfit = (value, _limits, to) => `${value} <> ${value}::${to}`;

/** What cannot be read as the new type, or comes back from it as another value. */
const byText: Misfit = (value, _limits, to) =>
  `CASE WHEN pg_input_is_valid(${value}::text, ${quoteLiteral(to)})
    THEN ${value} IS DISTINCT FROM ${value}::text::${to} ELSE true END`;

const families: Readonly<Record<string, Misfit>> = {
  smallint: whole('-32768', '32767'),
  integer: whole('-2147483648', '2147483647'),
  bigint: whole('-9223372036854775808', '9223372036854775807'),
  numeric: (value, [precision, scale = 0]) =>
    precision === undefined
      ? 'false'
      : `${value}::numeric <> 'NaN' AND (abs(round(${value}::numeric, ${scale})) >= 1e${precision - scale}::numeric
    OR ${value}::numeric <> round(${value}::numeric, ${scale}))`,
  real: byText,
  'character varying': tooLong,
  character: tooLong,
  'bit varying': (value, [limit = Infinity]) => `length(${value}) > ${limit}`,
  'time without time zone': rounded,
  'time with time zone': rounded,
  'timestamp without time zone': rounded,
  'timestamp with time zone': rounded,
  interval: rounded,
};
