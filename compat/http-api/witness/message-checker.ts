/** Holds whole requests and replies against one contract. */
import type { Body, Content, Contract, Operation, Parameter, Response, Side } from '../contract.ts';
import { entryFor } from '../media-types.ts';
import type { SchemaNode } from '../schema.ts';
import type { JsonSchema, JsonSchemas } from './json-schemas.ts';
import type { ReplyMessage, RequestMessage } from './message.ts';
import { type Engine, loadEngine, type Misfit, Validator } from './validator.ts';

/** Why a message does not fit a contract. */
export interface Violation extends Misfit {
  /** Key of the parameter, `header NAME`, `body`, `media-type`, `status` or `credentials`. */
  readonly part: string;
}

/** What came of a check; undefined where it could not be made in full and nothing was found. */
export type Violations = readonly Violation[] | undefined;

export class MessageChecker {
  readonly #text: Readonly<Record<Side, Validator>>;
  readonly #json: Readonly<Record<Side, Validator>>;

  private constructor(contract: Contract, engine: Engine) {
    const both = (isText: boolean): Record<Side, Validator> => ({
      request: new Validator(() => engine.make(isText), {
        contract,
        side: 'request',
        isBrief: engine.isBrief,
      }),
      response: new Validator(() => engine.make(isText), {
        contract,
        side: 'response',
        isBrief: engine.isBrief,
      }),
    });
    this.#text = both(true);
    this.#json = both(false);
  }

  /** `isBrief`: for messages that are asked once; of those that do not fit it tells one reason, without its place. */
  static async open(contract: Contract, options?: { readonly isBrief: boolean }): Promise<MessageChecker> {
    return new MessageChecker(contract, await loadEngine(options));
  }

  /** A body that is not known is not looked at. */
  request(operation: Operation, { parameters, body, credentials }: RequestMessage): Violations {
    const found = [
      this.#parameters('request', operation.parameters, parameters),
      this.#body(operation.body, body),
      credentials === undefined || isLetIn(operation, credentials)
        ? []
        : [refusal('credentials', 'security')],
    ];
    return joined(found);
  }

  reply(operation: Pick<Operation, 'responses'>, { status, headers, body }: ReplyMessage): Violations {
    const response = responseFor(operation.responses, status);
    if (response === undefined) return [refusal('status', 'undescribed')];
    const found = [
      headers === undefined ? [] : this.#parameters('response', response.headers, headers),
      body === undefined ? [] : this.#content('response', response.content, body),
    ];
    return joined(found);
  }

  /** A body under the schema of one side, for messages that belong to no operation. */
  content(
    side: Side,
    content: Content,
    body: { readonly mediaType: string; readonly value: unknown },
  ): Violations {
    return this.#content(side, content, body);
  }

  #body(described: Body | undefined, body: RequestMessage['body']): Violations {
    if (body === undefined || (described === undefined && body !== 'none')) return [];
    if (body === 'none') return described?.required === true ? [refusal('body', 'required')] : [];
    return this.#content('request', described?.content ?? new Map<string, SchemaNode>(), body);
  }

  #content(
    side: Side,
    content: Content,
    body: { readonly mediaType: string; readonly value: unknown },
  ): Violations {
    const node = entryFor(content, body.mediaType);
    if (node === undefined) return content.size === 0 ? [] : [refusal('media-type', 'undescribed')];
    const misfits = this.#json[side].check(node.id, (schemas) => schemas.refTo(node), body.value);
    return misfits?.map((misfit) => ({ ...misfit, part: 'body' }));
  }

  /** One by one, so that a schema no validator understands does not hide the other parameters. */
  #parameters(
    side: Side,
    described: ReadonlyMap<string, Parameter>,
    sent: Readonly<Record<string, unknown>>,
  ): Violations {
    const found = [...described].map(([key, parameter]): Violations => {
      const value = sent[key];
      if (value === undefined) return parameter.required ? [{ ...refusal(key, 'required'), field: key }] : [];
      if (!isPlain(parameter)) return [];
      const misfits = this.#text[side].check(parameter.schema.id, (schemas) => held(parameter, schemas), {
        value,
      });
      return misfits?.map((misfit) => ({ ...misfit, part: key }));
    });
    return joined(found);
  }
}

/** Only what stands in an object can be turned into a number. */
function held({ schema }: Parameter, schemas: JsonSchemas): JsonSchema {
  return { type: 'object', properties: { value: schemas.refTo(schema) } };
}

/** `404` is also described by `4XX` and by `default`. */
export function responseFor(responses: ReadonlyMap<string, Response>, status: string): Response | undefined {
  return responses.get(status) ?? responses.get(`${status[0]}XX`) ?? responses.get('default');
}

/** Objects and unusual ways of writing are not taken apart. */
export function isPlain({ schema, style }: Pick<Parameter, 'schema' | 'style'>): boolean {
  return style === '' && !(schema.read().types.size === 1 && schema.read().types.has('object'));
}

function isLetIn({ security }: Operation, credentials: NonNullable<RequestMessage['credentials']>): boolean {
  return security.some((needed) =>
    [...needed].every(([name, scopes]) => {
      const given = credentials.get(name);
      return given !== undefined && [...scopes].every((scope) => given.has(scope));
    }),
  );
}

function refusal(part: string, keyword: string): Violation {
  return { part, keyword, at: '' };
}

function joined(found: readonly Violations[]): Violations {
  const known = found.filter((violations) => violations !== undefined).flat();
  return known.length === 0 && found.includes(undefined) ? undefined : known;
}
