from collections.abc import Iterable, Iterator
from pathlib import Path

from articles.importers.document import DocumentError
from articles.importers.source_file import SourceFile


def files_in(paths: Iterable[Path]) -> Iterator[SourceFile | DocumentError]:
    for path in paths:
        try:
            if path.is_dir():
                for file in sorted(path.rglob("*")):
                    if file.is_file():
                        yield _of(file, file.relative_to(path).as_posix())
            else:
                yield _of(path, path.name)
        except OSError as error:
            yield DocumentError(path.name, None, f"the file cannot be opened: {error.strerror or error}")


def _of(file: Path, name: str) -> SourceFile:
    return SourceFile(name, file.stat().st_size, lambda: file.open("rb"))


def is_picture(file: SourceFile) -> bool:
    return file.head[:4] in (b"\x89PNG", b"\xff\xd8\xff\xe0")
