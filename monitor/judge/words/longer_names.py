"""Names of countries that mean another thing inside a longer name, or without the marks on their letters."""

from __future__ import annotations

import re

COMPOUNDS = tuple(
    """South Sudan|New Mexico|Gulf of Mexico|North Korea|South Korea|Papua New Guinea|Equatorial Guinea|Guinea Bissau
    |Northern Ireland|New South Wales|West Virginia|Mexican Mafia|New England|New Jersey|New Georgia|Georgia Tech
    |South Georgia|Inner Mongolia|Outer Mongolia|Dominican Republic of Congo|Gulf of Guinea|Gulf of America
    |American Samoa|British Columbia|French Guiana|Little Haiti|New Syria Fund|Turkish Airlines|East Jerusalem Post
    |Jerusalem Post|Moscow, Idaho|Palestine, Texas|Lebanon, Tennessee|Paris, Texas|Sudán del Sur|Soudan du Sud
    |Sudão do Sul|Sud Sudan|Güney Sudan|Южный Судан|Южного Судана|Южном Судане|جنوب السودان|Corea del Norte
    |Corea del Sur|Corée du Nord|Corée du Sud|Coreia do Norte|Coreia do Sul|Kuzey Kore|Güney Kore|Nuevo México
    |Nouveau Mexique|Golfo de México|Golfe du Mexique|Golf von Mexiko|Golfo de Guinea|Golfe de Guinée|Guinea Ecuatorial
    |Guinée équatoriale|Papúa Nueva Guinea|Papouasie Nouvelle Guinée|Irlanda del Norte|Irlande du Nord
    |Gulf of Oman|Gulf of Thailand|Gulf of Finland|Gulf of Panama|Sea of Japan|Indian Ocean|Norwegian Sea|Philippine Sea
    |Mozambique Channel|English Channel|Irish Sea|Golfo de Omán|Golfe d'Oman|Golf von Oman|Océano Índico|Océan Indien
    |Indischer Ozean|Indischen Ozean|Oceano Índico|Mar de China|Mer de Chine|Lower Juba
    |Middle Juba|Georgia governor|Georgia Gov|governor of Georgia|Atlanta, Georgia|Augusta, Georgia
    |Columbus, Georgia|Macon, Georgia|Savannah, Georgia|Athens, Georgia|Georgia Bureau|Georgia Republican
    |Georgia Democrat|Georgia Senate|Georgia House|Georgia Bulldogs|Georgia Power""".replace("\n", "").split("|")
)
"""Longer names that are not the shorter one inside them; with a comma where news writes one."""

MARKED = {"Kürt": "Kurdish", "Şam": "Damascus"}
"""What is a name by its marks alone, which a surface has not: Kurt and Sam are called otherwise."""
_MARKED = re.compile(rf"(?<!\w)(?:{'|'.join(MARKED)})(?!\w)")


def marked(text: str) -> list[str]:
    """Those of a text."""
    return _MARKED.findall(text) if "ü" in text or "Ş" in text else []
