/** Answers preconditions on the ground on which the history has run so far. */
import { isForDialect } from '../read/dialect.ts';
import { valueOf } from '../read/liquibase/element.ts';
import type { Element } from '../read/liquibase/element.ts';
import { ofObjects, ofRows } from './conditions.ts';
import type { Ground } from './ground.ts';
import type { SchemaObject } from './schema-object.ts';

/** `unknown`: only another server, or nobody, can tell. */
type Answer = 'holds' | 'fails' | 'unknown';

export interface Inquiry {
  readonly answer: Answer | 'error';
  /** The conditions that led to it, as they are written; with what the server said of one that is an error. */
  readonly of: readonly string[];
  /** Rows were asked, and those of the ground are not those of the live database. */
  readonly askedRows: boolean;
}

/** A question that could not be asked. */
class Refusal extends Error {}

/** Asks whether all conditions hold, one after the other. */
export class Inquirer {
  readonly #ground: Ground;
  /** Versions of the steps that count as run. */
  readonly #ran: ReadonlySet<string>;
  #objects: readonly SchemaObject[] | undefined;
  #askedRows = false;

  constructor(ground: Ground, ran: ReadonlySet<string>) {
    this.#ground = ground;
    this.#ran = ran;
  }

  /** The schema is another one now. */
  forget(): void {
    this.#objects = undefined;
  }

  async ask(conditions: readonly Element[]): Promise<Inquiry> {
    this.#askedRows = false;
    const given = (answer: Inquiry['answer'], of: readonly string[]): Inquiry => ({
      answer,
      of,
      askedRows: this.#askedRows,
    });
    try {
      const answers: [Answer, string][] = [];
      for (const condition of conditions) {
        const answer = await this.#one(condition);
        if (answer === 'fails') return given('fails', [written(condition)]);
        answers.push([answer, written(condition)]);
      }
      const unknown = answers.filter(([answer]) => answer === 'unknown').map(([, text]) => text);
      return given(unknown.length > 0 ? 'unknown' : 'holds', unknown);
    } catch (error) {
      if (error instanceof Refusal) return given('error', [error.message]);
      throw error;
    }
  }

  async #one(condition: Element): Promise<Answer> {
    const { name, inside } = condition;
    if (name === 'and' || name === 'or' || name === 'not') return this.#several(name, inside);
    const say = (key: string): string | undefined =>
      valueOf(condition, key) ?? (key === 'sql' ? condition.text : undefined);
    const looksFor = ofObjects[name];
    if (looksFor !== undefined) {
      this.#objects ??= await this.#ground.objects();
      return told(looksFor(say, this.#objects));
    }
    if (name === 'dbms') return told(isForDialect(say('type') ?? 'all', this.#ground.dialect));
    if (name === 'changeLogPropertyDefined') return told(say('holds') === 'true');
    if (name === 'changeSetExecuted') return told(this.#hasRun(say));
    return this.#ofRows(condition, say);
  }

  async #several(name: 'and' | 'or' | 'not', inside: readonly Element[]): Promise<Answer> {
    const ends = name === 'and' ? 'fails' : 'holds';
    let isKnown = true;
    for (const condition of inside) {
      const answer = await this.#one(condition);
      if (answer === ends) return name === 'or' ? 'holds' : 'fails';
      isKnown &&= answer !== 'unknown';
    }
    if (!isKnown) return 'unknown';
    return told(name !== 'or');
  }

  #hasRun(say: (key: string) => string | undefined): boolean {
    const [id, author, file] = [say('id'), say('author'), say('changeLogFile')];
    return [...this.#ran].some((version) => {
      const [path = '', ownId, ownAuthor] = version.split('::');
      const isFile = file === undefined || `/${file}`.endsWith(`/${path}`) || path.endsWith(`/${file}`);
      return isFile && ownId === id && ownAuthor === author;
    });
  }

  async #ofRows(condition: Element, say: (key: string) => string | undefined): Promise<Answer> {
    const kind = ofRows[condition.name];
    const { dialect } = this.#ground;
    if (kind === undefined || this.#ground.value === undefined) return 'unknown';
    this.#askedRows = true;
    try {
      const value = await this.#ground.value(kind.sql(say, dialect));
      return told(value === kind.expected(say));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Refusal(`${written(condition)}: ${reason}`, { cause: error });
    }
  }
}

function told(holds: boolean): Answer {
  return holds ? 'holds' : 'fails';
}

const charactersMax = 100;

/** `not tableExists orders`. */
function written({ name, said, inside, text }: Element): string {
  const values = [...said].filter(([key]) => key !== 'holds').map(([, value]) => value);
  const parts = [name, ...values, text.replace(/\s+/g, ' ').trim(), ...inside.map(written)];
  const whole = parts.filter((part) => part !== '').join(' ');
  return whole.length > charactersMax ? `${whole.slice(0, charactersMax)} …` : whole;
}
