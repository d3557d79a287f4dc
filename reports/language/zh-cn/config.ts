import type { Phrases } from '../phrase.ts';

/** What is said of configuration. */
export const config: Phrases = {
  // titles: configuration
  'The default of a key is another one, and the environment does not set it':
    '配置项的默认值改变，而环境没有设置它',
  'A group does not set a key that the first group sets': '一个组没有设置第一个组设置的配置项',
  'Groups set a key to different values': '各组对同一配置项的设置不同',
  'A file sets a key twice': '一个文件两次设置同一配置项',
  'New code reads a key that has no default and no value': '新代码读取的配置项既没有默认值也没有值',
  'A key is removed that code still reads': '代码仍在读取的配置项被删除',
  'Code reads a key under another name, and the environment knows one of them only':
    '代码以另一个名称读取配置项，而环境只设置了其中一个',
  'The environment sets keys that no code was seen to read': '环境设置了未见代码读取的配置项',
  'A value points at a host of another environment': '值指向另一个环境的主机',
  'A value refers to a key that is nowhere': '值引用了不存在的配置项',
  'A secret stands in plain text': '密钥以明文出现',
  'New code reads a key as another type than old code': '新代码读取配置项的类型与旧代码不同',
  'The release changes a value that old code reads too': '发布改变了旧代码也在读取的值',
  'A value is written in another form than before': '值的写法与以前不同',
  'Code cannot read the value: it has another type, or is not allowed':
    '代码读不了这个值：类型不同或不被允许',
  'A place was named that holds no key': '指定的位置没有任何配置项',

  // reasons: configuration
  'Old and new instances behave differently while both run, and the release changes the behaviour in production though no configuration changed.':
    '并行期间新旧实例行为不同；没有改动配置，发布却改变了生产环境的行为。',
  'The new group has its own version of the configuration, and what was added by hand to the group that serves today is not in it. The difference shows when traffic is switched.':
    '新组有自己的一份配置，手工加到现役组里的内容不在其中。切换流量时差异就会显现。',
  'Users get another behaviour when they are moved between the groups, and a test of the preview group says less about production than it seems to.':
    '用户在组之间移动时行为会变，对预览组的测试也没有看上去那样能说明生产环境。',
  'The last one wins, silently, and some readers refuse the file. Whoever changes the first one changes nothing.':
    '后一个悄悄生效，有些读取方会拒绝该文件。改前一个的人等于什么也没改。',
  'The first instance of the preview group that reads the key fails to start, or fails with its first request. Nothing before the release shows it, for the key is there in every other environment.':
    '预览组中第一个读取该配置项的实例会启动失败，或在第一个请求时失败。发布之前看不出来，因为其他环境都有这个配置项。',
  'Old instances serve beside the new ones until the release is over, and again after a rollback. One that restarts, or that hears of changes, reads the environment as it is then and does not find the key.':
    '发布结束之前旧实例与新实例一起服务，回滚之后也是。重启或监听变更的旧实例读到的是当时的环境，找不到该配置项。',
  'While both groups run, old code asks for the old name and new code for the new one. The one whose name is not set fails, or goes on with a default that nobody meant.':
    '两组并行期间，旧代码读旧名，新代码读新名。名称没有设置的一方会失败，或按没人打算的默认值继续。',
  'A key that nobody reads is often one that is spelled wrongly, or one that a release left behind. Frameworks read keys of their own, and so may code that was not looked at.':
    '没人读取的配置项往往是拼写错误，或是某次发布遗留的。框架会读取自己的配置项，没有查看到的代码也可能读取。',
  'Copied from a test environment, such a value works: production then reads from and writes to the wrong place until somebody notices.':
    '从测试环境复制来的这种值能用：生产环境会一直读写错误的地方，直到有人发现。',
  'Spring does not start with a reference that resolves to nothing; other readers hand the reference itself to the code, as a host or a password.':
    '引用解析不到值时 Spring 无法启动；其他读取方会把引用本身交给代码，当作主机或密码。',
  'Everybody who can read the configuration, its history or its backups has the secret, and changing it needs a release of the configuration.':
    '能读到配置、其历史或备份的人都拿到了密钥，而更换它需要发布配置。',
  'One value serves both while they run side by side. Read as a number of seconds by one and as a duration in milliseconds by the other, it is right for one of them only, and nothing fails.':
    '并行期间两者共用一个值。一方按秒数读，另一方按毫秒读，只对其中一方正确，而且不会报错。',
  'A value is not part of the preview group: instances of the stable group take it at once where changes are pushed to them, else at their next restart. A rollback of the code alone does not bring it back.':
    '值不属于预览组：变更会推送时，稳定组的实例立即采用，否则在下次重启时采用。只回滚代码并不能恢复它。',
  'A number that became a duration, a list that became a text: code that was written for the one form reads the other wrongly, or not at all, and old code reads it too.':
    '数字变成时长，列表变成文本：为一种写法而写的代码会读错或读不了另一种，而旧代码也在读它。',
  'The value is converted when the instance starts or when the key is first used, and that fails. Old code is hit as well when the value changes while it runs, and after a rollback.':
    '值在实例启动或首次使用时转换，这时会失败。值在运行中改变以及回滚之后，旧代码也会受影响。',

  // configuration
  'The default of {key} was {from} and is {to}; {where} does not set it.':
    '{key} 的默认值原为 {from}，现为 {to}；{where} 没有设置它。',
  '{first} sets {key} to {value}; {second} does not set it.':
    '{first} 把 {key} 设为 {value}；{second} 没有设置它。',
  '{key} is {a} in {first} and {b} in {second}.': '{key} 在 {first} 中为 {a}，在 {second} 中为 {b}。',
  '{key} is set as {other} too: {a}, then {b}, which counts.':
    '{key} 也以 {other} 设置：先是 {a}，后是 {b}，以后者为准。',
  '{key} is set twice: {a}, then {b}, which counts.': '{key} 设置了两次：先是 {a}，后是 {b}，以后者为准。',
  'New code reads {key}; {where} does not set it, and there is no default. It is there as {other}, which code that asks for {same} does not see.':
    '新代码读取 {key}；{where} 没有设置它，也没有默认值。那里有 {other}，但查找 {same} 的代码看不到它。',
  'New code reads {key}; {where} does not set it, and there is no default.':
    '新代码读取 {key}；{where} 没有设置它，也没有默认值。',
  '{key} is set with this release only: new code that starts before, or stays when the configuration goes back, does not find it.':
    '{key} 随本次发布才设置：在此之前启动或在配置回退后仍在运行的新代码找不到它。',
  '{key} is no longer set in {where}; old code reads it without a default.':
    '{where} 不再设置 {key}；旧代码读取它而没有默认值。',
  '{key} is no longer set in {where}; old code goes on with its default {value}.':
    '{where} 不再设置 {key}；旧代码按默认值 {value} 继续。',
  'Old code reads {old}, new code {new}; {where} sets {set} only; old code finds no value.':
    '旧代码读取 {old}，新代码读取 {new}；{where} 只设置了 {set}；旧代码找不到值。',
  'Old code reads {old}, new code {new}; {where} sets {set} only; new code finds no value.':
    '旧代码读取 {old}，新代码读取 {new}；{where} 只设置了 {set}；新代码找不到值。',
  'Old code reads {old}, new code {new}; {where} sets {set} only; new code goes on with its default {value}.':
    '旧代码读取 {old}，新代码读取 {new}；{where} 只设置了 {set}；新代码按默认值 {value} 继续。',
  'Old code reads {old}, new code {new}; {where} sets {set} only; old code goes on with its default {value}.':
    '旧代码读取 {old}，新代码读取 {new}；{where} 只设置了 {set}；旧代码按默认值 {value} 继续。',
  '{count} of {all} keys of {where} have no reader that was seen: {keys}.':
    '{where} 的 {all} 个配置项中有 {count} 个未见读取方：{keys}。',
  '{key} points at {host}, a host of {its*}, in {where} ({kind*}).':
    '{where}（{kind}）中的 {key} 指向 {host}，它是{its}的主机。',
  production: '生产环境',
  test: '测试环境',
  '{key} refers to {reference}, which nothing in {where} sets; it may be a variable of the process.':
    '{key} 引用 {reference}，{where} 中没有设置它；它可能是进程的变量。',
  '{key} refers to {reference}, which nothing in {where} sets.':
    '{key} 引用 {reference}，{where} 中没有设置它。',
  '{key} looks like a secret and stands in plain text in {where}.':
    '{key} 像是密钥，以明文出现在 {where} 中。',
  'Old code reads {key} as {from}, new code as {to}; its value is {value}.':
    '旧代码把 {key} 读作 {from}，新代码读作 {to}；它的值是 {value}。',
  '{key} changes from {from} to {to}; old instances take it at their next restart.':
    '{key} 从 {from} 改为 {to}；旧实例在下次重启时采用。',
  '{key} changes from {from} to {to}; old instances take it at once.':
    '{key} 从 {from} 改为 {to}；旧实例立即采用。',
  '{key} was {from} and is {to}.': '{key} 原为 {from}，现为 {to}。',
  '{key} is {value} in {where}; old code wants {what*}.':
    '{key} 在 {where} 中为 {value}；旧代码要的是{what}。',
  '{key} is {value} in {where}; new code wants {what*}.':
    '{key} 在 {where} 中为 {value}；新代码要的是{what}。',
  '{key} is {value} in {where}; old and new code want {what*}.':
    '{key} 在 {where} 中为 {value}；新旧代码要的是{what}。',
  '{said*}, and so does new code.': '{said}，新代码也是如此。',
  'it stood there before, so old code may have a way to read it': '它以前就在那里，因此旧代码可能有办法读取',
  '{key} is no longer set in {where}; new code reads it without a default.':
    '{where} 不再设置 {key}；新代码读取它而没有默认值。',
  '{key} is no longer set in {where}; old code goes on without it.':
    '{where} 不再设置 {key}；旧代码没有它也能继续。',
  'a whole number': '整数',
  'a number': '数字',
  'a duration': '时长',
  'one of {values}': '{values} 之一',
  'No key was found in {place}, so nothing is known of it.':
    '在 {place} 中没有找到配置项，因此对它一无所知。',
  'where it stands': '位置',
  'the new code': '新代码',
  'the old code': '旧代码',
  'Set {key} to {value} in the target environment, and change it there when the release is settled.':
    '在目标环境中把 {key} 设为 {value}，发布稳定之后再在那里修改。',
  'Set {key} in {group}, or list it under expected with a reason.':
    '在 {group} 中设置 {key}，或把它列为预期并写明原因。',
  'Make {key} the same in all groups, or list it under expected with owner, reason and a last day.':
    '让 {key} 在所有组中相同，或把它列为预期，并写明负责人、原因和截止日期。',
  'Leave one line for {key}.': '{key} 只保留一行。',
  'Set {key} in the target environment before the code goes out, or give it a default in code.':
    '在代码发布之前在目标环境中设置 {key}，或在代码中给它默认值。',
  'Keep {key} until no code that reads it can come back; remove it with the next release.':
    '保留 {key}，直到读取它的代码不会再回来；随下一次发布删除。',
  'Set both {old} and {new} to the same value until the release can no longer come back.':
    '把 {old} 和 {new} 设为同一个值，直到发布不会再回退。',
  'Correct the spelling, or remove the keys once no release that reads them can come back.':
    '改正拼写；或等读取它们的发布不会再回来时删除这些配置项。',
  'Point {key} at this environment in place of {host}, or list the key under expected with a reason.':
    '让 {key} 指向本环境而不是 {host}，或把该配置项列为预期并写明原因。',
  'Set {name}, or give the reference in {key} a default.': '设置 {name}，或给 {key} 中的引用一个默认值。',
  'Keep the value of {key} in a Kubernetes Secret or a vault and refer to it, and change the secret: it has been seen.':
    '把 {key} 的值放入 Kubernetes Secret 或密钥库并引用它，同时更换密钥：它已经泄露。',
  'Give the new type a key of its own, or write {key} in a form that means the same to both, as 30s.':
    '给新类型单独的配置项，或把 {key} 写成对双方含义相同的形式，例如 30s。',
  'Let somebody review {key} and list it under expected, or give the preview group a value of its own until the release is settled.':
    '请人审查 {key} 并列为预期，或在发布稳定之前给预览组单独的值。',
  'Try old code with the new form of {key}; if it cannot read it, give the new form a key of its own.':
    '用 {key} 的新写法试旧代码；如果读不了，就给新写法单独的配置项。',
  'Write {key} so that old and new code can read it, or give the new form a key of its own.':
    '把 {key} 写成新旧代码都能读的形式，或给新写法单独的配置项。',
  'Configuration: {what}.': '配置：{what}。',
  'not judged, for what they compare was not given: {rules}': '没有判断，因为没有给出所要比较的内容：{rules}',
  'left out: {what}': '略去：{what}',
};
