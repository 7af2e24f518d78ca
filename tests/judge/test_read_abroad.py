"""What headlines and openings abroad are read as: kinds of acts, background, day and source; made-up places."""

from __future__ import annotations

import pytest

from monitor.judge import genre, numbers, stories
from monitor.judge.verdict import Judge
from monitor.judge.words import places
from monitor.judge.words.families import families
from monitor.judge.words.terms import surface
from monitor.model import Operation
from tests.judge.judging import Desk, told, weights

ACTS = {
    "fr": """
deaths | Deux soldats meurent à Dorva
deaths | Un maire assassiné à Dorva
attacks | Embuscade contre un convoi près de Dorva
rebels | Des miliciens occupent Dorva
advances | L'armée reprend Dorva
captives | Un médecin enlevé à Dorva
unrest | Couvre-feu décrété à Dorva
relief | Un convoi humanitaire entre à Dorva
shootings | Fusillade dans une école de Dorva
""",
    "es": """
deaths | Mueren dos soldados en Dorva
deaths | Asesinan al alcalde de Dorva
attacks | Atentado contra un convoy en Dorva
strikes | Cohetes caen sobre Dorva
truces | Cese al fuego en Dorva
advances | El ejército recupera Dorva
gangs | Guerra de bandas en Dorva
sanctions | La UE impone sanciones a Norlandia
unrest | Toque de queda en Dorva
""",
    "de": """
deaths | Zwei Soldaten sterben in Dorva
deaths | Bürgermeister von Dorva ermordet
attacks | Hinterhalt auf Konvoi bei Dorva
attacks | Anschlag in Dorva
rebels | Miliz zieht in Dorva ein
truces | Feuerpause für Dorva
advances | Belagerung von Dorva beendet
captives | Arzt in Dorva entführt
relief | Hilfskonvoi erreicht Dorva
sanctions | EU verhängt Sanktionen gegen Norland
""",
    "tr": """
deaths | Dorva'da iki asker öldü
deaths | Dorva'da ölü sayısı 12'ye yükseldi
attacks | Dorva'da konvoya pusu
strikes | Dorva'ya İHA saldırısı
truces | Barış anlaşması Dorva'da imzalandı
advances | Ordu Dorva'yı geri aldı
gangs | Dorva'da uyuşturucu çetesi çökertildi
unrest | Dorva'da sokağa çıkma yasağı
captives | Norland ile Sudland arasında esir takası
""",
    "ru": """
deaths | Мэр Дорвы застрелен
attacks | Теракт в Дорве
strikes | Атака БПЛА на Дорву
rebels | Талибы вошли в Дорву
soldiers | Вооруженные силы вошли в Дорву
truces | Мирное соглашение подписано в Дорве
advances | Армия заняла Дорву
gangs | Картель напал на Дорву
captives | Стороны обменялись военнопленными
unrest | Комендантский час в Дорве
""",
    "ar": """
deaths | استشهاد مدنيين في درفا
deaths | 11 شهيدا في درفا
deaths | اغتيال وزير في درفا
attacks | القوات تقتحم بلدة درفا
truces | وساطة قطرية في درفا
advances | الجيش يستعيد درفا
gangs | ضبط مخدرات في درفا
captives | اختطاف طبيب في درفا
captives | نورلاند تفرج عن 90 أسيرا
unrest | حظر تجول في درفا
""",
}


@pytest.mark.parametrize("language", ACTS)
def test_what_a_headline_abroad_tells_of(language: str) -> None:
    for line in ACTS[language].strip().splitlines():
        family, headline = line.split(" | ")
        assert family in families(surface(headline).folded), headline


@pytest.mark.parametrize(
    "headline",
    ["Le chef de la junte", "Manifestations of grief", "A banda of musicians", "Boot camp opens", "Detroit Mortal"],
)
def test_words_abroad_have_no_english_sense(headline: str) -> None:
    assert families(surface(headline).folded) <= {"coups"}


