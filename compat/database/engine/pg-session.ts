/** One way to ask, through pg, whether PostgreSQL is embedded or a server. The only file of the engine that imports pg. */
import type { Client, ClientConfig, Connection, QueryConfig, Submittable } from 'pg';
import type { Rows, Session } from './session.ts';

/** A session and its connection. */
export interface PgSession extends Session {
  end(): Promise<void>;
}

/** Connects. Rejects with what pg or the server says; that may hold the password, so it is not for the user. */
export async function connectSession(config: ClientConfig): Promise<PgSession> {
  const { default: pg } = await import('pg');
  const client = new pg.Client(config);
  // A lost connection rejects the query that waits; without this it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
  return {
    exec: (sql) => client.query(sql),
    async query<Row>(sql: string, parameters: unknown[] = []): Promise<Rows<Row>> {
      // The extended protocol takes one statement only, whatever hides in the text.
      const one: Extended = { text: sql, values: parameters, queryMode: 'extended' };
      const { rows } = await client.query<Row & object>(one);
      return { rows };
    },
    describeQuery: (sql) => describe(client, sql),
    end: () => client.end().catch(() => {}),
  };
}

/** pg knows this member, its types do not. */
interface Extended extends QueryConfig {
  readonly queryMode: 'extended';
}

type Description = Awaited<ReturnType<Session['describeQuery']>>;

/** pg can run a query and say what it gave; this asks the server what it would give. */
function describe(client: Client, sql: string): Promise<Description> {
  return new Promise((resolve, reject) => {
    let resultFields: Description['resultFields'] = [];
    const question: Submittable & Record<string, unknown> = {
      submit(connection: Connection) {
        connection.parse({ name: '', text: sql, types: [] }, true);
        connection.describe({ type: 'S', name: '' }, true);
        connection.sync();
      },
      handleRowDescription: ({ fields }: { fields: { name: string }[] }) => (resultFields = fields),
      handleError: reject,
      handleReadyForQuery: () => resolve({ resultFields }),
    };
    client.query(question);
  });
}
