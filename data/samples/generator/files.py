"""Writes a report's paragraphs as txt, html, docx or pdf; the same paragraphs give the same bytes."""

import datetime
import html
import io
import zipfile

import docx
from docx.shared import Pt

LINES_ON_A_PAGE = 38
LINE_WIDTH = 80  # in half characters


def write_txt(title: str, byline: str, paragraphs: list[str], *, encoding: str, newline: str = "\n") -> bytes:
    """Plain text with a title line; 'utf-8', 'utf-8-sig' or 'gb18030'."""
    return newline.join([title, byline, *("  " + p for p in paragraphs), ""]).encode(encoding)


def write_html(title: str, organisation: str, number: str, published: str, paragraphs: list[str]) -> bytes:
    """A page as a government site would serve it, with what such sites put around an article."""
    body = "\n".join(f"<p>  {html.escape(p, quote=False)}</p>" for p in paragraphs)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{html.escape(title)}-澄川县人民政府(虚构)</title></head>
<body>
<nav class="top"><a href="/">首页</a> <a href="/news">要闻动态</a> <a href="/open">政务公开</a></nav>
<div class="crumbs">当前位置:首页 &gt; 政务公开 &gt; 重要报告</div>
<table class="meta">
<tr><td>索 引 号:</td><td>{number}</td><td>发文机关:</td><td>{html.escape(organisation)}</td></tr>
<tr><td>公开形式:</td><td>主动公开</td><td>发布时间:</td><td>{published}</td></tr>
</table>
<div class="tools">字号:[大 16px] [中 14px] [小 12px] 打印 关闭</div>
<article>
<h1>{html.escape(title)}</h1>
<div class="content">
{body}
</div>
</article>
<footer><p>主办:澄川县人民政府办公室(虚构) 联系电话:0000-12345678</p>
<p>示例ICP备00000000号 网站标识码:0000000000</p></footer>
</body>
</html>
""".encode()


def write_docx(title: str, byline: str, paragraphs: list[str]) -> bytes:
    """A Word file; its zip is written again with a fixed date, so that its bytes never change."""
    document = docx.Document()
    stamp = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    document.core_properties.author = "澄川县(虚构)"
    document.core_properties.created = document.core_properties.modified = stamp
    relations = document.part.package.rels  # the template's preview picture is half of the file
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]
    document.add_heading(title, level=0)
    document.add_paragraph(byline)
    for paragraph in paragraphs:
        added = document.add_paragraph(paragraph)
        added.paragraph_format.first_line_indent = Pt(21)
    first, second = io.BytesIO(), io.BytesIO()
    document.save(first)
    with zipfile.ZipFile(first) as old, zipfile.ZipFile(second, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return second.getvalue()


def _lines(paragraph: str, indent: str) -> list[str]:
    """Hard-wrapped as a typesetter would: anywhere between two characters, but no line begins with a stop."""
    lines, line, width = [], "", 0
    for character in indent + paragraph:
        size = 1 if ord(character) < 0x2000 else 2
        if width + size > LINE_WIDTH and character not in ",。、;:)”%\uff0c\uff1b\uff1a\uff09":
            lines.append(line)
            line, width = "", 0
        line += character
        width += size
    return [*lines, line]


def write_pdf(title: str, byline: str, paragraphs: list[str]) -> bytes:
    """A PDF with a text layer: a font that is not embedded, with the standard map UniGB-UTF16-H."""
    lines = [title, byline, *(line for p in paragraphs for line in _lines(p, "  "))]
    pages = [lines[i : i + LINES_ON_A_PAGE] for i in range(0, len(lines), LINES_ON_A_PAGE)]
    kids = " ".join(f"{6 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo"
        b"<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/DW 1000/W[1 95 500 814 939 500]"
        b"/FontDescriptor 5 0 R>>",
        b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
    ]
    for i, page in enumerate(pages):
        shown = b"".join(b"<" + line.encode("utf-16-be").hex().encode() + b"> Tj T*\n" for line in page)
        footer = f"— {i + 1} —".encode("utf-16-be").hex().encode()
        content = (
            b"BT /F1 11 Tf 18 TL 72 770 Td\n" + shown + b"ET\nBT /F1 9 Tf 285 40 Td <" + footer + b"> Tj ET"
        )
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {7 + 2 * i} 0 R>>".encode()
        )
        objects.append(f"<</Length {len(content)}>>stream\n".encode() + content + b"\nendstream")
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(
        f"{p:010d} 00000 n \n" for p in places
    )
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + trailer).encode()
