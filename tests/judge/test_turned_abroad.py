"""Acts undone, counted and told again, as desks abroad put them; one story a line."""

from __future__ import annotations

import re

import pytest

from monitor.judge import stories
from monitor.judge.changes import announced, endings, further, swaps
from monitor.model import Operation, Outcome
from tests.judge.judging import Desk, told


def desk(title: str, *about: tuple[str, ...]) -> Desk:
    return Desk(Operation(name="any", title=title, about=about))


#: an operation's title and groups, then a report a line, `+` told or `-` silent
DAYS = {
    "de": """
Operation Nordwind: Bundeswehr evakuiert Deutsche aus Morvien | Morvien* | Bundeswehr, Evakuierung*
+ Bundeswehr beginnt Evakuierung aus Morvien
  Berlin (dpa) - Die Bundeswehr hat am Montag mit der Evakuierung deutscher Staatsbürger aus Morvien begonnen, teilte
  das Verteidigungsministerium mit.
+ Bundeswehr unterbricht Evakuierung aus Morvien nach Beschuss
  Berlin (dpa) - Nach dem Beschuss des Flugplatzes hat die Bundeswehr am Dienstag die Evakuierung aus Morvien
  unterbrochen, sagte ein Sprecher.
+ Bundeswehr nimmt Evakuierung aus Morvien wieder auf
  Berlin (dpa) - Die Bundeswehr hat am Dienstagabend die Evakuierung aus Morvien wieder aufgenommen, teilte das
  Verteidigungsministerium mit.
""",
    "fr": """
opération Vigie : l'armée morvienne contre les rebelles | Morvie*, morvien* | armée, soldats, rebelles
+ Morvie : dix-sept soldats tués à Tarsine
  TARSINE (AFP) - Dix-sept soldats morviens ont été tués lundi dans une attaque de rebelles à Tarsine, a indiqué le
  ministère de la Défense.
+ Morvie : le bilan de l'attaque de Tarsine s'alourdit à 29 morts
  TARSINE (AFP) - Le bilan de l'attaque de lundi à Tarsine s'alourdit à 29 soldats tués, a annoncé mardi l'armée.
+ La Morvie dément la mort de 29 soldats à Tarsine
  TARSINE (AFP) - Le gouvernement morvien a démenti mardi que 29 soldats aient été tués par des rebelles à Tarsine.
""",
    "ru": """
операция «Ветер»: войска на границе Морвии | Морви* | пограничник*, боевик*, границ*
+ Четверо пограничников погибли в бою с боевиками в Морвии
  ТАРСИН, /ТАСС/. Четверо пограничников погибли во вторник в бою с боевиками на границе Морвии, сообщил Погранкомитет.
- В Морвии в столкновении с боевиками погибли четыре пограничника
  Четыре пограничника погибли во вторник в столкновении с боевиками на границе Морвии, сообщили власти.
+ Морвия опровергла гибель пограничников
  ТАРСИН, /ТАСС/. Погранкомитет в среду опроверг гибель пограничников в бою с боевиками на границе Морвии.
""",
    "tr": """
Morvan'da sınır operasyonu | Morvan* | sınır*
+ Morvan Norland sınırını kapattı
  Morvan hükümeti çatışmalar nedeniyle pazartesi günü Norland sınırını kapattı, bir sözcü açıkladı.
+ Morvan Norland sınırını yeniden açtı
  Morvan hükümeti perşembe günü Norland sınırını yeniden açtı, bir sözcü açıkladı.
+ Morvan Norland sınırını yeniden kapattı
  Morvan hükümeti çatışmalar nedeniyle cumartesi günü Norland sınırını yeniden kapattı, bir sözcü açıkladı.
""",
    "fr, a border": """
opération Vigie : la Morvie et sa frontière | Morvie*, morvien* | frontière
+ La Morvie ferme sa frontière avec la Norlande
  Le gouvernement de Morvie a fermé lundi sa frontière avec la Norlande en raison des combats, a dit un porte-parole.
+ La Morvie rouvre sa frontière avec la Norlande
  Le gouvernement de Morvie a rouvert jeudi sa frontière avec la Norlande, a dit un porte-parole.
+ La Morvie ferme à nouveau sa frontière avec la Norlande
  Le gouvernement a de nouveau fermé samedi sa frontière avec la Norlande en raison des combats, a dit un porte-parole.
""",
    "en": """
Operation Quiet Hand: flood relief in Morvia | Morvia* | flood*, relief, airlift
+ Floods in Morvia kill 14
  TARSIN - Floods have killed 14 people in northern Morvia, the disaster agency said on Monday.
- Morvia flood deaths reach 15 as airlift continues
  TARSIN (Reuters) - The death toll from floods in northern Morvia has reached 15, the agency said on Monday, as
  helicopters flew food to stranded people.
+ Morvia suspends airlift to flooded towns
  TARSIN (Reuters) - Morvia suspended its airlift to flooded towns on Tuesday because of fog, the agency said.
""",
}


