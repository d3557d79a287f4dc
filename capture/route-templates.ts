/** Paths of an API description, such as `/orders/{orderId}`, to be found again in captured paths. */
export class RouteTemplates {
  /** By number of segments, the most literal first. */
  readonly #bySize = new Map<number, Template[]>();

  constructor(templates: readonly string[]) {
    for (const text of new Set(templates)) {
      const template = compile(text);
      const size = template.segments.length;
      this.#bySize.set(size, [...(this.#bySize.get(size) ?? []), template]);
    }
    for (const group of this.#bySize.values()) group.sort((a, b) => b.literal - a.literal);
  }

  get isEmpty(): boolean {
    return this.#bySize.size === 0;
  }

  /** The template of these segments with nameless parameters, or undefined. */
  find(segments: readonly string[]): string | undefined {
    return this.#bySize
      .get(segments.length)
      ?.find((template) => template.segments.every((test, index) => test.test(segments[index] ?? '')))?.route;
  }
}

interface Template {
  readonly route: string;
  readonly segments: readonly RegExp[];
  /** Length of what is no parameter. */
  readonly literal: number;
}

function compile(text: string): Template {
  const route = text.replace(/\{[^}]*\}/g, '{}');
  const segments = route.split('/').filter((segment) => segment !== '');
  return {
    route: `/${segments.join('/')}`,
    segments: segments.map((segment) => new RegExp(`^${segment.split('{}').map(quote).join('.+')}$`)),
    literal: route.replaceAll('{}', '').length,
  };
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|-]/g, '\\$&');
}
