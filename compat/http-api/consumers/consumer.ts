/** What one consumer says that it uses of an API. */
export interface Consumer {
  /** As its contract names it, else the name of the file. */
  readonly name: string;
  readonly uses: readonly Use[];
}

/** One operation that a consumer calls. Fields are paths into a body, for example `.lines[].price`. */
export interface Use {
  readonly method: string;
  /** Path as called, or a template: `/ads/7`, `/ads/{id}`. */
  readonly path: string;
  /** For example `query size`. */
  readonly parameters: ReadonlySet<string>;
  readonly requestFields: ReadonlySet<string>;
  readonly replyFields: ReadonlySet<string>;
}

const fieldsMax = 2000;

/** Paths of all fields of a value, for example `.id`, `.lines`, `.lines[].price`. */
export function fieldsOf(value: unknown): Set<string> {
  const found = new Set<string>();
  const waiting: { readonly value: unknown; readonly path: string }[] = [{ value, path: '' }];
  for (let next = waiting.pop(); next !== undefined && found.size < fieldsMax; next = waiting.pop()) {
    const { value: inner, path } = next;
    if (Array.isArray(inner))
      for (const one of inner as unknown[]) waiting.push({ value: one, path: `${path}[]` });
    else if (typeof inner === 'object' && inner !== null) {
      for (const [name, field] of Object.entries(inner)) {
        found.add(`${path}.${name}`);
        waiting.push({ value: field, path: `${path}.${name}` });
      }
    }
  }
  return found;
}
