import type { Phrases } from '../phrase.ts';

/** What `replay pages` and `replay capacity` say. */
export const replayPages: Phrases = {
  'Every page opens in preview as it does in stable': '每个页面在预览组都能像在稳定组一样打开',
  'Users who are sent to preview see an error page, or nothing.':
    '被送到预览组的用户看到错误页面，或什么也看不到。',
  'Open the page with the marks of preview and read its log; correct the code or the routing.':
    '带预览标记打开该页面并查看其日志；修正代码或路由。',
  'Pages of preview lead where those of stable do': '预览组的页面与稳定组的页面通向同一处',
  'Whoever follows a link or a bookmark ends on another page than before.':
    '点击链接或书签的人会到达与以前不同的页面。',
  'Compare the redirects of both groups; if the new destination is meant, accept the finding with a waiver.':
    '比较两组的重定向；如果新的去向是有意的，用豁免接受该发现。',
  '{page} leads to {landed*} in {count} of {all} visits to preview and never in stable.':
    '{all} 次访问预览组中有 {count} 次 {page} 通向{landed}，稳定组从未如此。',
  'Each of {count} pages leads to the same place in both groups.': '{count} 个页面在两组中都通向同一处。',
  itself: '自身',
  'What pages of preview ask for beyond those of stable could be sent':
    '预览组页面比稳定组多出的请求都可以发送',
  'Only GET and HEAD to allowed hosts are sent: whether a new write, socket or host works is not known from this run.':
    '只发送 GET 和 HEAD，且只发往允许的主机：新的写入、套接字或主机是否可用，这次运行无从得知。',
  'Try it by hand with the marks of preview. A host that pages may call is allowed with --allow-host.':
    '带预览标记手动尝试。页面可以访问的主机用 --allow-host 允许。',
  '{request} is asked for {where*}, in {count} of {all} visits to preview and never in stable. It was not sent, so nobody knows whether it works.':
    '{request}：{where}被请求，{all} 次访问预览组中有 {count} 次，稳定组从未出现。它没有发送，因此无人知道是否可用。',
  'Pages of preview ask for nothing beyond those of stable that could not be sent, on {count} pages.':
    '在 {count} 个页面上，预览组没有比稳定组多出无法发送的请求。',
  'Pages of preview raise no error that stable does not': '预览组的页面没有稳定组所没有的错误',
  'Behind an uncaught exception stands a part of the page that does not work for its users.':
    '未捕获的异常背后，是页面上对用户不起作用的部分。',
  'Open the page with the marks of preview, read the console and correct the script; a message that is meant goes into ignoreMessages.':
    '带预览标记打开该页面，查看控制台并修正脚本；有意的消息放入 ignoreMessages。',
  'Requests that pages make do not fail in preview only': '页面发出的请求没有只在预览组失败的',
  'The page asks for something that preview does not give: its old address, a missing route, a wrong host.':
    '页面请求了预览组没有的内容：旧地址、缺失的路由或错误的主机。',
  'Repeat the request with the marks of preview; correct the route, or the page that asks for it.':
    '带预览标记重发该请求；修正路由或发出请求的页面。',
  'Servers of other origins still allow what pages of preview ask of them':
    '其他来源的服务器仍然允许预览组页面的请求',
  'A browser asks by OPTIONS before such a request; where the server does not allow its method and headers, the request is never sent and that part of the page is empty for every user.':
    '浏览器在此类请求之前先用 OPTIONS 询问；如果服务器不允许其方法和请求头，请求就不会发出，页面的这一部分对每个用户都是空的。',
  'Only GET and HEAD are sent here, so ask by hand: curl -X OPTIONS with Origin, Access-Control-Request-Method and Access-Control-Request-Headers and the marks of preview; the answer must allow them.':
    '这里只发送 GET 和 HEAD，请手动询问：用 curl -X OPTIONS，带上 Origin、Access-Control-Request-Method、Access-Control-Request-Headers 和预览组的标记；应答必须允许它们。',
  '{request}: the browser asks for leave first {where*}, in {count} of {all} visits to preview and never in stable. Whether the server gives it was not asked, since only GET and HEAD are sent.':
    '{request}：浏览器{where}先请求许可，{all} 次访问预览组中有 {count} 次，稳定组从未出现。没有询问服务器是否许可，因为只发送 GET 和 HEAD。',
  'Whether servers still give leave for {count} requests to other origins was not asked, since only GET and HEAD are sent: {names}. Pages of stable ask for it too.':
    '没有询问服务器是否仍许可发往其他来源的 {count} 个请求，因为只发送 GET 和 HEAD：{names}。稳定组的页面也会请求许可。',
  'Every script, style and image of a page is there': '页面的每个脚本、样式和图片都存在',
  'A page without its script or style is broken for every user; after the switch, pages in open tabs ask for old files too.':
    '缺少脚本或样式的页面对每个用户都是坏的；切换之后，已打开的页面也会请求旧文件。',
  'Put the files of the new build in place before the page names them, and keep those of the old one.':
    '在页面引用之前放好新构建的文件，并保留旧构建的文件。',
  'A file named by its content has the same content in both groups': '按内容命名的文件在两组中内容相同',
  'Browsers and CDNs keep such a file for a year: some users get the old content, some the new, and no rollback helps.':
    '浏览器和 CDN 会把这样的文件保留一年：有的用户得到旧内容，有的得到新内容，回滚也无济于事。',
  'Let the build name the file anew whenever its content changes; never upload over an existing name.':
    '内容改变时让构建重新命名文件；绝不覆盖已有的名称。',
  'A page of preview and all that it asks for come from preview': '预览组的页面及其请求的一切都来自预览组',
  'The new page then talks to the old code: what was tested together does not run together.':
    '否则新页面会与旧代码通信：一起测试的没有一起运行。',
  'Check that the routing marks reach every path that the page asks for.':
    '检查路由标记是否到达页面请求的每个路径。',
  'Pages of preview look as they do in stable': '预览组的页面看起来与稳定组相同',
  'A change that nobody meant, such as a lost style or an empty list, shows in the picture and nowhere else.':
    '无意的变化，例如丢失的样式或空列表，只有在截图中才看得出来。',
  'Look at the pictures: what differs is red, what stable changes itself is blue and does not count. A change that is meant is accepted with a waiver; what moves by chance is left out with --mask.':
    '查看截图：不同之处为红色，稳定组自身变化之处为蓝色，不计入。有意的变化用豁免接受；随机变动的内容用 --mask 略去。',
  'Pages of preview appear as fast as in stable': '预览组的页面出现得与稳定组一样快',
  'Users leave pages that appear late or move under their fingers.':
    '页面出现得晚或在手指下移动，用户就会离开。',
  'Compare both loads in the browser; look for larger scripts, blocking requests and images without size.':
    '在浏览器中比较两次加载；查找变大的脚本、阻塞的请求和没有尺寸的图片。',
  'Every chosen page could be compared': '选定的每个页面都可以比较',
  'Other pages say nothing about this one: whatever the candidate broke here was not seen.':
    '其他页面说明不了这一个：候选版本在这里弄坏的东西不会被看到。',
  'Remove the reason why it could not be compared, or leave the page out. One that asks to sign in is opened as a test identity of replay.sessions; --as names it for --page.':
    '消除无法比较的原因，或略去该页面。要求登录的页面以 replay.sessions 中的测试身份打开；对 --page 用 --as 指定身份。',
  'Every page proves which group sent it': '每个页面都证明由哪个组发出',
  'Two pages of the same group always agree. A router that sends preview requests to stable makes every comparison empty.':
    '同一个组的两个页面总是一致的。把预览请求送到稳定组的路由会使所有比较失去意义。',
  'Check the routing marks, and let whatever serves pages name itself in a header.':
    '检查路由标记，并让提供页面的服务在响应头中表明身份。',
  'All pages were opened without doing harm': '所有页面都已打开，没有造成损害',
  'Opening pages must never be the cause of an incident, so it stops at the first sign of one.':
    '打开页面绝不能成为事故的原因，因此一有迹象就停止。',
  'Find out why the group failed under this load; lower the rate if the pages were the cause.':
    '查明该组为何在此负载下失败；如果原因是打开页面，请降低速率。',
  '{file} has other content in preview than in stable under the same name; pages of {groups*} load it.':
    '同名的 {file} 在预览组和稳定组中内容不同；{groups}的页面会加载它。',
  'All {count} files named by their content are equal.': '按内容命名的 {count} 个文件全部相同。',
  'No file that {count} pages load is missing in preview.': '{count} 个页面加载的文件在预览组中都不缺失。',
  '{file}, which pages of stable load, gives {what*} in preview: pages in open tabs will ask for it after the switch.':
    '稳定组页面加载的 {file} 在预览组中得到{what}：切换之后已打开的页面还会请求它。',
  'status {status}': '状态码 {status}',
  'It may come from a request that was not sent for safety.': '它可能来自出于安全没有发送的请求。',
  '{text} — {where*}, in {count} of {all} visits to preview and never in stable.':
    '{text} — {where}，{all} 次访问预览组中有 {count} 次，稳定组从未出现。',
  'on {page}': '在 {page} 上',
  'on {page} and {count} more': '在 {page} 和另外 {count} 个页面上',
  'What the browser said': '浏览器的消息',
  'No page of {count} complained in preview only.': '{count} 个页面中没有只在预览组报错的。',
  '{page} did not open in {count} of {all} visits to preview: {how*}. In stable it opens.':
    '{page} 在 {all} 次访问预览组中有 {count} 次没有打开：{how}。在稳定组可以打开。',
  'All {count} pages open in preview.': '全部 {count} 个页面在预览组都能打开。',
  'All {count} pages look the same.': '全部 {count} 个页面看起来相同。',
  '{page} at {viewport}: {difference} % of a screenful differ in preview where stable always looks the same, between {from} and {to} px from the top.':
    '{page}，{viewport}：在稳定组始终不变之处，预览组有一屏的 {difference} % 不同，位于距顶部 {from} 到 {to} px 之间。',
  '{page} at {viewport}: {difference} % of a screenful differ in preview where stable always looks the same.':
    '{page}，{viewport}：在稳定组始终不变之处，预览组有一屏的 {difference} % 不同。',
  '{page} at {viewport}: {restless} % of the picture differ between visits to stable, so that little is left to compare.':
    '{page}，{viewport}：稳定组各次访问之间有 {restless} % 的画面不同，可比较的所剩无几。',
  'pixels of a screenful that differ': '一屏中不同的像素',
  'picture that stable changes itself, not compared': '稳定组自身变化的画面，不比较',
  'Nothing says how a reply proves its group, so no page counts.':
    '没有说明响应如何证明所属的组，因此任何页面都不算数。',
  'Nothing says how a reply proves its group.': '没有说明响应如何证明所属的组。',
  "Add --attest 'header:NAME=VALUE' with the value that only preview sends.":
    "请添加 --attest 'header:NAME=VALUE'，其值只由预览组发送。",
  'All {count} visits proved their group.': '全部 {count} 次访问都证明了所属的组。',
  '{count} of {all} pages asked of {group} came from elsewhere; they name themselves {names}.':
    '向 {group} 请求的 {all} 个页面中有 {count} 个来自别处；它们自称 {names}。',
  '{count} of {all} pages of {group} carry no proof of their group. A mark must be in a header or cookie of the page itself.':
    '{group} 的 {all} 个页面中有 {count} 个没有证明所属的组。标记必须在页面自身的响应头或 cookie 中。',
  '{page} could not be compared: {why*}.': '{page} 无法比较：{why}。',
  'All {count} pages were compared.': '全部 {count} 个页面都已比较。',
  'stable was not asked': '没有请求稳定组',
  'preview was not asked': '没有请求预览组',
  'stable answers with status {status}': '稳定组以状态码 {status} 应答',
  'preview answers with status {status}': '预览组以状态码 {status} 应答',
  'stable does not prove its group': '稳定组没有证明所属的组',
  'preview does not prove its group': '预览组没有证明所属的组',
  'in stable {why*}': '在稳定组中{why}',
  'in preview {why*}': '在预览组中{why}',
  'it is a download, not a page': '它是下载，不是页面',
  'it crashed': '它崩溃了',
  'it shows nothing: its reply has no content': '它什么也不显示：响应没有内容',
  'it redirects without end': '它无休止地重定向',
  'it leads to {path}, which may change something and is not asked for':
    '它通向 {path}，那可能改变数据，因此没有请求',
  'it did not load within {ms} ms': '它在 {ms} ms 内没有加载完',
  'it leads to {landed}, which asks to sign in': '它通向 {landed}，那里要求登录',
  'it asks to sign in': '它要求登录',
  'it leads to {host}, which may not be called ({refusal})': '它通向 {host}，不允许访问（{refusal}）',
  'The page crashed.': '页面崩溃了。',
  'All {count} pages were opened.': '全部 {count} 个页面都已打开。',
  'The run stopped after {count} pages: {reason*}.': '运行在 {count} 个页面后停止：{reason}。',
  'No request of {count} pages failed in preview only.': '{count} 个页面的请求没有只在预览组失败的。',
  '{request} gives {what*} on {page}, in {count} of {all} visits to preview and never in stable.':
    '{request} 在 {page} 上得到{what}，{all} 次访问预览组中有 {count} 次，稳定组从未出现。',
  '{address} was asked by a page of {group}, and {version} answered, {count} times.':
    '{group} 的页面请求了 {address}，由 {version} 应答，共 {count} 次。',
  'Each of {count} pages came from one group as a whole.': '{count} 个页面每个都整体来自一个组。',
  'None of {count} pages is slower in preview.': '{count} 个页面在预览组都没有变慢。',
  '{page} at {viewport}: {worse*}.': '{page}，{viewport}：{worse}。',
  '{page} at {viewport}: {worse*}. It proves nothing: this machine did not keep up, in most visits its own timers were {late} ms late or more.':
    '{page}，{viewport}：{worse}。这不说明问题：本机跟不上，多数访问中自身的定时器迟了 {late} ms 或更多。',
  '{page} at {viewport}: {worse*}. It proves nothing: this machine, on which the browser runs, had {tasks} tasks for each of its cores.':
    '{page}，{viewport}：{worse}。这不说明问题：运行浏览器的本机每个核心有 {tasks} 个任务。',
  '{vital*} {now} against {before} in stable (medians of {count} visits)':
    '{vital}为 {now}，稳定组为 {before}（{count} 次访问的中位数）',
  'time to first byte': '首字节时间',
  'first contentful paint': '首次内容绘制',
  'largest contentful paint': '最大内容绘制',
  'layout shift': '布局偏移',
  'time blocked by long tasks': '长任务阻塞时间',
  Screenshots: '截图',
  'page vitals': '页面指标',
  'requests of pages that were not sent': '没有发送的页面请求',
  'results with pictures': '带截图的结果',
  'pictures are kept for {count} results': '为 {count} 项结果保留截图',
  '{count} requests of pages were not sent: only GET and HEAD go out, and only to allowed hosts ({foreign} addresses at other hosts; allowedHosts adds a CDN). They are no findings; the table lists them.':
    '有 {count} 个页面请求没有发送：只发送 GET 和 HEAD，且只发往允许的主机（其他主机上有 {foreign} 个地址；allowedHosts 可加入 CDN）。它们不是发现；列在表中。',
  '{count} pages led elsewhere, and what they led to was compared: {pages}.':
    '{count} 个页面通向别处，比较的是它们所通向的页面：{pages}。',
  'In {count} of {all} visits the rate limit held requests back; their vitals do not count.':
    '{all} 次访问中有 {count} 次因限速而推迟请求；它们的指标不算数。',
  'In {count} of {all} visits the page did not fall silent in time and was looked at as it was.':
    '{all} 次访问中有 {count} 次页面没有及时安静下来，按当时的样子查看。',
  'Pages that were opened as "{name}": {pages}.': '以“{name}”身份打开的页面：{pages}。',
  'No test identity stands in for who asked for {pages}: opened without signing in.':
    '请求 {pages} 的用户没有对应的测试身份：未登录即打开。',

  // capacity
  'What one node of preview carries is known, and is enough': '预览组一个节点能承受多少是已知的，并且足够',
  'A batch takes nodes away from those that serve; whether the rest carries the peak follows from what one node carries.':
    '一个批次会从服务的节点中摘除一些；其余的能否承受高峰，取决于一个节点能承受多少。',
  'Measure again with higher limits or on a quieter system; if one node carries less than before, look for what became slower.':
    '以更高的限度或在更安静的系统上重新测量；如果一个节点承受得比以前少，查找变慢的原因。',
  'The load was carried by preview': '负载由预览组承受',
  'What another group carries says nothing about the candidate.': '另一个组承受多少，说明不了候选版本。',
  'Check the routing marks and the address; give every reply a mark that names its group.':
    '检查路由标记和地址；给每个响应一个表明所属组的标记。',
  'The load did production no harm': '负载没有损害生产环境',
  'The node shares its database with production. What harms stable or the health signal at this load would do so in the release.':
    '该节点与生产环境共用数据库。在此负载下损害稳定组或健康信号的，在发布中也会如此。',
  'Find out what the load of one node does to the shared parts, for example the connections and locks of the database.':
    '查明一个节点的负载对共用部分的影响，例如数据库的连接和锁。',
  'No step kept to its limits: {why*}.': '没有一步保持在限度之内：{why}。',
  'nothing was sent': '没有发送任何请求',
  'The capacity is kept in {file}, where the check of batch sizes reads it.':
    '容量保存在 {file}，批次大小检查会读取它。',
  'One node carries {rate} requests/s of the captured mix over {count} connections, TP99 {ms} ms in closed loop; {why*}. {needed} requests/s are needed.':
    '一个节点以 {count} 个连接承受采集组合的 {rate} 次请求/秒，闭环 TP99 为 {ms} ms；{why}。需要 {needed} 次请求/秒。',
  'One node carries {rate} requests/s of the captured mix over {count} connections, TP99 {ms} ms in closed loop; {why*}.':
    '一个节点以 {count} 个连接承受采集组合的 {rate} 次请求/秒，闭环 TP99 为 {ms} ms；{why}。',
  'above it TP99 was beyond its limit': '超过它时 TP99 超出限度',
  'above it too many replies were errors': '超过它时错误响应过多',
  'more connections brought no more replies': '更多连接没有带来更多响应',
  'it was not loaded further, because the cap was reached': '因为达到上限，没有继续加压',
  'it was not loaded further, because the limit of connections was reached':
    '因为达到连接数限制，没有继续加压',
  'this machine was too busy to load it further, our own process waited {share} % of the time for a core':
    '本机太忙，无法继续加压，我方进程有 {share} % 的时间在等待处理器核心',
  'our own process could send no more': '我方进程无法发送更多',
  'the run was stopped before more was tried': '在尝试更多之前运行被停止',
  'requests one node carries': '一个节点承受的请求',
  'TP50, closed loop': 'TP50，闭环',
  'TP90, closed loop': 'TP90，闭环',
  'TP99, closed loop': 'TP99，闭环',
  errors: '错误',
  '{count} of {all} sampled replies came from elsewhere; they name themselves {names}.':
    '抽样的 {all} 个响应中有 {count} 个来自别处；它们自称 {names}。',
  '{count} of {all} sampled replies carry no proof of their group.':
    '抽样的 {all} 个响应中有 {count} 个没有证明所属的组。',
  'No whole step was measured, so no reply proved its group.': '没有测完任何一步，因此没有响应证明所属的组。',
  '{count} of {all} sampled replies proved {names}.': '抽样的 {all} 个响应中有 {count} 个证明为 {names}。',
  'Stable and every health signal kept to their limits over {count} steps.':
    '稳定组和每个健康信号在 {count} 步中都保持在限度之内。',
  'The run stopped after {count} whole steps: {reason*}.': '运行在完整的 {count} 步后停止：{reason}。',
  'stable failed twice in a row ({how})': '稳定组连续失败两次（{how}）',
  'stable has been silent for {ms} ms, it answered in {before} ms before the load':
    '稳定组已有 {ms} ms 没有应答，加压之前的应答用时为 {before} ms',
  'stable answers in {now} ms, {before} ms before the load':
    '稳定组应答用时 {now} ms，加压之前为 {before} ms',
  'latency of stable': '稳定组的延迟',
  'capacity steps': '容量步骤',
  'client busy': '客户端占用',
  'held to requests/s': '限于每秒请求数',
  'the window closed; a later run begins anew': '窗口已关闭；之后的运行重新开始',
  'The load was closed: a connection sends its next request when the last one is answered. Under the same number of users who do not wait, latency would be higher; compare these numbers only with those of another capacity run.':
    '负载是闭环的：一个连接在上一个请求得到应答后才发送下一个。同样数量的用户若不等待，延迟会更高；这些数字只应与另一次容量运行比较。',
};