BACKGROUND = {
    "fr": """
Qui sont les miliciens de Dorva
Dorva, décryptage : une mission sans moyens
Dorva : les dates clés du conflit
DIRECT. Dorva : suivez la situation
Un an après l'attaque de Dorva, les plaies restent ouvertes
Retour sur la bataille de Dorva
""",
    "es": """
Qué es el Frente de Dorva y qué busca
Quiénes son los rebeldes de Dorva
De dónde sacan sus armas los rebeldes de Dorva
Guerra en Dorva, día 40: las claves
Última hora de la guerra en Dorva, en directo
Se cumplen diez años del ataque de Dorva
""",
    "de": """
Wer die Rebellen von Dorva sind
Darum scheiterte die Waffenruhe in Dorva
Das sind die Kriegsparteien in Dorva
Fragen und Antworten zum Krieg in Dorva
Krieg in Dorva im Liveticker
Vor zehn Jahren: Der Angriff auf Dorva
""",
    "tr": """
Dorva isyancıları kimdir
Dorva savaşının nedenleri
Dorva nasıl düştü
Beş soruda Dorva savaşı
CANLI | Dorva savaşı: Son gelişmeler
Dorva saldırısının üzerinden bir yıl geçti
""",
    "ru": """
Как пала Дорва
Из-за чего воюют Норландия и Дорва
Кто такие повстанцы Дорвы
Норландия и Дорва: история конфликта. Справка
Война в Дорве. Онлайн-трансляция
Военный эксперт объяснил отход от Дорвы
Год спустя после атаки на Дорву раны не зажили
""",
    "ar": """
من هم متمردو درفا
لهذه الأسباب سقطت درفا
شاهد.. درفا بعد المعركة
خمسة أسئلة عن حرب درفا
تغطية مباشرة: الحرب في درفا
خبير: سقوط درفا يغير المعادلة
في الذكرى العاشرة لهجوم درفا
""",
}


@pytest.mark.parametrize("language", BACKGROUND)
def test_what_explains_abroad_is_background(language: str) -> None:
    for headline in BACKGROUND[language].strip().splitlines():
        story = told(headline, language=language)
        assert genre.is_background(story) or genre.asks(headline), headline


@pytest.mark.parametrize(
    "headline",
    [
        "Un an de prison pour le maire de Dorva",
        "Como represalia, el ejército bombardea Dorva",
        "Wie angekündigt: Armee zieht aus Dorva ab",
        "Patlama Dorva'da 12 kişinin ölümüne neden oldu",
        "SON DAKİKA: Dorva'da patlama",
        "Как сообщили власти, в Дорве погибли 12 человек",
        "Молния: Дорва взята",
        "عاجل.. انفجار في درفا",
    ],
)
def test_what_reports_abroad_is_no_background(headline: str) -> None:
    assert not genre.is_background(told(headline))
    assert not genre.asks(headline)


LEADS = [
    "Dorva est tombée, a-t-on appris mardi de source militaire.",
    "Douze personnes sont mortes le 3 mai, a rapporté la police.",
    "Doce personas murieron este jueves, de acuerdo con la policía.",
    "Doce personas murieron el 3 de mayo, señaló el gobierno.",
    "Zwölf Menschen starben am Mittwochabend, berichteten Augenzeugen.",
    "Die Armee gab am Samstag die Einnahme von Dorva bekannt.",
    "Dorva perşembe günü alındı, ordu doğruladı.",
    "Saldırı 3 Mayıs'ta düzenlendi, sözcü kaydetti.",
    "Двенадцать человек погибли в ночь на среду, передает агентство.",
    "Двенадцать человек погибли накануне, рассказали очевидцы.",
    "وقالت الشرطة السبت إن 12 شخصا قتلوا في درفا.",
    "أوضح المتحدث الأحد أن المدينة سقطت.",
]


@pytest.mark.parametrize("lead", LEADS)
def test_an_opening_abroad_says_on_which_day_and_who_says_so(lead: str) -> None:
    assert genre.names_day((lead,))
    assert genre.names_source((lead,))