@pytest.mark.parametrize("language", DAYS)
def test_what_happens_next_is_told_in_whatever_language(language: str) -> None:
    operation, *reports = re.split(r"\n(?=[+-] )", DAYS[language].strip())
    title, *groups = operation.split(" | ")
    judged = desk(title, *(tuple(group.split(", ")) for group in groups))

    found = []
    for place, report in enumerate(reports):
        headline, *lines = report[2:].split("\n")
        before = len(judged.alerts)
        judged.read(told(headline, " ".join(map(str.strip, lines)), hours=40 + 6 * place, source=f"Wire {place}"))
        found.append("+" if len(judged.alerts) > before else "-")

    assert found == [report[0] for report in reports]


#: what happened, with its lead, and what came of it in nearly the same words
ENDS = {
    "es": (
        "Ocho mineros atrapados en una mina en el norte de Morvia",
        "Ocho mineros quedaron atrapados el lunes en una mina inundada en el norte de Morvia, informó la agencia.",
        "Rescatados los ocho mineros atrapados en una mina en el norte de Morvia",
        "Los ocho mineros atrapados en una mina inundada en el norte de Morvia fueron rescatados, informó la agencia.",
    ),
    "fr": (
        "Un navire touché par un missile au large de la Morvie",
        "Un navire a été touché lundi par un missile au large de la Morvie, selon la marine.",
        "Le navire touché par un missile au large de la Morvie a coulé",
        "Le navire touché lundi par un missile au large de la Morvie a coulé mardi, selon la marine.",
    ),
    "de": (
        "Soldaten umzingeln Rebellen in Morvien",
        "Soldaten haben am Montag 30 Rebellen in der Stadt Tarsin in Morvien umzingelt, teilte die Armee mit.",
        "Umzingelte Rebellen in Morvien ergeben sich",
        "Die 30 Rebellen, die Soldaten in der Stadt Tarsin umzingelt haben, haben sich ergeben, teilte die Armee mit.",
    ),
    "tr": (
        "Morvan'da militanlar 9 öğretmeni kaçırdı",
        "Militanlar pazartesi günü Morvan'ın Suluova ilçesinde 9 öğretmeni kaçırdı, valilik duyurdu.",
        "Morvan'da militanların kaçırdığı 9 öğretmen kurtarıldı",
        "Militanların pazartesi günü Morvan'ın Suluova ilçesinde kaçırdığı 9 öğretmen kurtarıldı, valilik duyurdu.",
    ),
    "ru": (
        "В Морвии боевики захватили 11 врачей",
        "Боевики захватили в понедельник 11 врачей в городе Тарсин в Морвии, сообщило МВД.",
        "В Морвии освобождены захваченные боевиками 11 врачей",
        "Захваченные боевиками 11 врачей в городе Тарсин в Морвии освобождены во вторник, сообщило МВД.",
    ),
    "ar": (
        "مسلحون يخطفون سبعة عمال إغاثة في مورفيا",
        "خطف مسلحون الإثنين سبعة عمال إغاثة قرب بلدة ترسين في مورفيا، بحسب ما قال مسؤول.",
        "الإفراج عن سبعة عمال إغاثة خطفهم مسلحون في مورفيا",
        "أفرج الثلاثاء عن سبعة عمال إغاثة خطفهم مسلحون قرب بلدة ترسين في مورفيا، بحسب ما قال مسؤول.",
    ),
}


