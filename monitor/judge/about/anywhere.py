"""Whether an operation's title says that it happens in any country: "on Norland and other countries", "worldwide".

What it names then is an example, and so is where its seed played: no country is drafted, a headline of another one is
of no other place, and the operation is set nowhere. "Measures by Norland and other states" says who acts, and not
where. In ten languages by the commonest words.
"""

from __future__ import annotations

import re

_LANDS = r"(?:countries|nations|states|places|lands|parts of the world)"
_MANY = r"(?:other|many|several|various|different|dozens of|all|most)"
_ANYWHERE = re.compile(
    rf"\b(?:in|on|to|into|against|across|from|between|with)(?: (?!by\b)[\w.'’-]+,?){{0,6}}? {_MANY} {_LANDS}\b"
    r"|\b(?:country by country|país por país|pays par pays|Land für Land|страна за страной)\b"
    r"|\b(?:around|across|all over|throughout) the (?:world|globe)\b|\bworld-?wide\b"
    r"|\bglobally\b"
    r"|\b(?:otros|varios|muchos|distintos) países\b|\b(?:en (?:el|todo el) mundo|países del mundo)\b"
    r"|\b(?:d['’]autres|plusieurs|de nombreux|divers) pays\b|\bdans le monde\b|\bà travers le monde\b"
    r"|\b(?:andere|anderen|mehreren|vielen|verschiedenen) (?:Ländern?|Staaten)\b|\bweltweit\b"
    r"|\b(?:outros|vários|muitos) países\b|\bno mundo\b|\bem todo o mundo\b"
    r"|\b(?:altri|vari|molti|diversi) paesi\b|\bnel mondo\b"
    r"|\b(?:других|разных|многих|нескольких) стран\w*|\bво? вс[её]м мире\b|\bпо всему миру\b"
    r"|\b(?:інших|різних|багатьох) країн\w*|\bв усьому світі\b|\bпо всьому світу\b"
    r"|\b(?:diğer|birçok|çeşitli) ülke\w*|\bdünya (?:çapında|genelinde)\b"
    r"|\bو?(?:دول|بلدان) (?:أخرى|مختلفة|عدة|عديدة)|حول العالم|في جميع أنحاء العالم|في العالم",
    re.IGNORECASE,
)


def is_meant(title: str) -> bool:
    """Of the part of a title that says what it is about."""
    return bool(_ANYWHERE.search(title))
