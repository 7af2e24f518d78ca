"""What a title that speaks of a war means besides: nobody who follows one lists what is done in it.

"The war between the army and the rebels" is of strikes, of attacks and of whom they kill, though it says none of that.
"""

from __future__ import annotations

import re

from monitor.judge.text import fold

WORTH = 1.5
"""What these acts count in a draft, where the title's own words count 3."""
_CLAUSE = re.compile(r"[,،:;؛(]|\b(?:during|amid|after|since|despite|against the background)\b")
_WAR = re.compile(
    r"(?<!trade )(?<!price )(?<!star )(?<!cold )(?<!post )(?<!post-)(?<!anti-)\b(?:civil )?(?:wars?|warfare"
    r"|conflicts?|insurgenc(?:y|ies)|rebellions?|fighting)\b"
    r"(?! (?:of interest|crimes?|of words|games?|memorials?|veterans?|reparations|on drugs))"
    r"|(?<!crimes de )(?<!crimenes de )(?<!crimini di )(?<!торговая )(?<!холодная )(?<!جرائم )\b(?:guerres?|guerras?"
    r"|krieg|burgerkrieg|savas(?:i|lari?)?|воин[аы]|войн[аы]|війна|conflits?|conflictos?|conflitos?|conflitt[oi]"
    r"|konflikte?s?|catisma(?:lari?|si)?|конфликты?|конфлікти?|боевые деиствия|боевые действия|бои|бої|повстання"
    r"|восстание|мятеж|combates|kampfe|rebelion|rebeliao|insurreccion|aufstand|isyani?"
    r"|و?(?:ال)?(?:حرب|صراع|نزاع|قتال|تمرد|اشتباكات|معارك|مواجهات)|جنگ|درگيري|ה?מלחמה|מלחמת|ה?לחימה|ה?עימות)\b"
    r"(?! (?:commerciales?|comercial(?:es)?|d'inter|de inter|froide|fria|fredda|suc|تجارية|التجارية|الباردة))"
)
_OF_IT = re.compile(
    r"\b(?:to|over|on|against|about|from|of|for|in|by|zu|zur|uber|wegen|gegen|sur|pour|contre|sobre|para|por|contra|tras"
    r"|о|об|из|для|против|после|ل?(?:انهاء|وقف)|بسبب|ضد|بعد)\b"
)
"""Before a war of which something else is told: "talks to end the war", "sanctions over its war"."""
_ACTS = "strikes, attacks and killings"


def told_by(title: str) -> tuple[str, float]:
    """The acts that a war is told by, and what they count, if an operation's title begins with one; "" if not."""
    clause = _CLAUSE.split(title, maxsplit=1)[0]
    found = _WAR.search(folded := fold(clause))
    return _ACTS if found and not _OF_IT.search(folded, 0, found.start()) else "", WORTH