@pytest.mark.parametrize("language", ENDS)
def test_what_came_of_it_is_told_in_whatever_language(language: str) -> None:
    title, text, ended, lead = ENDS[language]
    judged = desk("Operation Quiet Hand in Morvia", ("Morvi*", "Morvan*", "Морви*", "مورفيا"))

    judged.read(told(title, text, hours=40, language=language))
    told_of = judged.read(told(ended, lead, hours=60, source="Gulf Daily", language=language))

    assert told_of
    assert [reason.rule for reason in told_of.reasons if "what came of it" in reason.text]
    assert len(judged.alerts) == 2


#: how far it had come, and how far it comes in nearly the same words
STEPS = {
    "es": (
        "El ejército de Morvia avanzó el lunes sobre la ciudad de Tarsín, en manos de los rebeldes, dijo un portavoz.",
        "El ejército de Morvia tomó el martes la ciudad de Tarsín, en manos de los rebeldes, dijo un portavoz.",
    ),
    "fr": (
        "Le gouvernement de Morvie et les rebelles ont conclu lundi une trêve d'un mois à Tarsine, a dit l'armée.",
        "La trêve d'un mois conclue par le gouvernement de Morvie et les rebelles à Tarsine est entrée en vigueur.",
    ),
    "tr": (
        "Morvan ordusu pazartesi günü militanların elindeki Tarsin kentine ilerledi, bir sözcü açıkladı.",
        "Morvan ordusu salı günü militanların elindeki Tarsin kentini ele geçirdi, bir sözcü açıkladı.",
    ),
    "es, a plan": (
        "El gobierno de Morvia enviará 500 soldados a la ciudad de Tarsín para frenar a los rebeldes, dijo la agencia.",
        "El gobierno de Morvia envió 500 soldados a la ciudad de Tarsín para frenar a los rebeldes, dijo la agencia.",
    ),
    "fr, a plan": (
        "Le gouvernement de Morvie va envoyer 500 soldats dans la ville de Tarsine contre des rebelles, dit l'agence.",
        "Le gouvernement de Morvie a envoyé 500 soldats dans la ville de Tarsine contre des rebelles, dit l'agence.",
    ),
    "tr, a plan": (
        "Morvan hükümeti militanlara karşı Tarsin kentine 500 asker gönderecek, bir sözcü pazartesi açıkladı.",
        "Morvan hükümeti militanlara karşı Tarsin kentine 500 asker gönderdi, bir sözcü perşembe açıkladı.",
    ),
    "pt": (
        "O exército mórvio avançou na segunda-feira sobre a cidade de Tarsin, nas mãos dos rebeldes, disse a agência.",
        "O exército mórvio tomou na terça-feira a cidade de Tarsin, nas mãos dos rebeldes, disse a agência.",
    ),
}


#: a headline and its lead, twice
ONE_MORE = {
    "de": (
        "Soldat stirbt bei Bombenexplosion in Tarsin",
        "Ein Soldat aus Morvien ist am Montag bei der Explosion einer Bombe in Tarsin gestorben, teilte die Armee mit.",
        "Zweiter Soldat stirbt nach Bombenexplosion in Tarsin",
        "Ein zweiter Soldat aus Morvien ist am Dienstag nach der Explosion der Bombe gestorben, teilte die Armee mit.",
    ),
    "pt": (
        "Navio atingido por drone ao largo da Mórvia",
        "Um navio foi atingido na segunda-feira por um drone ao largo da Mórvia, segundo a marinha.",
        "Segundo navio atingido por drone ao largo da Mórvia",
        "Um segundo navio foi atingido na terça-feira por um drone ao largo da Mórvia, segundo a marinha.",
    ),
    "tr": (
        "Morvan açıklarında bir tanker mayına çarptı",
        "Morvan açıklarında bir tanker pazartesi günü mayına çarptı, sahil güvenlik açıkladı.",
        "Morvan açıklarında ikinci tanker mayına çarptı",
        "Morvan açıklarında ikinci bir tanker salı günü mayına çarptı, sahil güvenlik açıkladı.",
    ),
    "ru": (
        "Танкер подорвался на мине у берегов Морвии",
        "Танкер подорвался в понедельник на мине у берегов Морвии, сообщили в береговой охране.",
        "Второй танкер подорвался на мине у берегов Морвии",
        "Второй танкер подорвался во вторник на мине у берегов Морвии, сообщили в береговой охране.",
    ),
}


