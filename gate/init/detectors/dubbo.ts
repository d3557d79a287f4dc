import type { Detector, Project, Proposal } from '../detector.ts';
import { allOf, lineOf, slugOf } from '../source-text.ts';

const xml = /<dubbo:(?:service|reference)\b[^>]*?\binterface\s*=\s*["']([\w.$]+)["']/g;
const annotation =
  /@DubboReference\b(?:\s*\([^)]*\))?\s*(?:@\w+\s+)*(?:(?:private|protected|public|final)\s+)*([A-Z]\w*)\s/g;
const address =
  /(?:<dubbo:registry\b[^>]*?\baddress\s*=\s*["']|\baddress\s*[:=]\s*["']?)((?:zookeeper|nacos):\/\/[\w.,:-]+)/;

export const dubbo: Detector = {
  id: 'dubbo',
  title: 'Dubbo services, in XML or by annotation',
  detect: (project) =>
    project.files.flatMap((file) => {
      const found = interfacesIn(project, file);
      return found.length === 0 ? [] : [proposalOf(project, file, found)];
    }),
  examples: [
    {
      files: {
        'conf/dubbo.xml': `<beans>
  <dubbo:registry address="zookeeper://10.0.0.1:2181"/>
  <dubbo:reference id="orders" interface="com.shop.Orders" version="1.0"/>
</beans>`,
      },
      proposes: ['REG-05-conf.dubbo.xml conf/dubbo.xml:3'],
    },
    {
      files: {
        'src/Web.java': `import com.shop.Orders;
class Web {
  @DubboReference(version = "1.0")
  private Orders orders;
}`,
      },
      proposes: ['REG-05-src.Web.java src/Web.java:3'],
    },
    { files: { 'src/Other.java': 'class Other {}' }, proposes: [] },
  ],
};

function interfacesIn(project: Project, file: string): string[] {
  if (file.endsWith('.xml')) return allOf(project.text(file), xml);
  if (!/\.(java|kt)$/.test(file)) return [];
  const text = project.text(file);
  return allOf(text, annotation).flatMap((name) => qualified(name, text));
}

/** The full name, as it is imported or stands in the same package. */
function qualified(name: string, text: string): string[] {
  const imported = new RegExp(String.raw`^import\s+([\w.]+\.${name})\s*;?`, 'm').exec(text)?.[1];
  const own = /^package\s+([\w.]+)/m.exec(text)?.[1];
  return imported !== undefined ? [imported] : own !== undefined ? [`${own}.${name}`] : [];
}

function proposalOf(project: Project, file: string, interfaces: readonly string[]): Proposal {
  const registry = project.files
    .filter((each) => /\.(xml|properties|ya?ml)$/.test(each))
    .flatMap((each) => address.exec(project.text(each))?.[1] ?? []);
  const item = {
    title: `Whoever consumes what ${file} names finds a provider`,
    check: 'registry-consumers',
    phase: 'batch',
    with: { url: registry[0] ?? '${var:registry}', interfaces },
  };
  const line = lineOf(project.text(file), /<dubbo:(service|reference)|@DubboReference/);
  return { id: `REG-05-${slugOf(file)}`, file, line, names: interfaces, item };
}
