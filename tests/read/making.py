"""Small files of each format, made in memory for the tests of reading."""

import io
import zipfile

import docx


def pdf(pages: list[list[tuple[float, float, str]]], *, size: float = 12, head: float = 12) -> bytes:
    """A PDF of text lines at (x, y) points from the lower left corner; any characters of the basic plane.

    The first line of each page is set in the size `head`.

    The font is not embedded: a reader of text needs only the character map.
    """
    used = sorted({c for page in pages for _, _, line in page for c in line})
    codes = {c: n for n, c in enumerate(used, 1)}
    rows = [f"<{code:04X}> <{ord(c):04X}>" for c, code in codes.items()]
    blocks = [rows[i : i + 100] for i in range(0, len(rows), 100)]
    mapping = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n" + mapping + "\nendcmap end end"
    )
    widths = " ".join(f"{code} [{500 if c.isascii() else 1000}]" for c, code in codes.items())
    first_page = 7
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H "
        "/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /DW 1000 "
        f"/W [{widths}] /FontDescriptor 5 0 R "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
        "/Ascent 900 /Descent -200 /CapHeight 800 /StemV 80 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {size if n else head} Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{codes[c]:04X}' for c in line)}> Tj ET"
            for n, (x, y, line) in enumerate(page)
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {first_page + 2 * number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)


def page(
    lines: list[str], *, size: float = 12, top: float = 760, left: float = 72
) -> list[tuple[float, float, str]]:
    """Lines one below the other from the top left; a line with ideographic spaces before it is indented."""
    placed = []
    for number, line in enumerate(lines):
        bare = line.lstrip("\u3000")
        placed.append((left + size * (len(line) - len(bare)), top - 20 * number, bare))
    return placed


def word(*blocks: str | list[list[str]]) -> bytes:
    """A Word file of paragraphs (strings) and tables (lists of rows) in this order."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            table = document.add_table(rows=len(block), cols=len(block[0]))
            for row, cells in zip(table.rows, block, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
    return saved(document)


def noted(data: bytes, notes: dict[str, str], kind: str = "footnote") -> bytes:
    """The Word file with a note in the place of each key of `notes`; the first has the id 2."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}

    def put(part: str, before: str, new: str) -> None:
        parts[part] = parts[part].replace(before.encode(), new.encode())

    written = f'<w:{kind} w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    for number, (mark, note) in enumerate(notes.items(), 2):
        put(
            "word/document.xml",
            mark,
            f'</w:t></w:r><w:r><w:{kind}Reference w:id="{number}"/></w:r><w:r><w:t xml:space="preserve">',
        )
        written += (
            f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {note}</w:t></w:r></w:p></w:{kind}>'
        )
    main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts[f"word/{kind}s.xml"] = f'<w:{kind}s xmlns:w="{main}">{written}</w:{kind}s>'.encode()
    put(
        "[Content_Types].xml",
        "</Types>",
        f'<Override PartName="/word/{kind}s.xml" ContentType="{office}.{kind}s+xml"/></Types>',
    )
    put(
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f'<Relationship Id="rId99" Type="{relation}/{kind}s" Target="{kind}s.xml"/></Relationships>',
    )
    return archive(parts)


def saved(document: "docx.document.Document") -> bytes:
    """The bytes of a Word document."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive(members: dict[str, bytes]) -> bytes:
    """A .zip with these members, compressed."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for path, data in members.items():
            packed.writestr(path, data)
    return buffer.getvalue()