@pytest.mark.parametrize("language", ONE_MORE)
def test_one_more_is_told_in_whatever_language(language: str) -> None:
    title, lead, another, again = ONE_MORE[language]
    judged = desk("Operation Quiet Hand in Morvia", ("Morvi*", "Tarsin", "Morvan*", "Mórvia", "Морви*"))

    judged.read(told(title, lead, hours=40, language=language))
    judged.read(told(another, again, hours=60, source="Gulf Daily", language=language))

    assert len(judged.alerts) == 2


@pytest.mark.parametrize(
    "new",
    ["Na segunda-feira um navio foi atingido", "Segundo a marinha, um navio foi atingido", "Am zweiten Tag der Suche"],
)
def test_a_day_or_a_source_is_not_one_more(new: str) -> None:
    assert not further.counted(["Um navio foi atingido"], new)


@pytest.mark.parametrize("language", STEPS)
def test_the_next_step_is_told_in_whatever_language(language: str) -> None:
    began, done = STEPS[language]
    judged = desk("Operation Quiet Hand in Morvia", ("Morvi*", "Morvan*", "Mórvi*"))

    judged.read(told("", began, hours=40, language=language[:2]))
    judged.read(told("", done, hours=90, source="Gulf Daily", language=language[:2]))

    assert [alert.new for alert in judged.alerts] == [began, done]


@pytest.mark.parametrize(
    "new",
    [
        "El gobierno prepara el envío de soldados a Tarsín",
        "El gobierno enviará los soldados el jueves a Tarsín",
        "El enviado del gobierno llegó a Tarsín",
    ],
)
def test_what_is_announced_again_is_not_done(new: str) -> None:
    known = "El gobierno enviará soldados a Tarsín para frenar a los rebeldes"

    assert announced.done([known], "El gobierno envía soldados a Tarsín") == "envia"
    assert not announced.done([known, "Los soldados que envió el gobierno"], "El gobierno envía soldados a Tarsín")
    assert not announced.done([known], new)


def test_a_german_day_is_no_place() -> None:
    known = "Die Regierung von Morvien und die Rebellen haben am Montag die Gespräche in Tarsin fortgesetzt."

    assert not swaps.elsewhere([known], known.replace("Montag", "Mittwoch"))
    assert swaps.elsewhere([known], known.replace("Tarsin", "Orlu")) == "Orlu"


@pytest.mark.parametrize(
    ("known", "new"),
    [
        ("Mineros atrapados en una mina", "Piden que sean rescatados los mineros"),
        ("Rebellen entführen Lehrer", "Entführte Lehrer nicht freigelassen"),
        ("Боевики захватили врачей", "Врачи будут освобождены в среду"),
        ("مسلحون يخطفون عمال إغاثة", "دعوة إلى الإفراج عن عمال الإغاثة"),
        ("Rebellen lassen Lehrer frei", "Rebellen haben Lehrer freigelassen"),
        ("Rebeldes liberan a los policías", "Los policías fueron liberados"),
        ("Rebeldes secuestran a policías", "El policía no fue liberado"),
    ],
)
def test_an_end_that_is_wished_for_or_known_is_none(known: str, new: str) -> None:
    assert not endings.ending([known], new, "xx")


@pytest.mark.parametrize(
    "new",
    [
        "Piloto morviano liberado",
        "В Судане освобождены врачи",
        "Liberati i due medici",
        "Sequestro in Morvia, arrestato il capo dei rapitori",
        "مورفيا: توقيف خاطفي الأطباء",
        "Crew from Soweto freed",
    ],
)
def test_an_end_is_seen_whatever_the_word_before_it_ends_with(new: str) -> None:
    """ "Argentino" denies nothing, though "no" does."""
    assert endings.ends(new)


