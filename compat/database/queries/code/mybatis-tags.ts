/** What the dynamic tags of MyBatis make of a statement. */
export interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly line: number;
  readonly inside: readonly Fragment[];
}

export type Fragment = string | Tag;

export interface Rendering {
  /** `<sql>` parts by their id. */
  readonly parts: ReadonlyMap<string, Tag>;
  /** Which branch of each choice is taken; the last one where there are fewer. */
  readonly branch: number;
  /** How many more parts may be included: parts include parts, perhaps themselves. */
  readonly budget: { includes: number };
}

/** The text with all optional parts. What is unknown until run time stands as `${…}`. */
export function rendered(tag: Tag, rendering: Rendering): string {
  return tag.inside.map((part) => (typeof part === 'string' ? part : tagText(part, rendering))).join('');
}

function tagText(tag: Tag, rendering: Rendering): string {
  const { attributes } = tag;
  const body = (): string => rendered(tag, rendering);
  switch (tag.name) {
    case 'where':
      return trimmed(body(), { prefix: 'WHERE', prefixOverrides: 'AND |OR ' });
    case 'set':
      return trimmed(body(), { prefix: 'SET', suffixOverrides: ',' });
    case 'trim':
      return trimmed(body(), attributes);
    case 'foreach':
      return ` ${attributes['open'] ?? ''} ${body()} ${attributes['close'] ?? ''} `;
    case 'choose':
      return branchText(tag, rendering);
    case 'include':
      return included(attributes['refid'] ?? '', rendering);
    case 'bind':
    case 'selectKey':
      return '';
    default:
      return body();
  }
}

function branchText(choice: Tag, rendering: Rendering): string {
  const branches = branchesOf(choice);
  const taken = branches[Math.min(rendering.branch, branches.length - 1)];
  return taken === undefined ? '' : rendered(taken, rendering);
}

function branchesOf({ inside }: Tag): Tag[] {
  return inside.filter((part) => typeof part !== 'string');
}

function included(id: string, rendering: Rendering): string {
  const { parts, budget } = rendering;
  // It may be named with its namespace. Parts of other mappers are unknown here.
  const part = parts.get(id) ?? parts.get(id.split('.').at(-1) ?? '');
  budget.includes -= 1;
  return part === undefined || budget.includes < 0 ? '${included}' : rendered(part, rendering);
}

/** `prefixOverrides` and `suffixOverrides` are alternatives with `|` that are cut off. */
function trimmed(
  text: string,
  { prefix = '', suffix = '', ...cut }: Readonly<Record<string, string>>,
): string {
  let body = text.trim();
  if (body === '') return '';
  for (const start of (cut['prefixOverrides'] ?? '').split('|').map((word) => word.trim())) {
    if (start !== '' && body.toLowerCase().startsWith(start.toLowerCase())) {
      body = body.slice(start.length).trimStart();
      break;
    }
  }
  for (const end of (cut['suffixOverrides'] ?? '').split('|').map((word) => word.trim())) {
    if (end !== '' && body.toLowerCase().endsWith(end.toLowerCase())) {
      body = body.slice(0, -end.length).trimEnd();
      break;
    }
  }
  return ` ${prefix} ${body} ${suffix} `;
}

/** How many renderings are needed to see each branch of each choice in these tags. */
export function branchesMax(tags: readonly Tag[]): number {
  return Math.max(
    1,
    ...tags.map((tag) =>
      Math.max(tag.name === 'choose' ? branchesOf(tag).length : 1, branchesMax(branchesOf(tag))),
    ),
  );
}
