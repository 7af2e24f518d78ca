"""Parts of the world of which news is told by the names of their countries: who follows "Storms in Europe" wants those
in Spain. General knowledge, written down once, as in places.py; the whole of Africa or Asia would say next to nothing,
and of the Middle East so much is told that its countries would say little.
"""

from __future__ import annotations

import re

from monitor.judge.text import bag
from monitor.judge.words.places import country, terms

_SOUTH_AMERICA = (
    "Argentina, Bolivia, Brazil, Chile, Colombia, Ecuador, Guyana, Paraguay, Peru, Suriname, Uruguay, Venezuela"
)
_CENTRAL_AMERICA = "Belize, Costa Rica, El Salvador, Guatemala, Honduras, Nicaragua, Panama"
_SOUTHEAST_ASIA = (
    "Brunei, Cambodia, Indonesia, Laos, Malaysia, Myanmar, Philippines, Singapore, Thailand, Timor, Vietnam"
)
HELD = {
    "Europe": "Albania, Andorra, Austria, Belarus, Belgium, Bosnia, Bulgaria, Croatia, Cyprus, Czech, Denmark, "
    "Estonia, Finland, France, Germany, Greece, Hungary, Iceland, Ireland, Italy, Kosovo, Latvia, "
    "Lithuania, Luxembourg, Malta, Moldova, Monaco, Montenegro, Netherlands, North Macedonia, Norway, "
    "Poland, Portugal, Romania, Serbia, Slovakia, Slovenia, Spain, Sweden, Switzerland, Turkey, Ukraine, "
    "United Kingdom",  # Russia is told of by its own name
    "North Africa": "Algeria, Egypt, Libya, Morocco, Tunisia",
    "West Africa": "Benin, Burkina Faso, Cape Verde, Gambia, Ghana, Guinea, Guinea-Bissau, Ivory Coast, Liberia, Mali, "
    "Mauritania, Niger, Nigeria, Senegal, Sierra Leone, Togo",
    "Central Africa": "Cameroon, Central African Republic, Chad, Congo, Equatorial Guinea, Gabon",
    "East Africa": "Burundi, Djibouti, Eritrea, Ethiopia, Kenya, Rwanda, Somalia, South Sudan, Tanzania, Uganda",
    "Southern Africa": "Angola, Botswana, Eswatini, Lesotho, Madagascar, Malawi, Mozambique, Namibia, South Africa, "
    "Zambia, Zimbabwe",
    "South America": _SOUTH_AMERICA,
    "Central America": _CENTRAL_AMERICA,
    "Latin America": f"Cuba, Dominican Republic, Haiti, Mexico, {_CENTRAL_AMERICA}, {_SOUTH_AMERICA}",
    "Central Asia": "Kazakhstan, Kyrgyzstan, Tajikistan, Turkmenistan, Uzbekistan",
    "South Asia": "Afghanistan, Bangladesh, Bhutan, India, Maldives, Nepal, Pakistan, Sri Lanka",
    "Southeast Asia": _SOUTHEAST_ASIA,
    "South-East Asia": _SOUTHEAST_ASIA,
}
_EUROPEAN_UNION = (
    "Austria, Belgium, Bulgaria, Croatia, Cyprus, Czech, Denmark, Estonia, Finland, France, Germany, Greece, Hungary, "
    "Ireland, Italy, Latvia, Lithuania, Luxembourg, Malta, Netherlands, Poland, Portugal, Romania, Slovakia, Slovenia, "
    "Spain, Sweden"
)
_WEST = f"{_EUROPEAN_UNION}, United Kingdom, Norway, Canada"
UNIONS = {
    **dict.fromkeys(
        ("EU", "European Union", "Union européenne", "Unión Europea", "Europäische Union"), _EUROPEAN_UNION
    ),
    **dict.fromkeys(("NATO", "the West", "Western"), _WEST),
    "G7": "Canada, France, Germany, Italy, Japan, United Kingdom",
    "ASEAN": _SOUTHEAST_ASIA,
    "ECOWAS": HELD["West Africa"],
}
"""What states do together: who follows the EU's sanctions is not surprised by Italy's. Its members are drafted by
nobody, since it is one of many things that each does."""
PEOPLE = bag(
    "african africans asian asians africain africains africaine africaines africano africanos africana africanas "
    "asiatique asiatiques asiático asiáticos asiática asiáticas"
)
"""Who is of a whole continent: beside a country ("African migrants in Norland") every third headline has them."""
_UNIONS = re.compile(rf"\b(?:{'|'.join(UNIONS)})\b(?! Sahara)")
_NAMES = re.compile(rf"\b(?:{'|'.join(HELD)})\b")


def named(title: str) -> dict[str, tuple[int, ...]]:
    """The parts of the world that a title names → the numbers of their countries (places.py)."""
    return {name: tuple(country(one.strip()) for one in HELD[name].split(",")) for name in _NAMES.findall(title)}


def members(text: str) -> frozenset[int]:
    """The numbers of the countries that are in the unions of states that a text names."""
    found = set(_UNIONS.findall(text))
    return frozenset(country(one.strip()) for name in found for one in UNIONS[name].split(","))


def about(title: str) -> dict[str, tuple[str, ...]]:
    """The same → terms for their countries and people, as in `about`."""
    return {name: tuple(term for number in numbers for term in terms(number)) for name, numbers in named(title).items()}