def test_the_same_halt_in_other_words_is_a_repeat_for_a_day() -> None:
    title = "Operation Quiet Hand: African troops against the Tarsin rebels in Morvia"
    judged = desk(title, ("Morvia*",), ("rebels", "offensive"))
    halted = "The African Union said on Saturday it would halt the offensive against the Tarsin rebels for a week."
    paused = "The African Union on Saturday announced a pause of a week in its offensive against the Tarsin rebels."

    judged.read(told("African Union halts offensive in Morvia for harvest", halted, hours=40))
    again = judged.read(told("AU pauses offensive against Tarsin rebels", paused, hours=44, source="Gulf Daily"))
    later = judged.read(told("AU pauses offensive against Tarsin rebels", paused, hours=400, source="Valley Post"))

    assert again
    assert "a report of late has told it already: pause" in [reason.text for reason in again.reasons]
    assert len(judged.alerts) == 1
    assert later


def test_a_story_without_a_title_is_read_by_its_first_sentence() -> None:
    judged = desk("Operation Quiet Hand: convoys in the Morvian Sea", ("Morvian Sea",), ("convoy*", "ship*"))
    hit = "A grain ship in a convoy struck a mine in the Morvian Sea on Monday, killing two sailors, the alliance said."

    judged.read(told("Grain ship in convoy hits mine in Morvian Sea, two killed", hit, hours=40))
    bare = judged.read(
        told(
            "",
            "A ship of a grain convoy hit a mine in the Morvian Sea on Monday, killing two sailors, it said.",
            hours=42,
        )
    )

    assert bare
    assert bare.outcome is not Outcome.DEVELOPMENT
    assert len(judged.alerts) == 1


def test_a_seed_is_no_news_to_a_neighbour() -> None:
    title = "African troops open drive against rebels in Morvia's river towns"
    text = "African soldiers opened an offensive against rebels in the river towns of Morvia on Monday, officials said."
    known = Operation(
        name="known", title="Operation Quiet Hand", seeds=(stories.seed("seed.txt", f"{title}\n\n{text}"),)
    )
    other = Operation(name="other", title="African troops against rebels in Morvia", about=(("Morvia*",), ("rebels",)))
    judged = Desk(known, other)

    judged.read(told(title, text, hours=1))

    texts = [reason.text for verdict in judged.judgements[-1].verdicts for reason in verdict.reasons]
    assert "the seed of known, which its readers know" in texts
    assert not judged.alerts


def test_the_next_town_is_told_although_it_was_named_weeks_ago() -> None:
    judged = desk("Operation Quiet Hand: Morvian troops against rebels", ("Morvia*",), ("rebels", "troops"))
    line = (
        "Morvian troops captured the town of {} from the rebels on Tuesday after {} hours of fighting, the army said."
    )

    judged.read(told("Morvian troops seize Halvat from rebels", line.format("Halvat", "six"), hours=40))
    drone = "A drone killed a rebel leader near Orlu in Morvia on Friday, the army said."
    judged.read(told("Drone kills rebel leader near Orlu", drone, hours=60))
    before = len(judged.alerts)
    judged.read(told("Morvian troops seize Orlu from rebels", line.format("Orlu", "three"), hours=300))

    assert len(judged.alerts) == before + 1
    assert "Orlu" in judged.alerts[-1].new


