import type { Project, Remote } from './detector.ts';

/** Parameters of checks that ask a git host; what the remote does not tell is left to fill in. */
export function onGitHost(project: Project, host: Remote['host']): Readonly<Record<string, string>> {
  const remote = project.git?.remote?.host === host ? project.git.remote : undefined;
  const known = host === 'github' ? 'https://api.github.com' : '${var:gitApi}';
  return {
    host,
    url: remote?.url ?? known,
    project: remote?.project ?? '${var:project}',
    token: '${var:gitToken}',
  };
}
