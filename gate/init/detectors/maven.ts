import type { Detector } from '../detector.ts';
import { lineOf, slugOf } from '../source-text.ts';
import { testsPass } from '../tests-pass.ts';

export const maven: Detector = {
  id: 'maven',
  title: 'Maven projects',
  detect: (project) =>
    project.files
      .filter((file) => /(^|\/)pom\.xml$/.test(file))
      .flatMap((file) => {
        const text = project.text(file);
        const isModule = /<parent>[\s\S]*?<\/parent>/.test(text) && file.includes('/');
        const [, group] = /<groupId>\s*([\w.-]+)\s*<\/groupId>/.exec(text) ?? [];
        const item = {
          title: `Packages of ${group} in ${file} are releases, not snapshots`,
          check: 'packages',
          with: { files: [file], packages: [`${group}:*`] },
        };
        const line = lineOf(text, '<dependencies>');
        return [
          ...(isModule ? [] : [testsPass(['mvn', '-q', 'verify'], file, 1)]),
          ...(group !== undefined && text.includes('<dependencies>')
            ? [{ id: `DEP-04-${slugOf(file)}`, file, line, item }]
            : []),
        ];
      }),
  examples: [
    {
      files: {
        'pom.xml': `<project>
  <groupId>com.shop</groupId><artifactId>web</artifactId><version>1.0</version>
  <dependencies>
    <dependency><groupId>com.shop</groupId><artifactId>client</artifactId><version>2.0</version></dependency>
  </dependencies>
</project>`,
      },
      proposes: ['BLD-06 pom.xml:1', 'DEP-04-pom.xml pom.xml:3'],
    },
    {
      files: { 'web/pom.xml': '<project><parent><groupId>com.shop</groupId></parent></project>' },
      proposes: [],
    },
  ],
};
