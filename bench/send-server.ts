import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findProgram } from './program.ts';

export interface LocalServer {
  readonly kind: 'nginx' | 'node:http';
  readonly url: string;
  close(): Promise<void>;
}

const ads = Array.from({ length: 20 }, (_, id) => ({
  id,
  title: `Ad ${id}`,
  state: 'running',
  bids: [id, id + 1],
}));

const reply = JSON.stringify({ ads });

/**
 * Serves one JSON document of some 1.2 kB on loopback from another process: nginx where it is there. Below
 * `/own` it holds the path, and below `/differing` an id that is new each time. `x-served-by` is v1 for the cookie
 * `group=preview`, else v0. `/served` ends with the number of requests so far, as nginx writes it.
 */
export async function startServer(folder: string): Promise<LocalServer> {
  const nginx = findProgram('nginx');
  const port = await freePort();
  const child = nginx === undefined ? startNode(port) : await startNginx(nginx, folder, port);
  const url = `http://127.0.0.1:${port}/`;
  try {
    await answering(url);
  } catch (error) {
    child.kill();
    throw error;
  }
  return {
    kind: nginx === undefined ? 'node:http' : 'nginx',
    url,
    async close() {
      child.kill();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function startNginx(nginx: string, folder: string, port: number): Promise<ChildProcess> {
  const config = join(folder, 'nginx.conf');
  const temp = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  await writeFile(
    config,
    `daemon off; master_process off; pid ${join(folder, 'nginx.pid')}; error_log stderr crit;
events { worker_connections 256; }
http { access_log off; keepalive_requests 1000000; default_type application/json; ${temp.join(' ')}
  map $cookie_group $by { default v0; preview v1; }
  server { listen 127.0.0.1:${port}; add_header x-served-by $by;
    location / { return 200 '${reply}'; }
    location = /served { stub_status; }
    location /own { return 200 '${JSON.stringify({ id: '$uri', ads })}'; }
    location /differing { return 200 '${JSON.stringify({ id: '$request_id', ads })}'; } } }\n`,
  );
  return spawn(nginx, ['-e', 'stderr', '-p', folder, '-c', config], { stdio: 'ignore' });
}

function startNode(port: number): ChildProcess {
  const program = `let count = 0;
    require('node:http').createServer(({ url, headers }, answer) => (count += 1, answer)
      .setHeader('content-type', 'application/json')
      .setHeader('x-served-by', headers.cookie === 'group=preview' ? 'v1' : 'v0')
      .end(url === '/served' ? \` 0 0 \${count} \` : url.startsWith('/own') ? '{"id":"' + url + '",' + process.argv[1].slice(1) : url.startsWith('/differing') ? '{"id":' + count + ',' + process.argv[1].slice(1) : process.argv[1])
    ).listen(${port}, '127.0.0.1')`;
  return spawn(process.execPath, ['-e', program, reply], { stdio: 'ignore' });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function answering(url: string): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const answered = await fetch(url).then(
      (answer) => answer.text(),
      () => undefined,
    );
    if (answered === reply) return;
    await setTimeout(100);
  }
  throw new Error(`no server answers at ${url}`);
}
