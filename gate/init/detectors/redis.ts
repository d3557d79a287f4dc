import type { Detector } from '../detector.ts';
import { lineOf, slugOf } from '../source-text.ts';

export const redis: Detector = {
  id: 'redis',
  title: 'configurations of Redis',
  detect: (project) =>
    project.files
      .filter((file) => /(^|\/)redis[\w.-]*\.conf$/.test(file))
      .flatMap((file) => {
        const text = project.text(file);
        const port = /^port\s+(\d{1,5})\s*$/m.exec(text)?.[1] ?? '6379';
        const bound = (/^bind\s+(.+)$/m.exec(text)?.[1] ?? '')
          .split(/\s+/)
          .map((host) => host.replace(/^-/, ''))
          .find((host) => /^[\w.]+$/.test(host) && host !== '0.0.0.0');
        if (port === '0') return [];
        const target = `${bound ?? '127.0.0.1'}:${port}`;
        const item = {
          title: `The Redis of ${file} can be reached`,
          check: 'tcp',
          with: { targets: [target] },
        };
        return [{ id: `REDIS-${slugOf(file)}`, file, line: lineOf(text, /^port\s/m), names: [target], item }];
      }),
  examples: [
    {
      files: { 'conf/redis.conf': 'bind 127.0.0.1 -::1\nport 6390\n' },
      proposes: ['REDIS-conf.redis.conf conf/redis.conf:2'],
    },
  ],
};
