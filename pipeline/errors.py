"""What can go wrong for a user, as one small tree; each class says what a caller would catch it for.

LedgerError            anything a user can cause and act on
  ReadError            one file could not become text; the others go on
    EmptyFile          no bytes, or only white space
    MissingFile        nothing at the path
    UnsupportedFile    a type we do not read
    BrokenFile         damaged, or not what its name says
    ProtectedFile      needs a password
    NoTextLayer        a PDF of pictures
    UnknownEncoding    no encoding of the ladder fits
    FileTooLarge       over the limit for one file, or for what an archive unpacks to
    UnsafeArchive      an archive member that climbs out of its folder
  WarehouseError       the warehouse is missing, damaged or in use
    WarehouseBusy      another ingestion is writing it; waiting helps
  CorrectionError      a correction, or the file of corrections, that cannot be taken as it is
"""


class LedgerError(Exception):
    """Carries one sentence for the user in Chinese and in English, each naming the file and the next step."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh)
        self.zh = zh
        self.en = en

    def message(self, language: str) -> str:
        """The sentence in 'zh' or 'en'."""
        return self.zh if language == "zh" else self.en


class ReadError(LedgerError):
    """One file could not become text; catch it to go on with the others."""


class EmptyFile(ReadError):
    """No bytes, or only white space."""


class MissingFile(ReadError):
    """Nothing at the path: it was mistyped, or the file was moved."""


class UnsupportedFile(ReadError):
    """A type that is not read."""


class BrokenFile(ReadError):
    """Damaged, or not what its name says."""


class ProtectedFile(ReadError):
    """Needs a password."""


class NoTextLayer(ReadError):
    """A PDF of pictures."""


class UnknownEncoding(ReadError):
    """No encoding of the ladder fits."""


class FileTooLarge(ReadError):
    """Over the limit for one file, or for what an archive unpacks to."""


class UnsafeArchive(ReadError):
    """An archive member that climbs out of its folder."""


class WarehouseError(LedgerError):
    """The warehouse is missing, damaged or in use."""


class WarehouseBusy(WarehouseError):
    """Another ingestion is writing the warehouse; it lets go when it ends."""


class CorrectionError(LedgerError):
    """A correction, or the file of corrections, that cannot be taken as it is."""
