import type { JavaType } from '../model.ts';
import type { JavaNames, JavaScope } from './java-names.ts';
import { inner, nodes, type SyntaxNode, tokens } from './syntax.ts';

const annotations: ReadonlySet<string> = new Set(['annotation']);

/** What names are resolved against. */
export interface Naming {
  readonly names: JavaNames;
  readonly scope: JavaScope;
}

/** A type with whole names; `dimensions` are those of an array that stand elsewhere: `int sizes[]`, `int... sizes`. */
export function typeOf(node: SyntaxNode, naming: Naming, dimensions = ''): JavaType {
  const text = tokens(node, annotations)
    .map(({ image }) => image)
    .join(' ');
  return typeFrom(text, naming, dimensions);
}

/** The same from text. */
export function typeFrom(written: string, { names, scope }: Naming, dimensions = ''): JavaType {
  const text = written
    .replace(/\s*\.\s*/g, '.')
    .replace(/[\p{L}_$][\p{L}\p{N}_$.]*/gu, (name) =>
      name === 'extends' || name === 'super' ? name : names.resolve(name, scope),
    )
    .replace(/\s*([<>[\]&])\s*/g, '$1')
    .replace(/\s*,\s*/g, ', ');
  return wholeType(`${text}${dimensions}`);
}

/** From text whose names are whole. */
export function wholeType(text: string): JavaType {
  const found = text.match(/[\p{L}_$][\p{L}\p{N}_$.]*/gu) ?? [];
  return {
    text,
    erased: erasureOf(text),
    names: [...new Set(found)].filter((name) => name !== 'extends' && name !== 'super'),
  };
}

function erasureOf(text: string): string {
  let depth = 0;
  let erased = '';
  for (const letter of text) {
    if (letter === '<') depth += 1;
    else if (letter === '>') depth -= 1;
    else if (depth === 0) erased += letter;
  }
  return erased;
}

/** The dimensions of an array that follow a name. */
export function dimensionsOf(declarator: SyntaxNode | undefined): string {
  const count = declarator === undefined ? 0 : tokens(declarator).filter(({ image }) => image === '[').length;
  return '[]'.repeat(count);
}

/** The scope inside of something with `<T extends Ad>`. */
export function withVariables(scope: JavaScope, holder: SyntaxNode | undefined, names: JavaNames): JavaScope {
  const variables = new Map(scope.variables);
  for (const one of nodes(inner(holder, 'typeParameters', 'typeParameterList'), 'typeParameter')) {
    const [name = '', keyword, ...bound] = tokens(one, annotations).map(({ image }) => image);
    const first = bound.join(' ').split('&')[0] ?? '';
    const { erased } = typeFrom(first, { names, scope });
    variables.set(name, keyword === 'extends' && erased !== '' ? erased : 'java.lang.Object');
  }
  return { ...scope, variables };
}
