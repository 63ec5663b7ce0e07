"""Files, folders and archives: what is read, what is passed over, what is refused."""

import struct
import zipfile
from pathlib import Path

import pytest

from pipeline import errors
from pipeline.read import Source, sources, unzip
from tests.read import making


def names(found: list[Source]) -> list[str]:
    return [source.name for source in found if source.loader is not None]


def test_a_folder_is_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    for path in ["b.txt", "a.docx", "镇街/东湖镇.md", ".git/c.txt", ".d.txt", "~$a.docx"]:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(b"x")
    found = list(sources([tmp_path]))
    assert names(found) == ["a.docx", "b.txt", "东湖镇.md"]
    assert found[2].origin == str(tmp_path / "镇街/东湖镇.md")
    assert found[1].load() == b"x"


def test_index_and_other_files_in_a_folder_are_passed_over_by_name(tmp_path: Path) -> None:
    for name in ["README.md", "readme.txt", "index.jsonl", "index.html", "图.png", "报告.txt"]:
        (tmp_path / name).write_bytes(b"x")
    found = list(sources([tmp_path]))
    assert names(found) == ["报告.txt"]
    passed = [source for source in found if source.passed_over]
    assert len(passed) == 5
    for source in passed:
        assert source.passed_over is not None
        assert source.name in source.passed_over.zh
        assert source.name in source.passed_over.en
        assert source.refused is None


def test_a_file_asked_for_by_name_is_read_or_refused_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"x")
    (tmp_path / "旧.doc").write_bytes(b"x")
    read, refused, missing = sources([tmp_path / "index.html", tmp_path / "旧.doc", tmp_path / "没有.txt"])
    assert read.load() == b"x"
    assert isinstance(refused.refused, errors.UnsupportedFile)
    assert isinstance(missing.refused, errors.MissingFile)
    assert "没有.txt" in missing.refused.zh
    with pytest.raises(errors.UnsupportedFile):
        refused.load()


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.walk.FILE_BYTES", 3)
    (tmp_path / "a.txt").write_bytes(b"four")
    (tmp_path / "b.txt").write_bytes(b"one")
    large, small = sources([tmp_path])
    assert isinstance(large.refused, errors.FileTooLarge)
    assert small.load() == b"one"


def test_archives_are_opened_also_inside_folders(tmp_path: Path) -> None:
    (tmp_path / "上报.zip").write_bytes(
        making.archive({"镇街/东湖镇.txt": b"d", "README.md": b"r", "图.png": b"p", "__MACOSX/._a.txt": b"m"})
    )
    found = list(sources([tmp_path]))
    assert names(found) == ["东湖镇.txt"]
    assert [source.name for source in found if source.passed_over] == ["README.md", "图.png"]
    (report,) = [source for source in found if source.loader]
    assert report.origin == str(tmp_path / "上报.zip") + "/镇街/东湖镇.txt"
    assert report.load() == b"d"


def test_an_uploaded_archive_needs_no_file() -> None:
    (found,) = unzip("上报.zip", making.archive({"东湖镇.txt": b"d"}))
    assert (found.origin, found.load()) == ("上报.zip/东湖镇.txt", b"d")


def test_member_names_that_windows_wrote_in_gbk_are_read() -> None:
    data = making.archive({"aaaa.txt": b"x"})
    gbk = "镇街".encode("gbk")
    assert len(gbk) == 4
    (found,) = unzip("a.zip", data.replace(b"aaaa.txt", gbk + b".txt"))
    assert found.name == "镇街.txt"
    assert found.load() == b"x"


@pytest.mark.parametrize(
    "path", ["../外面.txt", "a/../../外面.txt", "/etc/外面.txt", "C:\\外面.txt", "..\\外面.txt"]
)
def test_a_member_that_climbs_out_is_refused_and_the_others_go_on(path: str) -> None:
    found = list(unzip("坏.zip", making.archive({path: b"x", "好.txt": b"y"})))
    (refused,) = [source.refused for source in found if source.refused]
    assert isinstance(refused, errors.UnsafeArchive)
    assert "坏.zip" in refused.zh
    assert names(found) == ["好.txt"]


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.walk.UNPACKED_BYTES", 100_000)
    data = making.archive({f"{n}.txt": bytes(60_000) for n in range(2)})
    assert len(data) < 1000
    (refused,) = unzip("炸弹.zip", data)
    assert isinstance(refused.refused, errors.FileTooLarge)
    assert "炸弹.zip" in refused.refused.zh


def test_a_member_that_unpacks_to_more_than_it_says_is_refused() -> None:
    data = making.archive({"a.txt": bytes(60_000), "好.txt": b"y"})
    lying = data.replace(struct.pack("<L", 60_000), struct.pack("<L", 10))
    found = {source.name: source for source in unzip("谎.zip", lying)}
    with pytest.raises(errors.ReadError):
        found["a.txt"].load()
    assert found["好.txt"].load() == b"y"


def test_a_large_member_is_refused_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.walk.FILE_BYTES", 10)
    found = list(unzip("a.zip", making.archive({"大.txt": bytes(11), "小.txt": bytes(10)})))
    assert [type(source.refused) for source in found if source.refused] == [errors.FileTooLarge]
    assert names(found) == ["小.txt"]


# Named, since an archive holds the time it was made at, which the processes that share the tests would disagree on.
@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04", b"no archive at all", making.archive({"a.txt": b"x"})[:40]],
    ids=["empty", "its mark alone", "none", "its beginning"],
)
def test_a_broken_archive_is_refused(data: bytes) -> None:
    (found,) = unzip("坏.zip", data)
    assert isinstance(found.refused, errors.BrokenFile)
    assert "坏.zip" in found.refused.zh


def test_a_damaged_member_is_refused_when_it_is_loaded() -> None:
    data = bytearray(making.archive({"a.txt": bytes(range(200)) * 5}))
    data[60] ^= 0xFF
    (found,) = unzip("坏.zip", bytes(data))
    with pytest.raises(errors.BrokenFile, match=r"坏\.zip/a\.txt"):
        found.load()


def test_an_archive_in_an_archive_is_refused() -> None:
    (found,) = unzip("外.zip", making.archive({"内.zip": making.archive({"a.txt": b"x"})}))
    assert isinstance(found.refused, errors.UnsupportedFile)
    assert "内.zip" in found.refused.zh


def test_a_locked_member_is_refused() -> None:
    data = bytearray(making.archive({"密.txt": b"x"}))
    central = data.index(b"PK\x01\x02")
    data[6] |= 1
    data[central + 8] |= 1
    (found,) = unzip("密.zip", bytes(data))
    assert isinstance(found.refused, errors.ProtectedFile)


def test_members_come_sorted_whatever_the_order_in_the_archive() -> None:
    forward = [
        source.name for source in unzip("a.zip", making.archive({"b.txt": b"", "a.txt": b"", "c.txt": b""}))
    ]
    assert forward == ["a.txt", "b.txt", "c.txt"]


def test_directory_entries_are_no_files(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.mkdir("镇街.txt")
        packed.writestr("镇街.txt/东湖镇.txt", b"d")
    assert names(list(sources([path]))) == ["东湖镇.txt"]
