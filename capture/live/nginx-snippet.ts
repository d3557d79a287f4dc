import { hostAndPort, listenAddress } from './live-options.ts';

/**
 * The nginx side of `captureMirror`, ready to be pasted. Copies never cost a client more than the short timeouts:
 * nginx answers clients without waiting for the copy, but uses their connection again only after it. The target goes
 * in a header, and `$uri` is that of the copy: Node takes no target beyond ASCII.
 *
 * @param listen - as `LiveOptions.listen`
 * @throws {HarnessError} `usage`
 */
export function nginxSnippet(listen = '127.0.0.1:9001'): string {
  const { host, port } = listenAddress(listen);
  const receiver = hostAndPort(host, port);
  return `# Copies GET and HEAD requests to \`seaworthy capture mirror --listen ${receiver}\`.

# --- 1. in the http block
upstream seaworthy_mirror {
    server ${receiver};
    keepalive 32;
}

# --- 2. in the server block
location = /_seaworthy_mirror {
    internal;
    if ($request_method !~ ^(GET|HEAD)$) { return 204; }
    proxy_pass http://seaworthy_mirror$uri;
    proxy_http_version 1.1;
    proxy_connect_timeout 100ms;
    proxy_send_timeout 100ms;
    proxy_read_timeout 200ms;
    proxy_next_upstream off;
    proxy_pass_request_body off;
    proxy_set_header Content-Length "";
    proxy_set_header Connection "";
    proxy_set_header Host $http_host;
    proxy_set_header X-Original-Method $request_method;
    proxy_set_header X-Original-URI $request_uri;
    proxy_set_header X-Real-IP $remote_addr;
    proxy_set_header X-Forwarded-Proto $scheme;
}

# --- 3. in each location whose traffic is captured; take it out to stop
mirror /_seaworthy_mirror;
mirror_request_body off;
`;
}
