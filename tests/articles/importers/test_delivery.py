"""Files, folders and archives as they are handed over: all files, in one order, and nothing outside of them."""

import os
import tarfile
import zipfile

import pytest

from articles.importers import DocumentError
from articles.importers.delivery import files_in, is_picture
from articles.importers.source_file import SourceFile


def paths(*given):
    return [file.path for file in files_in(given) if isinstance(file, SourceFile)]


def refusals(*given):
    return {file.source: file.reason for file in files_in(given) if isinstance(file, DocumentError)}


@pytest.fixture
def folder(tmp_path):
    for path in (
        "b.md",
        "a/z.md",
        "a/y/x.md",
        "node_modules/n.md",
        ".git/config",
        "a/.hidden.md",
        "~$own.docx",
        "a/Thumbs.db",
    ):
        file = tmp_path / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(path)
    return tmp_path / "site"


def test_a_folder_gives_its_files_in_one_order_without_what_is_the_computers(folder):
    assert paths(folder) == ["a/y/x.md", "a/z.md", "b.md"] == paths(folder)


def test_a_file_finds_its_neighbours_and_nothing_outside(folder, tmp_path):
    (tmp_path / "secret.md").write_text("no")
    (folder / "link.md").symlink_to(tmp_path / "secret.md")
    file = next(each for each in files_in([folder]) if isinstance(each, SourceFile) and each.path == "a/z.md")
    assert file.beside("b.md").read() == b"b.md" and file.beside("a/y/../z.md").path == "a/z.md"
    for path in ("../secret.md", "/etc/hostname", "link.md", "a", "nothing.md", "a/../../secret.md", "a\0b"):
        assert file.beside(path) is None


def test_files_that_are_handed_over_together_see_each_other(folder):
    first, second = files_in([folder / "b.md", folder / "a/z.md"])
    assert first.beside("z.md").read() == b"a/z.md" and second.beside("x/b.md").read() == b"b.md"
    assert first.beside("y.md") is None


def test_links_are_named_and_not_followed(folder, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "secret.md").write_text("no")
    (folder / "out").symlink_to(tmp_path / "elsewhere")
    (folder / "round").symlink_to(folder)
    assert refusals(folder) == {
        "out": "is a link and was not followed",
        "round": "is a link and was not followed",
    }
    assert "out/secret.md" not in paths(folder)


def test_what_is_no_file_is_never_opened(folder):
    os.mkfifo(folder / "pipe.md")
    assert paths(folder) == ["a/y/x.md", "a/z.md", "b.md"]


def test_a_folder_deeper_than_reason_is_refused(tmp_path):
    deep = tmp_path
    for _level in range(45):
        deep = deep / "d"
        deep.mkdir()
    (deep / "a.md").write_text("x")
    assert list(refusals(tmp_path).values()) == ["lies more than 40 folders deep"]


def test_a_missing_file_is_refused_and_the_next_one_comes_in(folder):
    assert refusals(folder / "gone.md", folder / "b.md") == {
        "gone.md": "the file cannot be opened: No such file or directory"
    }
    assert paths(folder / "gone.md", folder / "b.md") == ["b.md"]


def test_other_archives_are_refused_by_their_format(folder, tmp_path):
    with tarfile.open(tmp_path / "site.tar", "w") as archive:
        archive.add(folder / "b.md")
    with tarfile.open(tmp_path / "any.name", "w:gz") as archive:
        archive.add(folder / "b.md")
    (tmp_path / "a.7z").write_bytes(b"7z\xbc\xaf\x27\x1c" + bytes(40))
    given = [tmp_path / name for name in ("site.tar", "any.name", "a.7z")]
    assert refusals(*given) == {
        "site.tar": "is a tar archive; hand it over as ZIP",
        "any.name": "is a gzip archive; hand it over as ZIP",
        "a.7z": "is a 7z archive; hand it over as ZIP",
    }


def test_an_archive_is_read_by_its_content_and_without_its_one_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "any.name", "w") as archive:
        archive.writestr("site-main/b.md", "b")
        archive.writestr("site-main/a/c.md", "c")
        archive.writestr("__MACOSX/site-main/._b.md", "x")
    assert paths(tmp_path / "any.name") == ["a/c.md", "b.md"]


def test_several_archives_keep_their_paths_apart(tmp_path):
    for name in ("one", "two"):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr("a.md", name)
    assert paths(tmp_path / "one.zip", tmp_path / "two.zip") == ["one/a.md", "two/a.md"] == paths(tmp_path)


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (b"\x89PNG\r\n\x1a\n", True),
        (b"\xff\xd8\xff\xdb", True),
        (b"\xff\xd8\xff\xe1", True),
        (b"GIF89a", True),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", True),
        (b"\x00\x00\x00\x1cftypavif", True),
        (b"\x00\x00\x00\x1cftypheic", True),
        (b"<?xml version='1.0'?>\n<svg xmlns='x'>", True),
        (b"RIFF\x00\x00\x00\x00WAVE", False),
        (b"\x00\x00\x00\x1cftypmp42", False),
        (b"# A text with <svg> in it", False),
        (b"", False),
    ],
)
def test_a_picture_is_known_by_its_content(content, is_one):
    assert is_picture(SourceFile.of_bytes("x.md", content)) is is_one
