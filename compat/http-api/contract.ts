/** An HTTP API as its contract describes it, in one shape for OpenAPI 2.0, 3.0 and 3.1. */
import type { Lifecycle } from './lifecycle.ts';
import type { Location } from './read/location.ts';
import type { SchemaNode } from './schema.ts';

export interface Contract {
  /** For example `OpenAPI 3.1.0`. */
  readonly format: string;
  /** The file as the user named it. */
  readonly name: string;
  /** By method and path without parameter names, for example `GET /orders/{}`. */
  readonly operations: ReadonlyMap<string, Operation>;
  /** Path of the first server, for example `/v1`; empty when there is none. */
  readonly basePath: string;
  /** What the provider sends of its own accord: webhooks and callbacks, by name and method. */
  readonly events: ReadonlyMap<string, Event>;
  /** By the name under which operations ask for them. */
  readonly schemes: ReadonlyMap<string, Scheme>;
  /** URLs with the defaults of their variables. */
  readonly servers: readonly string[];
  /** Lines that name what was met and not looked into. Complete only after a comparison. */
  unchecked(): readonly string[];
  /** The value that stands at a place, references not followed. */
  valueAt(at: Location): unknown;
  /** Where the chain of references that begins at a place ends; undefined where one leads to nothing. */
  resolved(at: Location): Location | undefined;
  /** The schema at a place as OpenAPI 3.0 without references, or undefined where they do not end. */
  inlined(at: Location, side: Side): Readonly<Record<string, unknown>> | undefined;
  /** File as the user would name it, and line where known. */
  sourceOf(at: Location): { readonly file: string; readonly line?: number };
}

/** Schemes that all are needed, with the scopes of each. */
export type Requirement = ReadonlyMap<string, ReadonlySet<string>>;

/** One of the requirements must be met; never empty. */
export type Security = readonly Requirement[];

export interface Scheme {
  readonly at: Location;
  /** How credentials travel, for example `apiKey header X-Key`. */
  readonly carried: string;
  /** Flows of OAuth 2 by name. */
  readonly flows: ReadonlyMap<
    string,
    { readonly scopes: ReadonlySet<string>; readonly urls: readonly string[] }
  >;
  readonly urls: readonly string[];
}

/** Who writes: callers write requests, the provider writes responses. */
export type Side = 'request' | 'response';

export interface Operation {
  /** Upper case. */
  readonly method: string;
  /** As written, for example `/orders/{orderId}`. */
  readonly path: string;
  /** Canonical key for reports, base path included. */
  readonly place: string;
  readonly at: Location;
  /** By what identifies them: `query size`, `path 1` (by position: the name may change). */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly body?: Body;
  readonly security: Security;
  /** Its security is that of the whole document. */
  readonly isSecurityInherited: boolean;
  /** What tools call it, as `operationId ID` and `tags A, B`. */
  readonly names: readonly string[];
  readonly lifecycle?: Lifecycle;
  /** Parts that no rule looks at, as canonical text by their name, for example `servers`. */
  readonly asides: ReadonlyMap<string, string>;
  /** By status: `200`, `2XX`, `default`. */
  readonly responses: ReadonlyMap<string, Response>;
}

/** A request of the provider: it writes parameters and body, and the receiver the responses. */
export interface Event {
  /** For example "webhook `adSold`". */
  readonly label: string;
  readonly place: string;
  readonly at: Location;
  readonly parameters: Operation['parameters'];
  readonly body?: Body;
  readonly responses: ReadonlyMap<string, Response>;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: SchemaNode;
  /** How values are written, where it is not the usual way; empty otherwise. */
  readonly style: string;
  /** Of a value that is a document of its own, as written. */
  readonly mediaType?: string;
  readonly lifecycle?: Lifecycle;
  readonly at: Location;
}

export interface Body {
  readonly required: boolean;
  readonly content: Content;
  /** How fields of forms are written, by media type and field, as canonical text; where nothing is said, absent. */
  readonly encodings?: ReadonlyMap<string, string>;
  readonly at: Location;
}

/** By media type in lower case without parameters. */
export type Content = ReadonlyMap<string, SchemaNode>;

export interface Response {
  readonly content: Content;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, Parameter>;
  readonly at: Location;
}
