import { Type } from '@sinclair/typebox';
import { choice } from './choice.ts';
import { httpUrlOf } from './params.ts';

/** Where a project is hosted: shared by checks of git hosts. */
export const gitHostParams = {
  host: choice(['github', 'gitlab'], 'whose API it is'),
  url: httpUrlOf('of the API: https://api.github.com, or https://gitlab.example/api/v4'),
  project: Type.String({ pattern: '^[\\w.-]+(/[\\w.-]+)+$', description: 'owner/name' }),
  token: Type.Optional(
    Type.String({ minLength: 1, description: 'may read the project, best written as ${env:GITHUB_TOKEN}' }),
  ),
};
