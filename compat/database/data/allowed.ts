/** The lists of what may run on a live database. Functions are those of pg_catalog; none writes, waits or grows without bound. */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Immutable built-in functions that index keys, predicates and checks use. */
export const expressionFunctions: ReadonlySet<string> = new Set(
  words(`
    lower upper initcap length char_length character_length octet_length bit_length btrim ltrim rtrim trim
    substring substr left right reverse replace translate strpos position overlay split_part starts_with
    ascii chr to_hex md5 sha224 sha256 sha384 sha512 encode decode like_escape similar_to_escape similar_escape
    regexp_replace regexp_match regexp_like regexp_count regexp_instr regexp_substr normalize is_normalized
    abs ceil ceiling floor round trunc sign mod div power sqrt cbrt exp ln log log10 gcd lcm scale trim_scale
    width_bucket extract date_part date_trunc timezone make_date make_time make_timestamp isfinite age
    justify_days justify_hours justify_interval
    array_length array_lower array_upper array_ndims array_position cardinality
    jsonb_typeof json_typeof jsonb_array_length json_array_length jsonb_extract_path jsonb_extract_path_text
    json_extract_path json_extract_path_text
    lower_inc upper_inc lower_inf upper_inf isempty int4range int8range numrange daterange tsrange tstzrange
    num_nulls num_nonnulls host family masklen network broadcast abbrev
    int2 int4 int8 numeric float4 float8 text varchar bpchar bool date timestamp bit_count hashtext
  `),
);

/** What the generated queries around them call. */
export const queryFunctions: ReadonlySet<string> = new Set([
  ...expressionFunctions,
  ...words(`
    count sum min max avg bool_and bool_or row_number array_agg string_agg unnest to_jsonb pg_input_is_valid
  `),
]);

/** Without a schema, which means those of pg_catalog. */
export const operators: ReadonlySet<string> = new Set(
  words(`
    = <> != < > <= >= + - * / % ^ @ | & # ~ << >> || |/ ||/
    ~* !~ !~* ~~ ~~* !~~ !~~* ^@ && @> <@ &< &> -|- -> ->> #> #>> ? ?| ?& @? @@ <-> <<= >>= &&&
  `),
);

/** Kinds of the parse tree that an expression may hold. */
export const expressionNodes: ReadonlySet<string> = new Set(
  words(`
    ColumnRef A_Const A_Expr A_ArrayExpr A_Indirection A_Indices BoolExpr NullTest BooleanTest CaseExpr
    CaseWhen CoalesceExpr MinMaxExpr CollateClause TypeCast FuncCall RowExpr List String Integer
  `),
);

/** Kinds that a generated query may hold. */
export const queryNodes: ReadonlySet<string> = new Set([
  ...expressionNodes,
  ...words(`
    SelectStmt ResTarget RangeVar RangeSubselect RangeFunction RangeTableSample JoinExpr SubLink SortBy WindowDef
    A_Star ParamRef
  `),
]);
