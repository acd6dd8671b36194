"""Version of the package: that of the program it belongs to."""

__version__ = "0.1.0"


def minor(version: str) -> str:
    """Major and minor part of a version, which must agree between package and program."""
    return ".".join(version.split(".")[:2])
