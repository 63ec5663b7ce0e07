"""What stands in a report and is not its prose: web navigation, page numbers, a sharing site's wrapper."""

import re
from typing import Final

from pipeline.model import Span

_WRAPPER: Final = re.compile(r"\s*《[^《》\n]{4,100}》由[^\n]{0,20}分享[^\n]{0,160}(?:\n|$)")
_SITE_TALK: Final = re.compile(r"小编|欢迎阅读|供大家参考|仅供参考|仅供预览|文档下载|会员分享|公众号")
_PAGE_LINE: Final = re.compile(
    r"[ \t]*(?:[-—–―－]+ ?\d{1,4} ?[-—–―－]+|第 ?\d{1,4} ?页(?:[ ,，/]*共 ?\d{1,4} ?页)?|"
    r"\d{1,4} ?/ ?\d{1,4})[ \t]*"
)
_BROKEN_PAGE: Final = re.compile(r"(?:^|\n)(\d{1,4})、")
_BUTTONS: Final = (
    "下载|打印|全屏|收藏|加大|还原|减小|大|中|小|分享|分享到|打印本页|关闭窗口|打印本页|关闭|返回|返回顶部|首页|无障碍|长者模式|进入老年模式|"
    "老年模式|阅读辅助|智能问答|简体|繁体|微信|微博|QQ空间|复制链接|字号|字体|大号|中号|小号|默认|超大|标准|A\\+|A-|朗读|上一篇|下一篇|相关报道"
)
_NAVIGATION: Final = re.compile(rf"[\s【】\[\]（）()|>»·:：]*(?:(?:{_BUTTONS})[\s【】\[\]（）()|>»·:：]*)*")
_METADATA: Final = re.compile(
    r"\s*[【\[]?\s*(?:索\s*引\s*号?|发文机关|发布机构|发布单位|制发机关|公开形式|公开方式|公开日期|公开时间|公开单位|公开机构|责任部门|责任科室|"
    r"所属栏目|主题分类|主题词|文号|文\s*号|成文日期|有效性|访\s*问\s*量|阅读量|浏览量|浏览次数|浏览|点击数|点击率|点击量|阅读次数|阅读|"
    r"发布时间|发布日期|发表时间|发文日期|更新时间|生成日期|时间|日期|来源|信息来源|稿件来源|作者|编辑|责任编辑|审核|审核人|字号|字体|分享|"
    r"当前位置|您的位置|您当前的位置|所在位置|来源网址|原文链接|原文地址|本文链接|网址|网站名称|附件下载)\s*[：:】]"
)
_CAPTION: Final = re.compile(r"(?:记者|通讯员|摄影)[\s\u4e00-\u9fff·/]{1,24}(?:摄|摄影)?[。\s]*$")
_DATE_LINE: Final = re.compile(
    r"\s*20\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?\s*(?:\d{1,2}\s*[时:：]\s*\d{1,2}\s*分?(?:[:：]\d{1,2})?)?\s*"
)
_TAIL: Final = re.compile(
    r"\s*[【\[]?\s*(?:责任编辑|编辑[：:]|审核[：:]|扫一扫|相关报道|相关附件|相关链接|相关阅读|相关文件|相关文章|延伸阅读|推荐阅读|打印本页|关闭窗口|"
    r"【?打印】|【?关闭】|网站地图|关于我们|联系我们|主办单位|承办单位|版权所有|版权声明|免责声明|技术支持|上一篇|下一篇|上一条|下一条|"
    r"分享到|分享[：:]|附件下载|返回顶部|阅读全文|友情链接|网站声明|来源网址|原文链接|本文链接|[^\n]{0,12}ICP备|[^\n]{0,20}公网安备)"
)
_SITE_LINE: Final = re.compile(
    r"ICP备|公网安备|网站标识码|版权所有|主办单位\s*[：:]|建议[^\n]{0,20}(?:浏览器|分辨率)|网站地图"
)
_SENTENCE_ENDS: Final = "。！？；：!?;:"
_PROSE_LENGTH: Final = 60
_TAIL_LONGEST: Final = 2500


def find(text: str, start: int, end: int, title_start: int, title_end: int) -> tuple[Span, ...]:
    """The spans of text[start:end] that are not prose, in order and apart from one another."""
    spans = _before(text, start, title_start)
    wrapper = _WRAPPER.match(text, start, end)
    if wrapper:
        spans = [Span(start, wrapper.end())]
    spans += _after_title(text, max(title_end, wrapper.end() if wrapper else 0), end)
    spans += _tail(text, title_end, end)
    spans += _page_lines(text, start, end)
    spans += _broken_pages(text, wrapper.end() if wrapper else start, end, shared=wrapper is not None)
    return _united(spans)