@pytest.mark.parametrize(
    ("sentence", "value", "unit"),
    [
        ("Une vingtaine de soldats tués à Dorva", 20, "killed"),
        ("Plus d'une centaine de blessés à Dorva", 100, "injured"),
        ("Deux soldats meurent à Dorva", 2, "killed"),
        ("1 200 personnes ont fui Dorva", 1200, "displaced"),
        ("Una docena de muertos en Dorva", 12, "killed"),
        ("Asesinan a cinco personas en Dorva", 5, "killed"),
        ("Más de 12.000 personas han huido de Dorva", 12_000, "displaced"),
        ("Secuestran a 12 personas en Dorva", 12, "captured"),
        ("Rund zwei Dutzend Tote in Dorva", 24, "killed"),
        ("Angriff tötet neun Zivilisten", 9, "killed"),
        ("Fünf Polizisten in Dorva erschossen", 5, "killed"),
        ("Dorva'da 9 kişi yaşamını yitirdi", 9, "killed"),
        ("Dorva'da şehit sayısı 5'e yükseldi", 5, "killed"),
        ("Dorva'da on yedi kişi kaçırıldı", 17, "captured"),
        ("Около двух десятков погибших в Дорве", 20, "killed"),
        ("Взрыв унес жизни 12 человек", 12, "killed"),
        ("Десять человек пропали без вести", 10, "missing"),
        ("Ранения получили 30 человек", 30, "injured"),
        ("11 شهيدا في قصف على درفا", 11, "killed"),
        ("ارتفاع عدد الشهداء إلى 104", 104, "killed"),
        ("مقتل ما لا يقل عن 12 شخصا", 12, "killed"),
        ("اختطاف 17 شخصا في درفا", 17, "captured"),
    ],
)
def test_a_count_abroad_and_what_became_of_those_counted(sentence: str, value: float, unit: str) -> None:
    assert (value, unit) in [(figure.value, figure.unit) for figure in numbers.figures(sentence)]


def test_a_fortnight_and_who_is_freed_are_no_count_of_fates() -> None:
    assert not numbers.figures("La trêve dure une quinzaine, dit le maire")
    assert [f.unit for f in numbers.figures("Libération de 12 otages à Dorva")] == ["otage"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Пираты обстреляли судно к востоку от Могадишо", "Somalia"),
        ("مقتل مدنيين في دارفور", "Sudan"),
        ("Hartum'da köprü ele geçirildi", "Sudan"),
        ("Kahire'de görüşmeler başladı", "Egypt"),
        ("Atentado en Bagdad", "Iraq"),
        ("Manifestation à Téhéran", "Iran"),
        ("Anschlag in Beirut: libanesische Armee riegelt ab", "Lebanon"),
        ("Афганские силовики вошли в город", "Afghanistan"),
        ("На Кубани загорелся завод", "Russia"),
        ("Moskau schickt Soldaten", "Russia"),
        ("Світло повернулось у Запоріжжя", "Ukraine"),
        ("Außenminister treffen sich in Kopenhagen", "Denmark"),
        ("Варшава закрыла границу", "Poland"),
    ],
)
def test_a_capital_abroad_names_its_country(text: str, name: str) -> None:
    assert places.country(name) in places.mentioned(text)


def test_a_draft_in_another_language_has_the_capital_as_that_language_writes_it() -> None:
    seed = stories.seed(
        "s.txt", "Пираты захватили танкер у побережья Сомали\n\nНа борту 24 моряка, сообщило агентство."
    )
    followed = Operation(name="any", title="Нападения пиратов у побережья Сомали", seeds=(seed,))

    (profile,) = Judge((followed,), weights()).topics.profiles

    assert "Могадишо" in profile.groups[0]


SAME = {
    "fr": (
        ("Soudan : une attaque de drone fait 18 morts à El Facher",
         "Dix-huit personnes ont été tuées samedi à El Facher, a indiqué une source médicale."),
        ("Drone attack kills 18 in Sudan's al-Fashir",
         "Eighteen people were killed on Saturday in al-Fashir, medics said."),
    ),
    "tr": (
        ("Sudan'da pazara İHA saldırısı: 18 ölü",
         "Sudan'ın Ombar'daki pazarına düzenlenen saldırıda 18 kişi öldü, bakanlık cumartesi günü açıkladı."),
        ("Drone attack kills 18 at market in Sudan's Ombar",
         "Eighteen people were killed on Saturday in an attack on the market of Ombar in Sudan, medics said."),
    ),
}  # fmt: skip


@pytest.mark.parametrize("language", SAME)
def test_a_name_is_known_as_another_language_spells_it(language: str) -> None:
    about = (("Sudan*", "Soudan*"), ("drone*", "attaque*", "attack*", "saldırı*", "RSF"))
    judged = Desk(Operation(name="any", title="The war in Sudan", about=about))
    first, second = SAME[language]

    judged.read(told(*first, hours=40, language=language))
    judged.read(told(*second, hours=41, source="Gulf Wire", language="en"))

    assert len(judged.alerts) == 1
