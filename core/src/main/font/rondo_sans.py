"""Makes the font of the figures, Rondo Sans, out of Liberation Sans 2.1.5 (SIL Open Font License 1.1).

    apt-get download fonts-liberation2 && dpkg-deb -x fonts-liberation2_*.deb liberation
    pip install fonttools==4.66.1
    python3 rondo_sans.py liberation/usr/share/fonts/truetype/liberation2 ../resources/dev/rondo/figure/font

Keeps Latin, Greek, Cyrillic, arrows and mathematical signs; leaves out hinting, kerning and ligatures, so that the
width of a text is the sum of the advances of its characters in every program. The licence reserves the name
"Liberation" for the original, hence the new name. Same input, same bytes.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x18F, 0x18F), (0x192, 0x192), (0x1C4, 0x21B), (0x2C6, 0x2DD), (0x370, 0x3FF),
    (0x400, 0x45F), (0x490, 0x491), (0x1E80, 0x1E85), (0x1E9E, 0x1E9E), (0x1EF2, 0x1EF3), (0x2010, 0x2027),
    (0x2030, 0x203A), (0x2070, 0x209F), (0x20AC, 0x20AC), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF),
    (0x25A0, 0x25CF), (0xFFFD, 0xFFFD),
]  # fmt: skip
EPOCH = 3_600_000_000  # seconds since 1904: a fixed date, so that the bytes stay


def make(source: Path, target: Path, style: str) -> None:
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "kern", "gasp", "DSIG", "FFTM", "PCLT", "VDMX", "hdmx", "LTSH"]
    options.notdef_outline = True
    options.name_IDs = ["*"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(font)
    names = font["name"]
    licence = [r for r in names.names if r.nameID in (0, 13, 14) and r.platformID == 3]
    names.names = licence
    for number, text in {
        1: "Rondo Sans",
        2: style,
        3: f"Rondo Sans {style} 1.0",
        4: f"Rondo Sans {style}",
        5: "Version 1.0; subset of Liberation Sans 2.1.5",
        6: f"RondoSans-{style}",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    font["head"].created = font["head"].modified = EPOCH
    font.save(target / f"RondoSans-{style}.ttf")


if __name__ == "__main__":
    for each in ("Regular", "Bold"):
        make(Path(sys.argv[1]) / f"LiberationSans-{each}.ttf", Path(sys.argv[2]), each)