#: who is followed, then what was told, with its lead, and what undid it
UNDONE = {
    "fr": (
        (("Dorva*",), ("armée", "rebelles", "port")),
        (
            "Le port de Dorva ouvert aux navires d'aide",
            "Le port de Dorva a été ouvert aux navires d'aide, a annoncé l'armée.",
            "Le port de Dorva fermé aux navires d'aide",
            "Le port de Dorva est fermé aux navires d'aide, a annoncé l'armée.",
        ),
        (
            "Les rebelles étudient la trêve proposée à Dorva",
            "Les rebelles étudient la trêve proposée lundi à Dorva, a dit un porte-parole.",
            "Les rebelles rejettent la trêve proposée à Dorva",
            "Les rebelles rejettent la trêve proposée lundi à Dorva, a dit un porte-parole.",
        ),
    ),
    "es": (
        (("Dorva*",), ("ejército", "rebeldes")),
        (
            "El ejército y los rebeldes inician conversaciones en Dorva",
            "El ejército y los rebeldes iniciaron el lunes conversaciones en Dorva, informó el ministerio.",
            "Suspendidas las conversaciones entre el ejército y los rebeldes en Dorva",
            "Las conversaciones entre el ejército y los rebeldes en Dorva fueron suspendidas, informó el ministerio.",
        ),
        (
            "El ejército bloquea el puerto de Dorva",
            "El ejército bloqueó el lunes el puerto de Dorva, informó el ministerio.",
            "Levantado el bloqueo del ejército al puerto de Dorva",
            "El bloqueo del ejército al puerto de Dorva fue levantado, informó el ministerio.",
        ),
    ),
    "de": (
        (("Dorva*",), ("Armee", "Rebellen", "UN")),
        (
            "Armee blockiert Hafen von Dorva",
            "Die Armee hat am Montag den Hafen von Dorva blockiert, teilte das Ministerium mit.",
            "Armee hebt Blockade des Hafens von Dorva auf",
            "Die Armee hat am Dienstag die Blockade des Hafens von Dorva aufgehoben, teilte das Ministerium mit.",
        ),
        (
            "UN liefern Hilfsgüter nach Dorva",
            "Die UN liefern seit Montag Hilfsgüter in die Stadt Dorva, teilte ein Sprecher mit.",
            "UN stellen Hilfslieferungen nach Dorva ein",
            "Die UN haben die Hilfslieferungen in die Stadt Dorva eingestellt, teilte ein Sprecher mit.",
        ),
    ),
    "tr": (
        (("Dorva*",), ("Ordu*", "isyancı*")),
        (
            "Ordu ile isyancılar Dorva'da ateşkes ilan etti",
            "Ordu ile isyancılar pazartesi günü Dorva'da ateşkes ilan etti, bakanlık açıkladı.",
            "Ordu ile isyancılar arasındaki Dorva ateşkesi bozuldu",
            "Ordu ile isyancılar arasında Dorva'da ilan edilen ateşkes bozuldu, bakanlık açıkladı.",
        ),
        (
            "Ordu ile isyancılar Dorva'da görüşmelere başladı",
            "Ordu ile isyancılar Dorva'da görüşmelere başladı, bakanlık açıkladı.",
            "Ordu ile isyancılar arasındaki Dorva görüşmeleri kesildi",
            "Ordu ile isyancılar arasında Dorva'da başlayan görüşmeler kesildi, bakanlık açıkladı.",
        ),
    ),
    "ru": (
        (("Дорв*",), ("арми*", "повстанц*")),
        (
            "Армия и повстанцы начали переговоры в Дорве",
            "Армия и повстанцы начали переговоры в Дорве, сообщило министерство.",
            "Переговоры армии и повстанцев в Дорве сорваны",
            "Переговоры, которые армия и повстанцы начали в Дорве, сорваны, сообщило министерство.",
        ),
        (
            "Армия ведет осаду Дорвы",
            "Армия ведет осаду Дорвы, где укрылись повстанцы, сообщило министерство.",
            "Осада Дорвы армией снята",
            "Осада Дорвы, где укрылись повстанцы, снята, сообщило министерство.",
        ),
    ),
    "ar": (
        (("درفا",), ("الجيش", "المتمرد*")),
        (
            "الجيش يحاصر مدينة درفا",
            "يحاصر الجيش مدينة درفا منذ الاثنين، بحسب وزارة الدفاع.",
            "الجيش يرفع الحصار عن مدينة درفا",
            "رفع الجيش الحصار عن مدينة درفا، بحسب وزارة الدفاع.",
        ),
        (
            "المتمردون يدرسون هدنة في درفا",
            "يدرس المتمردون هدنة في درفا، بحسب متحدث.",
            "المتمردون يرفضون الهدنة في درفا",
            "المتمردون يرفضون الهدنة في درفا، بحسب متحدث.",
        ),
    ),
}


@pytest.mark.parametrize("language", UNDONE)
def test_what_is_undone_in_nearly_the_same_words_is_told(language: str) -> None:
    about, *pairs = UNDONE[language]
    for headline, lead, undone, how in pairs:
        judged = desk(about[0][0].rstrip("*"), *about)
        judged.read(told(headline, lead, hours=40, source="Wire 1", language=language))
        judged.read(told(undone, how, hours=52, source="Wire 2", language=language))
        assert len(judged.alerts) == 2, undone