def head_end(text: str, title_end: int, end: int) -> int:
    """Where the lines that follow the title (date, source, speaker) give way to the prose."""
    for first, _, line in _lines(text, title_end, min(end, title_end + 600)):
        if _begins_prose(line):
            return first
    return min(end, title_end + 600)


def _begins_prose(line: str) -> bool:
    if len(line) > _PROSE_LENGTH:
        return not _CAPTION.search(line)
    return (line.endswith((":", "：")) and not _METADATA.match(line)) or re.match(
        r"[一（(]", line
    ) is not None


def _lines(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    found, position = [], start
    for line in text[start:end].splitlines(keepends=True):
        found.append((position, position + len(line), line.strip()))
        position += len(line)
    return found


def _is_prose(line: str) -> bool:
    return len(line) > _PROSE_LENGTH and any(c in line for c in "。；") and not _SITE_LINE.search(line)


def _before(text: str, start: int, title_start: int) -> list[Span]:
    """Everything before the title, unless prose is among it."""
    if title_start <= start or any(_is_prose(line) for _, _, line in _lines(text, start, title_start)):
        return []
    return [Span(start, title_start)]


def _after_title(text: str, title_end: int, end: int) -> list[Span]:
    """Between title and first prose: buttons, date, source and picture captions, but not the subtitle."""
    spans = []
    is_value = False
    for first, last, line in _lines(text, title_end, min(end, title_end + 1500)):
        label = _METADATA.match(line)
        if label and len(line) <= 120:
            spans.append(Span(first, last))
            is_value = label.end() >= len(line)  # the value stands on the next line
        elif not line or _NAVIGATION.fullmatch(line) or _DATE_LINE.fullmatch(line):
            if line:
                spans.append(Span(first, last))
                is_value = False
        elif len(line) <= (20 if is_value else 120) and (
            (is_value and not _begins_prose(line)) or _CAPTION.search(line) or _SITE_TALK.search(line)
        ):
            spans.append(Span(first, last))
            is_value = False
        elif _begins_prose(line):
            break
        else:
            is_value = False
    return spans


def _tail(text: str, title_end: int, end: int) -> list[Span]:
    """From the first line of the page's foot to the end, where no more of the report follows it."""
    floor = max(title_end, end - _TAIL_LONGEST)
    lines = _lines(text, floor, end)
    if floor > title_end:
        lines = lines[1:]  # it may have been cut
    for index, (first, _, line) in enumerate(lines):
        if not _TAIL.match(line) or _is_prose(line):
            continue
        rest = [other for _, _, other in lines[index + 1 :]]
        if any(
            re.match(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]", other)
            for other in rest
        ):
            continue
        if sum(len(other) for other in rest if _is_prose(other)) <= 200:
            return [Span(first, end)]
    return []


def _page_lines(text: str, start: int, end: int) -> list[Span]:
    """Lines that hold a page number only; where one breaks a sentence, its line ends go with it."""
    spans = []
    for first, last, line in _lines(text, start, end):
        if line and _PAGE_LINE.fullmatch(line):
            before = text[start:first].rstrip() if first - start < 200 else text[first - 200 : first].rstrip()
            breaks = bool(before) and before[-1] not in _SENTENCE_ENDS
            spans.append(Span(first - (first - start > 0 and breaks), last))
    return spans


def _broken_pages(text: str, start: int, end: int, *, shared: bool) -> list[Span]:
    """A sharing site's page numbers: 1、2、3、 at the heads of lines that go on with the sentence before."""
    run: list[re.Match[str]] = []
    broken = 0
    for found in _BROKEN_PAGE.finditer(text, max(start - 1, 0), end):
        if int(found.group(1)) != len(run) + 1:
            continue
        if run:
            before = text[found.start() - 1 : found.start()]
            broken += before not in _SENTENCE_ENDS
        run.append(found)
    if not run or not (shared or (len(run) >= 4 and 5 * broken >= 3 * (len(run) - 1))):
        return []
    return [Span(max(found.start(), start), found.end()) for found in run]


def _united(spans: list[Span]) -> tuple[Span, ...]:
    united: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if span.start >= span.end:
            continue
        if united and span.start <= united[-1].end:
            united[-1] = Span(united[-1].start, max(united[-1].end, span.end))
        else:
            united.append(span)
    return tuple(united)
