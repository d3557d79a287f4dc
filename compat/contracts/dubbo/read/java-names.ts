/** What a short name of a class means where it stands. */
import { inner, nodes, type SyntaxNode, tokens, word } from './syntax.ts';

export interface JavaScope {
  /** Package and the classes around, the inner ones first: `ads.Ad.Kind`, `ads.Ad`, `ads`. */
  readonly holders: readonly string[];
  /** Whole names by short ones. */
  readonly imports: ReadonlyMap<string, string>;
  /** Packages of which everything is imported. */
  readonly packages: readonly string[];
  /** What a variable of types may be at most: its bound, else `java.lang.Object`. */
  readonly variables: ReadonlyMap<string, string>;
}

const ofJavaLang = new Set(
  'AutoCloseable Boolean Byte Character CharSequence Class Cloneable Comparable Double Enum Error Exception Float Integer Iterable Long Number Object Override Record Runnable RuntimeException Short String StringBuilder Throwable Void'.split(
    ' ',
  ),
);
const ofJavaUtil = new Set(
  'ArrayList BitSet Calendar Collection Comparator Currency Date Deque HashMap HashSet Iterator LinkedHashMap LinkedList List Locale Map Optional Properties Queue Set SortedMap TimeZone TreeMap UUID'.split(
    ' ',
  ),
);
const primitive = /^(?:boolean|byte|char|short|int|long|float|double|void)$/;

export function scopeOf(file: SyntaxNode): JavaScope {
  const unit = inner(file, 'ordinaryCompilationUnit') ?? file;
  const [declared] = nodes(unit, 'packageDeclaration');
  const holder = declared === undefined ? '' : nameIn(declared);
  const imports = new Map<string, string>();
  const packages: string[] = [];
  for (const one of nodes(unit, 'importDeclaration')) {
    const name = nameIn(one);
    if (word(one, 'Star') !== undefined) packages.push(name);
    else imports.set(name.slice(name.lastIndexOf('.') + 1), name);
  }
  return { holders: [holder], imports, packages, variables: new Map() };
}

/** The identifiers of a node with dots between them. */
function nameIn(node: SyntaxNode): string {
  return tokens(node, new Set(['annotation', 'packageModifier']))
    .map(({ image }) => image)
    .filter((image) => /^[\p{L}_$]/u.test(image) && !/^(?:package|import|static)$/.test(image))
    .join('.');
}

/** All classes of the sources, by whole name. */
export class JavaNames {
  readonly #known: ReadonlySet<string>;

  constructor(known: ReadonlySet<string>) {
    this.#known = known;
  }

  /** The whole name; for a class that is not among the sources, the likeliest one. */
  resolve(name: string, { holders, imports, packages, variables }: JavaScope): string {
    if (primitive.test(name)) return name;
    const [head = '', ...rest] = name.split('.');
    const variable = rest.length === 0 ? variables.get(head) : undefined;
    if (variable !== undefined) return variable;
    for (const holder of holders) {
      const whole = holder === '' ? name : `${holder}.${name}`;
      if (this.#known.has(whole)) return whole;
    }
    const imported = imports.get(head);
    if (imported !== undefined) return [imported, ...rest].join('.');
    const found = packages.map((from) => `${from}.${name}`).find((whole) => this.#known.has(whole));
    if (found !== undefined || this.#known.has(name)) return found ?? name;
    if (ofJavaLang.has(head)) return `java.lang.${name}`;
    if (ofJavaUtil.has(head) && packages.includes('java.util')) return `java.util.${name}`;
    if (rest.length > 0) return name;
    const others = packages.filter((one) => one !== 'java.util');
    const [from = ''] = others.length === 1 ? others : [holders.at(-1)];
    return from === '' ? name : `${from}.${name}`;
  }
}
