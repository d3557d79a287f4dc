/** Functions that give the same for the same values, change nothing and do not wait. */
const allowed = new Set(
  `abs ascii bin bit_length ceil ceiling char_length character_length coalesce concat concat_ws conv cast convert crc32
  date date_add date_format date_sub datediff day dayofmonth dayofweek dayofyear elt exp field find_in_set floor format
  from_days greatest hex hour if ifnull in inet_aton inet_ntoa instr is_uuid isnull json_extract json_length json_type
  json_unquote json_valid json_value lcase least left length ln locate log log10 log2 lower lpad ltrim md5 microsecond mid
  minute mod month not nullif oct octet_length ord position pow power quarter radians regexp_like repeat replace reverse
  right round rpad rtrim second sha sha1 sha2 sign space sqrt strcmp substr substring substring_index time time_to_sec
  to_days trim truncate ucase unhex upper values week weekday year and or xor between like interval decimal char varchar
  binary signed unsigned`.split(/\s+/),
);

/** What in an expression of the candidate must not run on somebody's live database. */
export function unsafeCalls(expression: string): string[] {
  const code = expression.replace(
    /'(?:[^'\\]|\\[^]|'')*'?|"(?:[^"\\]|\\[^]|"")*"?|`(?:[^`]|``)*`?/g,
    (quoted) => (quoted.startsWith('`') ? 'x' : "''"),
  );
  const calls = [...code.matchAll(/([\w$.]+)\s*\(/g)].map(([, name = '']) => name.toLowerCase());
  const others = [...code.matchAll(/@+\w*|;|--|#|\/\*|\bselect\b|\binto\b|:=/gi)].map(([found]) => found);
  return [...new Set([...calls.filter((name) => !allowed.has(name)), ...others])];
}
