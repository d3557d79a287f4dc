import type { Detector, Project, Proposal } from '../detector.ts';
import { allOf, lineOf, slugOf } from '../source-text.ts';

/** Whether nginx reads this file and passes requests on by it. */
export function isRouter(project: Project, file: string): boolean {
  const isConfiguration = /\.conf(\.\w+)?$|(^|\/)sites-(enabled|available)\/[^/]+$/.test(file);
  return isConfiguration && /\b(proxy_pass|upstream)\b/.test(project.text(file));
}

export const nginx: Detector = {
  id: 'nginx',
  title: 'nginx configurations that choose a backend',
  detect: (project) =>
    project.files.flatMap((file) =>
      isRouter(project, file) ? [...upstreams(project, file), ...maps(project, file)] : [],
    ),
  examples: [
    {
      files: {
        'deploy/nginx.conf': `events {}
http {
  upstream web { server 10.0.0.1:80; server 10.0.0.2:80 down; }
  map $cookie_web_version $group { v1 preview; default web; }
  server { listen 80; location / { proxy_pass http://$group; } }
}
`,
      },
      proposes: ['NGINX-deploy.nginx.conf deploy/nginx.conf:3', 'MARK-deploy.nginx.conf deploy/nginx.conf:4'],
    },
    {
      files: { 'app.conf': 'upstream = none', 'src/nginx.ts': 'upstream web { server a:1; }' },
      proposes: [],
    },
  ],
};

function upstreams(project: Project, file: string): Proposal[] {
  const text = project.text(file).replace(/#.*$/gm, '');
  const blocks = [...text.matchAll(/\bupstream\s+([\w.-]+)\s*\{([^}]*)\}/g)];
  const expected = blocks.map(([, name = '', body = '']) => ({
    name,
    has: allOf(body, /\bserver\s+([^\s;]+)(?![^;]*\bdown\b)[^;]*;/g),
  }));
  const known = expected.filter(({ has }) => has.length > 0);
  if (known.length === 0) return [];
  const item = {
    title: `${file} sends requests to the servers that were meant`,
    check: 'nginx-config',
    with: { file, upstreams: Object.fromEntries(known.map(({ name, has }) => [name, { has }])) },
  };
  const names = known.flatMap(({ name, has }) => [name, ...has]);
  return [{ id: `NGINX-${slugOf(file)}`, file, line: lineOf(text, /\bupstream\s/), names, item }];
}

/** Whoever carries no mark must get stable, and so the default must stay what it is. */
function maps(project: Project, file: string): Proposal[] {
  const text = project.text(file);
  const marked = /\bmap\s+\$(?:cookie|http)_\w+\s+\$\w+\s*\{[^}]*?\bdefault\s+([^\s;]+)\s*;[^}]*\}/.exec(
    text,
  );
  const [, usual] = marked ?? [];
  if (marked === null || usual === undefined) return [];
  const matches = String.raw`default\s+${usual.replace(/[.*+?^$\x7b}()|[\]\\]/g, String.raw`\$&`)}\s*;`;
  const item = {
    title: `Who carries no mark gets ${usual} by ${file}`,
    check: 'file',
    with: { path: file, matches },
  };
  return [{ id: `MARK-${slugOf(file)}`, file, line: lineOf(text, marked[0]), item }];
}
