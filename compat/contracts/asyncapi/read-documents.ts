/** Reads AsyncAPI 2 and 3. Whoever publishes to a channel of version 2 writes what the application receives. */
import { HarnessError } from '../../../reports/index.ts';
import { Documents } from '../../http-api/read/documents.ts';
import { below, type Location } from '../../http-api/read/location.ts';
import { isRecord, type JsonObject, listOf, textOf } from '../../http-api/read/record.ts';
import type { Place } from '../change.ts';
import { type ContractFiles, textIn } from '../kind.ts';
import type { AsyncApi, AsyncMessage, AsyncOperation } from './model.ts';
import { messageAt } from './read-message.ts';

/** @throws {HarnessError} `contract-unreadable` with the file, or when no file is a document. */
export async function readDocuments(files: ContractFiles): Promise<AsyncApi> {
  const operations = new Map<string, AsyncOperation>();
  const unchecked: string[] = [];
  let isAny = false;
  for (const name of files.texts.keys()) {
    const documents = await Documents.load({
      main: name,
      display: (file) => files.display(file),
      read: (file) => textIn(files, file),
    });
    const root = documents.value({ file: name, pointer: '' });
    // files that documents refer to lie beside them
    if (!isRecord(root) || !('asyncapi' in root)) continue;
    isAny = true;
    const reader = new DocumentReader(documents, root);
    for (const one of reader.operations()) operations.set(`${one.action} ${one.channel}`, one);
    unchecked.push(...reader.unchecked());
  }
  if (isAny) return { operations, unchecked };
  const [first = ''] = files.texts.keys();
  throw unreadable(files.display(first), 'No file says `asyncapi: VERSION`.');
}

function unreadable(where: string, what: string): HarnessError {
  return new HarnessError('contract-unreadable', {
    what,
    where,
    todo: 'Name an AsyncAPI document, or its folder.',
  });
}

const asides = ['servers', 'security', 'bindings', 'parameters', 'correlationId', 'reply'];

class DocumentReader {
  readonly #documents: Documents;
  readonly #root: JsonObject;
  readonly #version: string;

  constructor(documents: Documents, root: JsonObject) {
    this.#documents = documents;
    this.#root = root;
    this.#version = textOf(root['asyncapi']);
    if (!/^[23]\./.test(this.#version)) {
      throw unreadable(
        documents.display(documents.main),
        `AsyncAPI ${this.#version || 'without a version'} is not known.`,
      );
    }
    this.#name(root, { file: documents.main, pointer: '' });
  }

  operations(): AsyncOperation[] {
    return this.#version.startsWith('2.') ? this.#ofChannels() : this.#ofOperations();
  }

  unchecked(): string[] {
    return this.#documents.unchecked.list((at) => Object.values(this.#placeOf(at)).join(':'));
  }

  #placeOf(at: Location): Place {
    const line = this.#documents.lineOf(at);
    return { file: this.#documents.display(at.file), ...(line === undefined ? {} : { line }) };
  }

  #at(...steps: string[]): Location {
    return below({ file: this.#documents.main, pointer: '' }, ...steps);
  }

  /** The record at a place, references followed; what is not compared in it is named. */
  #record(from: Location): { readonly at: Location; readonly value: JsonObject } {
    const { at, ...found } = this.#documents.resolve(from);
    const value = 'value' in found && isRecord(found.value) ? found.value : {};
    this.#name(value, at);
    return { at, value };
  }

  #name(value: JsonObject, at: Location): void {
    for (const name of asides) if (name in value) this.#documents.unchecked.add(name, below(at, name));
  }

  #ofChannels(): AsyncOperation[] {
    return keysOf(this.#root['channels']).flatMap((channel) => {
      const { at, value } = this.#record(this.#at('channels', channel));
      return (['publish', 'subscribe'] as const).flatMap((verb): AsyncOperation[] => {
        if (!(verb in value)) return [];
        const operation = this.#record(below(at, verb));
        const action = verb === 'publish' ? 'receive' : 'send';
        const messages = this.#alternatives(below(operation.at, 'message'));
        return [
          { action, channel, address: channel, at: this.#placeOf(operation.at), messages: named(messages) },
        ];
      });
    });
  }

  /** One message, or `oneOf` several. */
  #alternatives(at: Location): AsyncMessage[] {
    const { at: here, value } = this.#record(at);
    const all = listOf(value['oneOf']).map((_, index) => below(here, 'oneOf', index));
    return (all.length === 0 ? [at] : all).map((one, index) => this.#message(one, `message ${index + 1}`));
  }

  #ofOperations(): AsyncOperation[] {
    return keysOf(this.#root['operations']).flatMap((id): AsyncOperation[] => {
      const operation = this.#record(this.#at('operations', id));
      const action = textOf(operation.value['action']);
      if (action !== 'send' && action !== 'receive') return [];
      const channel = this.#record(below(operation.at, 'channel'));
      const name = channel.at.pointer.split('/').at(-1) ?? id;
      const listed = listOf(operation.value['messages']).map((_, index) =>
        below(operation.at, 'messages', index),
      );
      const all = keysOf(channel.value['messages']).map((key) => below(channel.at, 'messages', key));
      const messages = (listed.length === 0 ? all : listed).map((one) =>
        this.#message(one, this.#lastStep(one)),
      );
      const address = textOf(channel.value['address']) || name;
      return [{ action, channel: name, address, at: this.#placeOf(operation.at), messages: named(messages) }];
    });
  }

  /** The name that a message has in its channel. */
  #lastStep(at: Location): string {
    const value = this.#documents.value(at);
    const reference = isRecord(value) ? textOf(value['$ref']) : '';
    const path = reference.includes('/messages/') && /\/\d+$/.test(at.pointer) ? reference : at.pointer;
    return path.split('/').at(-1) ?? '';
  }

  #message(from: Location, usualName: string): AsyncMessage {
    const { at, value } = this.#record(from);
    const isNamed = /\/messages\/[^/]+$/.test(at.pointer);
    const own = textOf(value['messageId']) || textOf(value['name']);
    const name = own || (isNamed ? (at.pointer.split('/').at(-1) ?? usualName) : usualName);
    const contentType = textOf(value['contentType']) || textOf(this.#root['defaultContentType']);
    return messageAt({ at, value, name, contentType }, this.#documents, (place) => this.#placeOf(place));
  }
}

function named(messages: readonly AsyncMessage[]): ReadonlyMap<string, AsyncMessage> {
  return new Map(messages.map((message) => [message.name, message]));
}

function keysOf(value: unknown): string[] {
  return isRecord(value) ? Object.keys(value).filter((key) => !key.startsWith('x-')) : [];
}
