/** Writes the tiny documents of the rules' examples: each names the YAML of one path item, `/ads`. */
export function withParameter(members: string): string {
  return `get: { parameters: [{ name: size, in: query, ${members} }] }`;
}

export function withRequest(schema: string, members = 'required: false'): string {
  return `post: { requestBody: { ${members}, content: { application/json: { schema: ${schema} } } } }`;
}

export function withResponse(schema: string): string {
  return `get: { responses: { '200': { content: { application/json: { schema: ${schema} } } } } }`;
}

export function withHeader(members: string, name = 'X-Total'): string {
  return `get: { responses: { '200': { headers: { ${name}: { ${members} } } } } }`;
}

/** The whole document around a path item. What stands below a line `---` are members of the document. */
export function exampleDocument(example: string): string {
  const [pathItem = '', members = ''] = example.split('\n---\n', 2);
  const indented = pathItem.replace(/^/gm, '    ');
  return `openapi: 3.1.0\ninfo: { title: Ads, version: '1' }\npaths:\n  /ads:\n${indented}\n${members}\n`;
}
