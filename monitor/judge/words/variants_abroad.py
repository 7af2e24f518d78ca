"""Countries and their people in German, Dutch, Russian and Ukrainian, which the cut to six letters does not bring
together ("Russland", "russisch"; "Россия", "российский"), and the few things that are called two names in one breath.

The first form of a line counts: that whose rarity is known best. All folded. In German and Dutch each line gives stems
of the country, its adjective and its people, which take the endings below; in Slavic languages words without the ending
of their case.
"""

from __future__ import annotations

_GERMANIC = """
agypten agyptisch agypter
albanien albanisch albaner
argentinien argentinisch
armenien armenisch armenier
athiopien athiopisch
belgien belgisch belgier
bolivien bolivianisch
brasilien brasilianisch
bulgarien bulgarisch bulgare
china chinesisch chinese
danemark danisch dane
denemarken deen deens
deutschland deutsch
england englisch englander
estland estnisch este
finnland finnisch finne
frankreich franzosisch franzose
frankrijk frans
georgien georgisch georgier
griechenland griechisch grieche
britisch brite grossbritannien großbritannien
indien indisch inder
irak irakisch iraker
iran iranisch iraner
irland irisch
israel israelisch israeli
italien italienisch italiener
japan japanisch japaner
jemen jemenitisch jemenit
jordanien jordanisch
kanada kanadisch kanadier
kolumbien kolumbianisch
kongo kongolesisch
kosovo kosovarisch kosovare
kuba kubanisch kubaner
kurden kurdisch kurde
lettland lettisch lette
libanon libanesisch libanese
libyen libysch libyer
litauen litauisch
mali malisch
mexiko mexikanisch mexikaner
moldau moldauisch
niederlande niederlandisch niederlander
nigeria nigerianisch nigerianer
norwegen norwegisch norweger
oekraine oekraiens oekrains
osterreich osterreichisch osterreicher
pakistan pakistanisch pakistaner
palastina palastinensisch palastinenser
peru peruanisch
polen polnisch pole
rumanien rumanisch rumane
russland rusland russisch russe
schweden schwedisch schwede
schweiz schweizer schweizerisch
serbien serbisch serbe
slowakei slowakisch
somalia somalisch
spanien spanisch spanier
sudan sudanesisch sudanese
syrien syrisch syrer
thailand thailandisch
tschechien tschechisch tscheche
tunesien tunesisch
turkei turkisch turke
ungarn ungarisch ungar
venezuela venezolanisch venezolaner
vietnam vietnamesisch
zypern zyprisch
"""
_ENDINGS = ("", "s", "e", "er", "en", "es", "em", "n", "in", "innen")
_OTHERS = frozenset({"dane", "danes", "este", "estes", "lette", "lettes", "pole", "poles", "kuban", "frans", "deens"})
"""Forms that are another word in English, or a name."""

_SLAVIC = """
россииск росс росси россиян рф росі росіиськ росіян
москв московск
киевск киев киевлян киів киіва києв киян
иранск иран
ирак иракск
сирииск сири сирииц сиріиськ
ливан ливанск
ливи ливииск
турецк турц турк турк
немецк герман германск немц
франц французск француз
британ британск великобритан
италь итальянск итал
испан испанск
польш польск поляк
индииск инди
китаиск кита
японск япон
судан суданск
курд курдск
европ европеиск евросоюз ес
украин украинск украинец украинц украін украінськ украінец украінц
дрон беспилотник бпла безпілотник
чехи чешск
венгр венгерск
дани датск датчан
гренланд гренландск гренландц
норвег норвежск
финлянд финск
швец шведск
литв литовск
латв латвииск
эстон эстонск
армен армянск
белорусс беларус белорусск білорус білоруськ
мексик мексиканск
венесуэл венесуэльск
"""

CANONICAL_GERMANIC = {
    stem + ending: line.split()[0]
    for line in _GERMANIC.strip().splitlines()
    for stem in line.split()
    for ending in _ENDINGS
    if stem + ending not in _OTHERS
}
CANONICAL_SLAVIC = {word: line.split()[0] for line in _SLAVIC.strip().splitlines() for word in line.split()}
