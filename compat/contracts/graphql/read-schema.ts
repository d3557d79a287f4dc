import type * as Graphql from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { HarnessError } from '../../../reports/index.ts';
import type { ContractFiles } from '../kind.ts';

export type Library = Omit<typeof Graphql, 'default'>;

/** By its file, so that no loader picks another build than the library that compares. */
export async function loadGraphql(): Promise<Library> {
  const { default: library } = await import('graphql/index.js');
  return library;
}

/**
 * One schema from all files. Queries among them are left out; directives need no definition, for gateways bring theirs.
 *
 * @throws {HarnessError} `contract-unreadable` with file and line.
 */
export async function readSchema(files: ContractFiles): Promise<GraphQLSchema> {
  const graphql = await loadGraphql();
  const { buildASTSchema, isTypeSystemDefinitionNode, isTypeSystemExtensionNode, Kind, parse, Source } =
    graphql;
  const shown = [...files.texts.keys()].map((name) => files.display(name)).join(', ');
  try {
    const definitions = [...files.texts].flatMap(([name, text]) =>
      parse(new Source(text, files.display(name))).definitions.filter(
        (one) => isTypeSystemDefinitionNode(one) || isTypeSystemExtensionNode(one),
      ),
    );
    return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
  } catch (cause) {
    const { source, locations } = cause instanceof graphql.GraphQLError ? cause : {};
    const line = locations?.[0]?.line;
    throw new HarnessError('contract-unreadable', {
      what: `It is no GraphQL schema: ${cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)}.`,
      where: source === undefined ? shown : `${source.name}${line === undefined ? '' : `:${line}`}`,
      todo: 'Mend the schema, or name a folder that holds all its files and nothing else.',
      cause,
    });
  }
}
