import type { Phrases } from '../phrase.ts';

/** Reasons of the checks. */
export const checkReasons: Phrases = {
  'An alert that is not loaded, is silent or goes to a receiver that sends nothing is found out in the outage.':
    '没有加载、被静默或发给不发送的接收者的告警，要到故障时才会发现。',
  'Some things are true only when several systems say so: a node is back when it is registered and gets requests.':
    '有些事要几个系统都这么说才算数：节点注册了并收到请求，才算恢复。',
  'A field without a type or a meaning is guessed at, and each caller guesses another thing.':
    '没有类型或含义的字段只能靠猜，每个调用方猜的都不一样。',
  'A data centre whose mirror holds another file runs another release, and nobody sees it until it fails.':
    '镜像上文件不同的机房运行的是另一个版本，出故障之前没人看得到。',
  'A page that comes before its scripts, or an open tab whose scripts are gone, is a blank screen.':
    '页面先于脚本到达，或已打开的页面脚本消失，都会白屏。',
  'A name that gets new content is served old from caches; old pages and new files then meet in one browser.':
    '名称不变而内容改变时缓存会给出旧内容；旧页面和新文件会在同一浏览器中相遇。',
  'A mistake that one node shows to one user in a hundred is repaired; one that everybody meets at once is an outage.':
    '一个节点对百分之一用户暴露的错误可以修复；所有人同时遇到的就是故障。',
  'On the average there is always enough; it is the moment when the old group goes that brings the service down.':
    '平均来看总是够的；使服务垮掉的是旧组撤下的那一刻。',
  'A green pipeline of another commit says nothing of this one; a job that did not run is not green.':
    '别的提交的绿色流水线说明不了这一个；没有运行的任务不算绿色。',
  'What was agreed not to write, `select *` or a forgotten switch, comes back with every new pair of hands.':
    '约定不写的内容，例如 `select *` 或遗忘的开关，会随每个新人再次出现。',
  'What a script already knows how to check should not be checked by hand.':
    '脚本已经会检查的，不应再由人工检查。',
  'An instance that lost its connection to the config centre stays behind, and a switch by config splits the group.':
    '与配置中心断开的实例会落后，靠配置切换就会使该组分裂。',
  'A key that is missing or old takes effect on all instances at once, and no build sees it.':
    '缺失或过时的配置项会立即在所有实例上生效，而构建看不到它。',
  'A switch that drops requests for a second is seen by users and by no check before or after it.':
    '切换时丢掉一秒的请求，用户看得到，而前后的检查都看不到。',
  'One name that still leads to production lets a test of the preview change what users see.':
    '只要有一个域名仍指向生产环境，对预览组的测试就会改变用户看到的内容。',
  'A registry that has let a node go says nothing about callers that still know it, and a quiet minute says nothing about the next one. Only both together prove a drain.':
    '注册中心摘除了节点，说明不了仍记得它的调用方；一分钟安静，说明不了下一分钟。两者合在一起才证明已排空。',
  'A config, a manifest or an asset that is missing or overwritten breaks a release that runs well elsewhere.':
    '缺失或被覆盖的配置、清单或资源会弄坏在别处运行良好的发布。',
  'What is not on trunk is lost with the next release; what cannot be named cannot be rolled back to.':
    '不在主干上的内容会随下次发布丢失；叫不出名字的就回滚不到。',
  'What the release serves is known only by asking it, with the marks that users will carry.':
    '发布提供什么，只有带上用户将携带的标记去请求才知道。',
  'A tag can be moved after the tests; then what is pulled is not what passed them, and a way back may be gone.':
    '标签在测试之后可以移动；那样拉取的就不是通过测试的，退路也可能没了。',
  'A log shows requests that went where nobody meant them to go, and a node that no log knows is a blind spot.':
    '日志会显示走错地方的请求，而没有日志的节点是盲点。',
  'What no machine can judge still needs a name, or everybody thinks that somebody else looked.':
    '机器判断不了的事仍需要有人署名，否则大家都以为别人看过。',
  'What a release does to a running system shows in its numbers before users complain.':
    '发布对运行中系统的影响，会先于用户投诉在数字上显现。',
  'A limit that holds for every hour of the week is too wide to see a release; its own past and its twin are not.':
    '一周每小时都适用的限度太宽，看不出发布的影响；与自身过去和并行版本比较则可以。',
  'An entrance that differs from production in more than its upstream verifies something else than what users get.':
    '除上游外还与生产环境不同的入口，验证的不是用户得到的内容。',
  'A step that others wait for is safe only when they were told, and not when somebody meant to.':
    '别人在等待的步骤，只有通知到了才安全，打算通知不算。',
  'Who is not told takes the effects of a release for a fault of his own, or ships into it.':
    '没有得到通知的人会把发布的影响当作自己的故障，或在此期间发布。',
  'Disk, runtime, processes and how one ended are known on the node and nowhere else; one of eight is enough for an outage.':
    '磁盘、运行时、进程及其如何结束只有节点上知道；八个中有一个不对就足以造成故障。',
  'A caller that goes out before what it calls asks for things that are not there yet.':
    '调用方先于被调用方发布，会请求还不存在的内容。',
  'A snapshot, a tag that floats or a link to source may be other code on the next machine that builds.':
    '快照、浮动的标签或源码链接，在下一台构建机上可能是别的代码。',
  'Who wrote a change does not see what it breaks elsewhere; a review is the last look before users.':
    '写变更的人看不到它在别处弄坏了什么；评审是用户之前的最后一眼。',
  'Messages in a queue whose last consumer leaves are read by nobody, and a node that stops with messages in hand sends them round again.':
    '最后一个消费者离开后，队列中的消息没人读；手里还有消息就停止的节点会使它们重新投递。',
  'A node that the registry knows and the queue does not is half started: it answers calls and leaves messages to nobody.':
    '注册中心认识而队列不认识的节点只启动了一半：它应答调用，却没人处理消息。',
  'Callers find a service through the registry: who is missing there gets no work, and who is there too soon does.':
    '调用方通过注册中心找服务：不在其中的得不到请求，过早进入的会得到。',
  'A consumer whose group and version nobody provides fails at its next call, while both sides look healthy.':
    '没有人提供其组和版本的消费者，下次调用就会失败，而双方看起来都健康。',
  'Old instances withdraw and new ones register on their own; nothing but a look at every change bounds the gap.':
    '旧实例退出与新实例注册各自进行；只有观察每次变化才能限定间隙。',
  'A switch, a drain or a way back that was never tried is tried for the first time in the outage.':
    '从未试过的切换、排空或回退，会在故障时第一次尝试。',
  'What was proven by comparing schemas, contracts or replies must not be vouched for by hand once more.':
    '通过比较结构、契约或响应已经证明的，不应再由人工证明。',
  'Two groups that share a scheduler run a task twice or with the wrong version, and tasks of a group that is gone wait for ever.':
    '共用调度器的两个组会把任务运行两次或用错版本，而已消失的组的任务会永远等待。',
  'What was done in which order, by whom, and on which verdict is forgotten unless it was written down as it happened.':
    '谁、按什么顺序、依据什么结论做了什么，除非当时记下，否则会被遗忘。',
  'A formula the wrong way round, or a rule that moves users to and fro, shows only in who gets what.':
    '公式写反，或使用户来回移动的规则，只有从谁得到什么才看得出来。',
  'A silence that is too wide or never ends hides the next outage; a forgotten one hides it for weeks.':
    '过宽或不结束的静默会掩盖下一次故障；被遗忘的会掩盖几周。',
  'A migration or a release that is right for the schema can be wrong for the rows that are there.':
    '对结构正确的迁移或发布，对已有的行可能是错的。',
  'Somebody who flips between two versions sees pages and data that do not fit each other.':
    '在两个版本之间来回的用户会看到互不相符的页面和数据。',
  'Where old and new cannot share data, a gray release lets one break what the other wrote.':
    '新旧不能共享数据时，灰度发布会使一方弄坏另一方写入的内容。',
  'A port that a firewall closes, or one that should be closed and is not, is found by connecting.':
    '被防火墙关闭的端口，或该关而没关的端口，连接一下就能发现。',
  'A mark that one hop forgets sends the rest of the request to stable, and the preview was never tested.':
    '有一跳忘了标记，请求的其余部分就会走到稳定组，预览组等于没有测试。',
  'A release in the peak meets the most users, and one on a Friday evening meets nobody who could help.':
    '高峰期发布会遇到最多的用户，周五晚上发布则找不到能帮忙的人。',
};
