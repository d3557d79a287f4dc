import type { GraphQLSchema } from 'graphql';
import type { ContractChange } from '../change.ts';
import type { ContractKind } from '../kind.ts';
import { wordsFor } from './judge-change.ts';
import { placeOf } from './places.ts';
import { QueryWitnesses } from './query-witness.ts';
import { loadGraphql, readSchema } from './read-schema.ts';
import { graphqlRules } from './rules/index.ts';

export const graphql: ContractKind = {
  id: 'graphql',
  title: 'GraphQL',
  reads: (name) => /\.(?:graphqls?|gql)$/.test(name),
  async compare(old, now) {
    const [before, after] = [await readSchema(old), await readSchema(now)];
    const library = await loadGraphql();
    const ofOldCallers = new QueryWitnesses(library, [before, after]);
    const ofNewCallers = new QueryWitnesses(library, [after, before], ['candidate', 'baseline']);
    const { diff } = await import('@graphql-inspector/core');
    const changes = (await diff(before, after)).map(
      ({ path = 'schema', message, ...change }): ContractChange => {
        const [was, is] = [placeOf(path, before), placeOf(path, after)];
        const words = wordsFor({ path, message, ...change });
        const witness =
          (words.states.includes('A') ? ofOldCallers.for(path) : undefined) ??
          (words.states.includes('B') ? ofNewCallers.for(path) : undefined);
        return {
          ...words,
          ...(witness && { witness }),
          element: {
            key: `${path}: ${change.type.toLowerCase().replaceAll('_', ' ')}`,
            label: `\`${path}\``,
          },
          layer: 'wire',
          to: message,
          places: [`type:${path.split('.').slice(0, 2).join('.')}`],
          ...(was === undefined ? {} : { old: was }),
          ...(is === undefined ? {} : { new: is }),
        };
      },
    );
    return { changes, compared: sizeOf(before) + sizeOf(after), unchecked: [] };
  },
  rules: graphqlRules,
};

function sizeOf(schema: GraphQLSchema): number {
  return Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith('__')).length;
}
