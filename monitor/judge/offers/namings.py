"""Operations that the news name and nobody here follows: offered, once each.

What must never happen: an operations centre, a film or a campaign slogan is offered; or a name that the configuration
carries in other letters. So a name counts only where it is said outright to be one ("Operation X", "an offensive
dubbed “X”"), and not where it touches a name or alias of an operation that is followed, or a phrase that one rules out
(`not`): that is how an operator says that a name is of no interest.

Most stories name nothing. They cost a look for the beginnings of the words that name operations.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from monitor.judge.case import LATE
from monitor.judge.offers.gazetteer import Gazetteer, needle
from monitor.judge.operations import Span, acronyms, bare_name, find, is_person
from monitor.judge.words import operation_grammar as grammar
from monitor.judge.words import operation_scripts as scripts
from monitor.judge.words.operation_lists import lists
from monitor.judge.words.operation_lists_abroad import lists_abroad
from monitor.judge.words.operation_namings import OUTRIGHT
from monitor.model import ONCE, Notice, Operation, Story

LONGEST_QUOTE, SHORTEST_QUOTE, TOGETHER = 300, 80, 1000
"""Characters of a sentence that a notice gives: alone, at least, and of all that come together."""
MOST = 20
"""Names of one batch: who writes more of them is not reporting. What is left out is offered when it is named again."""
BEGINNINGS = (
    *("operat", "opera", "opér", "op ", "op. ", "oplan", "unternehmen", "harek", "code", "código", "clave"),
    *("campa", "offensi", "ofensi", "mission", "assault", "einsatz", "feldzug", "drill", "exercise", "incursion"),
    *(
        "bapti",
        "bauti",
        "batiz",
        "battezz",
        "deckname",
        "tarnname",
        "kryptonim",
        "codenaam",
        "кодов",
        "назван",
        "назва",
    ),
    *("adlı", "isimli", "ad verilen", "مناور", "اسم", "мероприят"),
    *("операц", "операці", "кампани", "عملي", "معركة", "حملة", "מבצע", "מלחמת"),
)
"""In small letters: a text without any of them names no operation outright."""
_QUOTED = re.compile(r"[«„“\"”״'](?P<name>[^«»„“”\"״']+)[»“”\"״']")


class Namings:
    """Finds names that none of the given operations carries. Pure."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self._followed = Gazetteer(operations)
        carried = [name for one in operations for name in (one.name, one.title, *one.aliases, *one.exclude)]
        bare = {bare_name(name) for name in carried}
        self._carried = frozenset(needle(name) for name in (*bare, *(short for one in bare for short in acronyms(one))))
        self._excluded = tuple(filter(None, (needle(phrase) for one in operations for phrase in one.exclude)))

    def offered(self, stories: Iterable[Story]) -> tuple[Notice, ...]:
        """A notice for each name, out of the first story that has it; old stories that surface again offer none.

        Which of them were told before is the store's to know: a notice's subject is the name without case or marks.
        """
        found: dict[str, tuple[str, str, Story]] = {}
        for story in stories:
            if story.published is not None and story.first_seen - story.published > LATE:
                continue
            for name, sentence in self._named(story):
                found.setdefault(needle(_core(name)), (name, sentence, story))
        offers = list(found.items())[:MOST]
        longest = max(SHORTEST_QUOTE, min(LONGEST_QUOTE, TOGETHER // max(1, len(offers))))
        return tuple(_notice(subject, *said, longest=longest) for subject, said in offers)

    def _named(self, story: Story) -> Iterator[tuple[str, str]]:
        """Name and sentence."""
        sentences = (story.title, *story.sentences)
        if not _may_name("\n".join(sentences)):
            return
        for sentence in filter(_may_name, sentences):
            followed = self._followed.find(sentence)
            for span in find(sentence):
                meets = any(span.start < other.end and other.start < span.end for other in followed)
                is_name = _is_outright(sentence, span) and not is_person(span.name, "\n".join(sentences))
                if not meets and is_name and not self._is_carried(span.name):
                    yield span.name, sentence

    def _is_carried(self, name: str) -> bool:
        bare, whole = needle(_core(name)), needle(name)
        return not bare or bare in self._carried or any(phrase in whole for phrase in self._excluded)


def _may_name(text: str) -> bool:
    small = text.lower()
    return any(beginning in small for beginning in BEGINNINGS)


def _core(name: str) -> str:
    """The name without its word, in any script: `операции «Гроза»` → `Гроза`."""
    for pattern in scripts.OTHER_SCRIPTS:
        if found := pattern.match(name):
            quoted = _QUOTED.search(name, found.end("trigger"))
            return quoted["name"] if quoted else name[found.end("trigger") :].strip()
    return bare_name(name)


def _is_outright(sentence: str, span: Span) -> bool:
    """The name has its word with it, or is said to be one."""
    if needle(_core(span.name)) != needle(span.name.strip("\"“”'‘’")):
        return True
    listed = (*lists(sentence, headline=sentence.isupper()), *lists_abroad(sentence))
    return (span.start, span.end) in listed or any(
        found.start() <= span.start and span.end <= found.end()
        for pattern in (*grammar.NAMED, *OUTRIGHT)
        for found in pattern.finditer(sentence)
    )


def _notice(subject: str, name: str, sentence: str, story: Story, *, longest: int) -> Notice:
    quote = sentence if len(sentence) <= longest else f"{sentence[: longest - 1].rstrip()}…"
    source = f"{story.source}, {story.url}" if story.url else story.source
    return Notice(
        word="operation.named",
        subject=subject,
        headline=f"new operation named: {name}",
        detail=f"“{quote}” ({source})",
        remedy="to follow it, save a report of it as text, and `monitor operations add FILE`, or write its table into "
        "operations.toml; to leave it, do nothing: a name is offered once",
        again=ONCE,
    )
