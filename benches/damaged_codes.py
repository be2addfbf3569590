"""Frames of a kiosk's camera, drawn: a code held before it, spoilt in one of the usual ways.

Every frame comes from a seed, so a run can be repeated. The damages are our own simulation of
hands, light and thermal paper; they rank readers, they do not predict a rate at the border.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import zxingcpp

from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbology

SIZES = ((640, 480), (1280, 720), (1920, 1080))
"""Columns and rows."""

FORMATS = {
    Symbology.QR: zxingcpp.BarcodeFormat.QRCode,
    Symbology.EAN13: zxingcpp.BarcodeFormat.EAN13,
    Symbology.CODE128: zxingcpp.BarcodeFormat.Code128,
}
Random = np.random.Generator
Damage = Callable[[Gray, Random], Gray]


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture, what is on it (nothing when ``text`` is empty) and what was done to it."""

    image: Gray
    text: str
    symbology: Symbology | None
    damage: str


def blurred(image: Gray, random: Random) -> Gray:
    """Out of focus."""
    return _gray(cv2.GaussianBlur(image, (0, 0), random.uniform(1.2, 2.6)))


def moved(image: Gray, random: Random) -> Gray:
    """Moved while the shutter was open."""
    length = int(random.integers(5, 12))
    kernel = np.zeros((length, length), dtype=np.float32)
    kernel[length // 2, :] = 1 / length
    turn = cv2.getRotationMatrix2D((length / 2, length / 2), random.uniform(0, 180), 1)
    smear = cv2.warpAffine(kernel, turn, (length, length))
    return _gray(cv2.filter2D(image, -1, smear / max(smear.sum(), 1e-6)))


def noisy(image: Gray, random: Random) -> Gray:
    """Much grain."""
    return _grained(image, random, random.uniform(25, 45))


def dark(image: Gray, random: Random) -> Gray:
    """A code in the shade of its holder: little light, and grain."""
    return _grained(_gray(image * random.uniform(0.12, 0.25) + 8), random, 5)


def faded(image: Gray, random: Random) -> Gray:
    """Thermal paper gone pale, with stripes where the head failed."""
    pale = 255 - (255 - image.astype(float)) * random.uniform(0.18, 0.35)
    pale[:, random.integers(0, image.shape[1], 6)] = 245
    return _grained(_gray(pale), random, 3)


def shaded(image: Gray, random: Random) -> Gray:
    """A hard shadow across the code."""
    columns = np.arange(image.shape[1])
    edge = image.shape[1] * random.uniform(0.4, 0.6)
    light = np.where(columns < edge, 1.0, random.uniform(0.25, 0.45))
    return _gray(image * light[np.newaxis, :])


def tilted(image: Gray, random: Random) -> Gray:
    """Held askew: the far side smaller."""
    height, width = image.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    pushed = corners + random.uniform(-0.12, 0.12, (4, 2)) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, pushed.astype(np.float32))
    return _gray(cv2.warpPerspective(image, matrix, (width, height), borderMode=_EDGE))


def turned(degrees: float) -> Damage:
    """Held at this angle."""

    def turn(image: Gray, random: Random) -> Gray:
        height, width = image.shape
        angle = degrees + random.uniform(-3, 3)
        matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        return _gray(cv2.warpAffine(image, matrix, (width, height), borderMode=_EDGE))

    return turn


def none(image: Gray, random: Random) -> Gray:
    """Held well."""
    return image


DAMAGES: dict[str, Damage] = {
    "none": none,
    "turned 45": turned(45),
    "turned 20": turned(20),
    "tilted": tilted,
    "blurred": blurred,
    "moved": moved,
    "noisy": noisy,
    "dark": dark,
    "faded": faded,
    "shaded": shaded,
}


def frames(each: int, seed: int) -> Iterator[Frame]:
    """``each`` frames for every damage and symbology, then as many empty ones as one damage has."""
    random = np.random.default_rng(seed)
    for damage in DAMAGES:
        for symbology in FORMATS:
            for _ in range(each):
                text = _text(symbology, random)
                image = DAMAGES[damage](_held(text, symbology, random), random)
                yield Frame(_grained(image, random, 3), text, symbology, damage)
    for _ in range(each * len(FORMATS)):
        yield Frame(_grained(_ground(random), random, 3), "", None, "empty")


def reshot(frame: Frame, random: Random) -> Frame:
    """The same scene a moment later: moved by some pixels, with fresh grain."""
    shift = random.integers(-3, 4, 2)
    image = np.roll(frame.image, tuple(shift), (0, 1))
    return Frame(_grained(image, random, 3), frame.text, frame.symbology, frame.damage)


_EDGE = cv2.BORDER_REPLICATE


def _text(symbology: Symbology, random: Random) -> str:
    first12 = "2" + "".join(str(digit) for digit in random.integers(0, 10, 11))
    if symbology is Symbology.QR:
        return f"{first12}{random.integers(0, 10**8):08d}"
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first12))
    return f"{first12}{-total % 10}"


def _held(text: str, symbology: Symbology, random: Random) -> Gray:
    """A paper with the code on it, in the middle of the frame or nearly."""
    scene = _ground(random)
    code = np.array(zxingcpp.create_barcode(text, FORMATS[symbology]).to_image(scale=4))
    paper = np.pad(code, 40, constant_values=235).clip(25, 235).astype(np.uint8)
    modules = 33 if symbology is Symbology.QR else 113
    pixels = random.uniform(2.0, 3.4) * (scene.shape[1] / 960) ** 0.5 * modules
    scale = min(pixels / (modules * 4), 0.85 * scene.shape[0] / max(paper.shape))
    paper = _gray(cv2.resize(paper, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA))
    slack = np.array(scene.shape) - paper.shape
    top, left = (slack * random.uniform(0.4, 0.6, 2)).astype(int)
    scene[top : top + paper.shape[0], left : left + paper.shape[1]] = paper
    return scene


def _ground(random: Random) -> Gray:
    """A hall behind the traveller: soft shapes, some edges, no code."""
    width, height = SIZES[int(random.integers(len(SIZES)))]
    coarse = random.integers(40, 200, (6, 8)).astype(np.uint8)
    scene = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    for _ in range(12):
        near = random.integers(0, (width, height))
        far = near + random.integers(20, 260, 2)
        shade = int(random.integers(20, 230))
        cv2.rectangle(scene, near.tolist(), far.tolist(), shade, int(random.integers(-1, 4)) or -1)
    return _gray(scene)


def _grained(image: Gray, random: Random, sigma: float) -> Gray:
    return _gray(image + random.normal(0, sigma, image.shape))


def _gray(pixels: object) -> Gray:
    return np.clip(np.asarray(pixels, dtype=np.float64), 0, 255).astype(np.uint8)
