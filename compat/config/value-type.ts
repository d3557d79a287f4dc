/** What values of configuration look like, and what code makes of them. Pure. */

/** What code makes of the text. `text` takes everything. */
export type ValueType = 'text' | 'integer' | 'number' | 'boolean' | 'duration' | 'size' | 'url' | 'json';

const integer = /^[+-]?\d[\d_]*$/;
const decimal = /^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const durationText = /^[+-]?(?:\d+(?:\.\d+)?\s?(?:ns|us|µs|ms|s|m|h|d))+$/i;
const isoDuration = /^[+-]?P(?=.)(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/i;
const sizeText = /^\d+(?:\.\d+)?\s?(?:[KMGT]i?B?|B)$/i;

const fitting: Readonly<Record<ValueType, (value: string) => boolean>> = {
  text: () => true,
  integer: (value) => integer.test(value),
  number: (value) => decimal.test(value),
  boolean: (value) => /^(?:true|false|on|off|yes|no|y|n|t|f|0|1)$/i.test(value),
  duration: (value) => integer.test(value) || durationText.test(value) || isoDuration.test(value),
  size: (value) => integer.test(value) || sizeText.test(value),
  url: (value) => URL.canParse(value),
  json: isJson,
};

/** Whether code that wants this type can read the value. Values that refer to others are not known: they fit. */
export function fitsType(value: string, type: ValueType): boolean {
  return refersToOthers(value) || fitting[type](value.trim());
}

/** Whether parts of the value stand elsewhere: `${name}`, `ENC(…)`, `{cipher}…`, `{{ template }}`. */
export function refersToOthers(value: string): boolean {
  return /\$\{|\{\{|^ENC\(|^\{cipher\}|^vault:/.test(value);
}

/** Whether the whole value stands elsewhere, with no default that would give it away. */
export function isReference(value: string): boolean {
  return /^(?:\$\{[\w.[\]-]+\}|\{\{[^{}]*\}\}|ENC\([^)]*\)|\{cipher\}\S*|vault:\S*)$/.test(value.trim());
}

/** How a value is written: two forms of one key are seldom one meaning. */
export function formOf(
  value: string,
): 'empty' | 'number' | 'boolean' | 'duration' | 'size' | 'url' | 'json' | 'text' {
  const text = value.trim();
  if (text === '') return 'empty';
  if (decimal.test(text)) return 'number';
  if (/^(?:true|false)$/i.test(text)) return 'boolean';
  if (durationText.test(text) || isoDuration.test(text)) return 'duration';
  if (sizeText.test(text)) return 'size';
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(text)) return 'url';
  return /^[[{]/.test(text) && isJson(text) ? 'json' : 'text';
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
