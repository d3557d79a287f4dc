import type { ContractKind } from './kind.ts';
import { asyncapi } from './asyncapi/index.ts';
import { avro } from './avro/index.ts';
import { dubbo } from './dubbo/index.ts';
import { graphql } from './graphql/index.ts';
import { jsonSchema } from './json-schema/index.ts';
import { protobuf } from './protobuf/index.ts';
import { thrift } from './thrift/index.ts';

/** Languages of contracts besides OpenAPI, which has `compat api`. A new one is a folder and a line here. */
export const contractKinds: readonly ContractKind[] = [
  protobuf,
  thrift,
  dubbo,
  graphql,
  asyncapi,
  avro,
  jsonSchema,
];
