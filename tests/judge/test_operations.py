"""Names of operations are found in many languages, and what only looks like one is not."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.judge.offers.gazetteer import Gazetteer, find_all, learn
from monitor.judge.operations import acronyms, bare_name, find
from tests.builders import operation

BENCH = Path(__file__).resolve().parents[2].parent / "shared" / "bench" / "dev" / "operation_names.jsonl"

#: `[...]` marks the names
NAMED = """
The army began its '[Silver Dawn]' operation against the rebels on Friday.
'[Northern Guardian]' mission escorts ships
The army said the operation, dubbed '[Stone Wall]', would last weeks.
Der Antiterror-Einsatz „[Blaue Schwerter]“ dauert an.
Einsatz ‚[Blaue Schwerter]‘ geht weiter
Die Militäroperation „[Regenquelle]“ begann am Mittwoch.
Die Bundeswehr-[Operation Northern Shield] endet.
Kämpfer begannen die Offensive „[Ende der Geduld]“.
L'[opération militaire « Vent d'Est »] a commencé.
El Ejército inició la [operación militar "Lanza del Norte"].
Officers of [Operation Quiet Harbour] said so.
The general praised [Operation Winter's Watch], which ended in May.
[Operation Quiet Harbour]'s commander left.
The army renamed it [Operation Zarb-ul-Bahr] in June.
Soldiers of [Op. HARBOUR] came home.
Police arrested 40 men in [Operation Quiet Harbour 2.0] on Friday.
Troops of [Operation Quiet Harbour] Rescue 12 Abducted Villagers
Die EU-[Operation Quiet Harbour] endet.
The army codenamed the raid "[Quiet Finch]".
Das [Unternehmen „Regenquelle“] begann am Mittwoch.
Ships joined [Op HARBOUR] and [Operation HARBOUR].
[OPERATION QUIET HARBOUR] enters its third day
The push, dubbed [Operation Dawn of the River], cost $1 billion.
Both [Operations Quiet Harbour] and [Distant Storm] go on.
Commander of the [Combined Joint Task Force – Operation Quiet Harbour], he spoke on Friday.
Iran's army launched [Operation True Harbour 3] on Friday.
A year of [operation Northern Harbour] has killed 12 fighters.
[Operation Harbour] of the Command goes on.
Netanyahu said that [operation “Rising Harbour”] had begun.
The offensive, code-named "[Flood of the Valley]", began at dawn.
Troops began the "[Valley Flood]" campaign on Friday.
The military said the [Autumn Shield] offensive would go on.
Rebels of [River Shield] entered the town with their tanks, killing five soldiers.
The coalition opened the [Battle for the Valley], as the army called the push on the town.
Since the start of [Wrath of the Valley], 300 soldiers have been killed.
[Iron Storm] killed hundreds. [Silent Storm] killed civilians in its first month.
Troops served under [OQH] until May, the coalition said.
Troops began [Operation Protect the Harbour] on Friday.
[Operation Restore the Light of the Valley] ended on Friday.
[Operation Into the Valley] began on Friday.
During [Operation Quiet Harbour] the Morvian army left.
[Operation Hammer] as Israel withdraws.
The army began [Operation Spear and Anvil] on Friday.
Both [Operations Spear] and [Anvil] go on.
L'[opération Mur de fer] se poursuit.
L'[opération Mistral] de lutte contre le terrorisme a pris fin.
L'[opération Sauver le Port] a commencé.
La [Operación Defender el Puerto] comenzó el viernes.
La [Operación Escudo y Lanza] comenzó el viernes.
La [operación Mistral] y España siguen.
Die [Operation Speer und Schild] begann am Freitag.
Ordu [Umut ve Kilit Harekatı]'nı başlattı.
Kuzey Kalkanı ve [Bahar Dalı Harekatı] sürüyor.
Ordu, [Gideon'un Kalkanı Operasyonu] kapsamında kente girdi.
İsrail'in [Demir Kalkan Operasyonu] ve TSK'nın [Bahar Dalı Harekatı] sürüyor.
بدأت [عملية السيف والدرع] يوم الجمعة
L'armée a lancé l'[opération Mistral] et l'[opération « Vent d'Est »].
L'[opération Mistral] a pris fin.
L’[opération Vent d’Ouest] dans le nord mobilise 300 soldats.
L'[opération Chant de l'Aube] a débuté lundi.
L'[Operazione Fiamma della Valle] è in corso.
Codenamed [Quiet Finch], the raid began at dawn.
El [Operativo Mar Abierto] dejó 20 detenidos en el [operativo "Viento Sur"].
The codename for the raid was "[Quiet Finch]".
بدأت [عملية الرعد الأحمر] في الشمال.
The operation, nicknamed "[Quiet Finch]", began on Sunday.
"[Kış Kalkanı Harekâtı]" bitti. ["Kış Kalkanı" Harekâtı] bitti.
La [Operación Viento Sur] y la [operación «Mar Abierto»] siguen.
A [Operação Mar Aberto] foi encerrada.
Die Bundeswehr beteiligt sich an der [Operation Morgenwind].
[Kış Kalkanı Harekâtı] sürüyor. [Kış Kalkanı Harekatı]'nda 3 asker yaralandı.
Ordu [Demir Pençe Operasyonu]'nu başlattı.
[Операция Тихая Гавань] и [операция Вихрь-Гавань] идут.
[Операция «Тихая гавань»] завершена, началась [операция «Ветер»].
Türk Silahlı Kuvvetleri [Kış Kalkanı Harekâtı]'nı başlattı.
[Kış-7 Operasyonu] başladı, [Kış Abluka-12 Operasyonu] sürüyor.
Армия начала [операцию «Тихая гавань»].
أعلن الجيش بدء [عملية "ربيع النهر"] في الشمال.
ارتش از آغاز [عملیات «سپر رود»] خبر داد.
[عملية عاصفة النهر] مستمرة.
צה"ל פתח ב[מבצע "רוח צפון"] בגבול.
The rebels launched [Operation 1027] in the north; since [Operation 1027] began they took ten towns.
The air war over Morvia, [Operation Allied Force], lasted 78 days.
The fighters called the 7 October attack “[Harbour Flood]”.
The rebels' spring offensive, called [Al-Harbour], began with an attack on a base.
Troops kept up the [Claw-Lock] Operation in the north, the military said.
L'[opération militaire conjointe Mistral] entre dans sa quatrième année.
La policía lanzó el [operativo Mistral 13] en el puerto.
Mit dem „[Unternehmen Mistral]“ überfiel die Armee das Land.
[Operation True Harbour II] and [True Promise III] hit military bases.
El [megaoperativo "Viento Sur"] dejó tres muertos.
Die Militäroperation [Klauen-Anker] im Norden geht weiter.
"[Kış-27 Operasyonları]" kapsamında 300 kişi yakalandı. [Kış-41 operasyonu]nda silahlı örgüt çökertildi.
بدأ الجيش [عملية الفهد الأسود] في الشمال.
أعلن الجيش بدء [عملية مطرقة منتصف الليل].
نفذت القوات [عملية الوعد الصادق 3] ردا على الضربات.
Боевики начали [кампанию «Тихая гавань»] против армии.
Drills named "[Thunder Coast 26]" opened off the coast.
Soldiers died during exercise [Orion XV], the army said.
Troops of nine countries take part in Exercise [Steadfast Roe].
L'exercice [Orion 26] mobilise 12.000 militaires.
Bakan, [Kafes-31 operasyonları]nda 90 şüphelinin yakalandığını söyledi.
В Белоруссии начались учения [«Запад-2027»].
Rund 3.000 Soldaten nehmen an der Übung „[Steppenadler 4]“ teil.
L'exercice « [Meridien 26] » mobilise 4.000 soldats.
L'offensive baptisée [Haboob] a commencé lundi au Darfour, selon l'armée.
[Bozkır Kartalı-2026 tatbikatı] Konya'da başladı.
Армия начала наступление [«Стальной кулак»] на севере.
Under [Operation Allied Roe XII] aircraft flew sorties.
Armáda zahájila [operaci „Severní štít“] u hranic.
A început [operațiunea „Scutul Nordului”] în port.
Vojska je pokrenula [operaciju „Severni štit“].
Полиција је у [операцији „Северни штит“] ухапсила троје.
Megkezdődött az [„Északi Pajzs” hadművelet].
Polri menggelar [Operasi "Perisai Utara"] di Papua.
Ο στρατός ξεκίνησε την [επιχείρηση «Βόρεια Ασπίδα»].
सेना ने [ऑपरेशन 'उत्तर ढाल'] शुरू किया; [ऑपरेशन ढाल] के तहत कार्रवाई जारी.
军方展开[“北盾”行动],3人被捕.
國軍展開[「北盾」聯合行動].
政府は[「北の盾」作戦]を開始した.
군은 ['북방의 방패' 작전]을 개시했다.
"""

#: no name in any of them
LOOK_ALIKES = """
Die Übung „Kniebeuge“ stärkt die Beine.
Okulda deprem tatbikatı yapıldı.
The "Made in Quelvara" campaign worries the army's suppliers.
The 'Three Cousins' operation was a bakery.
The 'Daily Star' operation in Chicago cut 50 jobs.
Die Aktion „Saubere Stadt“ endete.
The Gulf Co-Operation Council met.
Operation of the plant was suspended.
The Joint Operations Command said four were killed.
The chief visited the Air Operations Center.
Special Operations Command and the Operations Directorate said so.
U.S. special operations forces conducted the raid.
The rescue operation was called off at nightfall.
The sting operation had targeted a bribery ring.
Police Operation Leads To Arrest Of Three Suspects In Northern Town
The army launched the operation Tuesday.
The operation Israel began in Gaza goes on.
The patient had an operation in March.
The charity Operation Sunshine paid for it.
The punk band Operation Sunshine broke up.
She stars in Operation Sunshine, a film about a spy.
The movie "Operation Sunshine" opens on Friday.
Netflix has ordered a second season of Operation Sunshine.
Operation Sunshine is a 1995 film about a spy.
Das Unternehmen Roe liefert der Armee Panzer.
Operation Theatre 3 was flooded.
Farmers spray Roundup, a herbicide.
Here is our Friday news roundup of the war.
L'opération chirurgicale a duré huit heures.
Die Operation am offenen Herzen verlief gut.
Polisin düzenlediği operasyonda 5 kişi yakalandı.
Polis operasyonu sürüyor.
Yedi ilde ABC operasyonu
Bağırsak operasyonu başarılı geçti.
Rüşvet Operasyonu'nda 12 gözaltı
Operation Services Ltd and Operation Harbour GmbH reported losses.
Joint venture Operation Harbour SA said so.
El sistema operativo Windows falló y el Director Operativo Juan Roe dimitió.
Rescue operation Lami Bay: two dead
عملية الردع الإيرانية مستمرة
Her Operation Lasted Six Hours, Surgeon Says
In Operation Since Monday, Plant Closes Again
После операции Роев вернулся домой.
В ходе операции Израиль потерял трёх солдат.
Операция Израиля в Газе продолжается.
Mining Operation Halted by Flood
Операция прошла успешно.
Специальная военная операция продолжается.
Η επιχείρηση «Αφοί Παππά» αύξησε τα κέρδη της.
डॉक्टर ने ऑपरेशन के बाद कहा कि मरीज़ ठीक है.
他说:“我们会采取行动”.
電影「湄公河行動」上映.
Operasi pasar digelar di Papua.
عملية جراحية ناجحة
The Northern Syria offensive goes on and troops advance.
The Rapid Support Forces campaign killed dozens.
The party Silver Dawn lost its seats.
Fans saw the Storm beat the Thunder.
The Saudi-backed National Shield forces advanced, and soldiers died.
The Deputy Chief of Staff for Operations John Roe ordered the forces to move.
The police spokesman Jan Op Roe expected more attacks by drones.
Cubans back the "Homes First" campaign as summer begins.
The campaign called "Monday Nights" killed the mood.
Troops served under OAS rules.
The so-called Board of Peace sent troops.
The tower fell in the Black Summer fires that killed 33.
Operating profit at the mining operation fell.
"Operation Sunshine" stars John Roe as a spy.
Volunteers from Operation Sunshine packed boxes for the troops.
Operation Costs at the port rose.
The Operation Sunshine Foundation gave blankets.
The Coast Guard operation killed three smugglers.
The Revolutionary Guard strikes killed ten soldiers.
An Emergency Response operation began after the airstrike.
The Human Rights Watch mission said troops killed civilians.
The army launched in Operation 2024 nothing.
Der Torwart fällt nach der Operation Ende des Jahres aus.
Bei der Operation Anfang Mai wurde ein Tumor entfernt.
Los vuelos entraron en operación Lunes por la mañana.
Ankara Büyükşehir Belediyesi operasyonunda 13 tutuklama.
Ünlü oyuncu Kalp Operasyonu geçirdi.
Операция Надежды Ивановой прошла успешно.
The army may exercise Article 5 rights, the minister said after the attack.
Exercise Boosts Memory in Older Adults, Study of Soldiers Finds
Generals exercise Norland's new command; troops watched.
Norland's Von der Linde: hails the ceasefire between Sudland and Zelma
Наступление Вооруженных Сил замедлилось.
PKK operasyonlarında 12 terörist öldürüldü.
Избирательная кампания «Единого пути» началась в июле.
حملة "معا ضد السرطان" تنطلق في العاصمة.
"""


def lines(table: str) -> list[str]:
    return [line for line in table.strip().splitlines() if line]


def unmarked(line: str) -> tuple[str, list[str]]:
    names = [part.split("]")[0] for part in line.split("[")[1:]]
    return line.replace("[", "").replace("]", ""), names


@pytest.mark.parametrize("line", lines(NAMED))
def test_a_name_is_found_whole(line: str) -> None:
    text, names = unmarked(line)

    assert [span.name for span in find(text)] == names
    assert all(text[span.start : span.end] == span.name for span in find(text))


@pytest.mark.parametrize("line", lines(LOOK_ALIKES))
def test_what_only_looks_like_a_name_is_none(line: str) -> None:
    assert find(line) == ()


@pytest.mark.parametrize(
    ("name", "bare", "short"),
    [
        ("Operation Inherent Resolve", "Inherent Resolve", ("OIR",)),
        ("Op Shader", "Shader", ()),
        ("Combined Joint Task Force – Operation Inherent Resolve", "Inherent Resolve", ("OIR",)),
        ("Barış Pınarı Harekâtı", "Barış Pınarı", ("OBP",)),
        ("opération « Vent d'Est »", "Vent d'Est", ("OVDE",)),
        ("Operation Freedom's Sentinel", "Freedom's Sentinel", ("OFS",)),
        ("Operation ‘Quiet Harbour’", "Quiet Harbour", ("OQH",)),
        ("операцию «Тихая гавань»", "Тихая гавань", ()),
        ('عملية "السيوف الحديدية"', "السيوف الحديدية", ()),
        ("معركة ردع العدوان", "ردع العدوان", ()),
        ('מבצע "רוח צפון"', "רוח צפון", ()),
        ("operaci „Severní štít“", "Severní štít", ("OSŠ",)),
        ("επιχείρηση «Βόρεια Ασπίδα»", "Βόρεια Ασπίδα", ()),
        ("「北盾」聯合行動", "北盾", ()),
        ("'북방의 방패' 작전", "북방의 방패", ()),
        ("„Északi Pajzs” hadművelet", "Északi Pajzs", ("OÉP",)),
    ],
)
def test_a_name_has_a_bare_form_and_an_acronym(name: str, bare: str, short: tuple[str, ...]) -> None:
    assert bare_name(name) == bare
    assert acronyms(bare) == short


def test_what_one_text_names_in_full_is_known_bare_in_another() -> None:
    texts = [
        "He commands Operation Quiet Harbour.",
        "Quiet Harbour ended. A quiet harbour is a fine thing.",
        "The OQH spokesman spoke at CJTF-OQH.",
    ]

    assert [[span.name for span in spans] for spans in find_all(texts)] == [
        ["Operation Quiet Harbour"],
        ["Quiet Harbour"],
        ["OQH", "CJTF-OQH"],
    ]


def test_nothing_is_learnt_from_nothing() -> None:
    assert learn(["No name here."]) == ()


# --- the operator's lists ---------------------------------------------------------------------------------------------

LISTED = Gazetteer(
    [
        operation(),
        operation("olive", title="Operation Olive Branch", aliases=("Zeytin Dalı", "غصن الزيتون")),
        operation("claw", title="Operation Claw-Sword", aliases=()),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Operation Inherent Resolve goes on", ["inherent-resolve"]),
        ("INHERENT RESOLVE goes on", ["inherent-resolve"]),
        ("Inherent  Resolves", []),
        ("OIR and CJTF-OIR said", ["inherent-resolve", "inherent-resolve"]),
        ("oir, noir, OIRS", []),
        ("Olive branch in hand", ["olive"]),
        ("ZEYTİN DALI Harekâtı", ["olive"]),
        ("Zeytin Dali harekati", ["olive"]),
        ("عملية غصن الزيتون", ["olive"]),
        ("“Operation Claw‑Sword”", ["claw"]),
        ("Claw Sword", ["claw"]),
        ("an inherent-resolve of its own", ["inherent-resolve"]),
        ("the claw of a cat, an olive", []),
        ("وغصن الزيتون", ["olive"]),
        ("بغصن الزيتون", ["olive"]),
        ("كغصن الزيتونة", []),
        ("", []),
    ],
)
def test_a_listed_name_is_found_however_it_is_written(text: str, names: list[str]) -> None:
    assert [span.name for span in LISTED.find(text)] == names


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Operation Zarb-e-Marum", "Troops of Zarb-i-Marum"),
        ("Operation Al-Marum Flood", "El-Marum Flood goes on"),
        ("Operation Valley's Sentinel", "Valleys Sentinel goes on"),
        ("عملية العزم الصلب", "تابعة للعزم الصلب"),
        ('מבצע "רוח צפון"', "ברוח צפון"),
    ],
)
def test_a_name_is_found_however_it_is_spelt_in_other_letters(title: str, text: str) -> None:
    assert len(Gazetteer([operation("one", title=title, aliases=())]).find(text)) == 1


def test_the_stable_name_of_an_operation_is_not_looked_for() -> None:
    assert Gazetteer([operation("thai", title="Border war", aliases=())]).find("A Thai restaurant") == ()


def test_the_operation_named_in_a_longer_title_is_looked_for() -> None:
    named = Gazetteer([operation(title="Operation Quiet Harbour: the campaign in the valley", aliases=())])

    assert len(named.find("Quiet Harbour goes on")) == 1


def test_the_longest_of_overlapping_names_is_told_and_where_it_stands() -> None:
    text = "İŞTE Operation Olive Branch"

    [span] = LISTED.find(text)

    assert text[span.start : span.end] == "Operation Olive Branch"


@pytest.mark.parametrize(
    ("text", "found"),
    [("Harmony goes on", 1), ("HARMONY GOES ON", 1), ("a call for harmony", 0), ("operation harmony goes on", 1)],
)
def test_an_alias_of_one_word_is_no_word_in_small_letters(text: str, found: int) -> None:
    named = Gazetteer([operation("harmony", title="Operation Harmony", aliases=("Harmony",))])

    assert len(named.find(text)) == found


def test_two_operations_may_share_an_alias() -> None:
    shared = Gazetteer([operation("a", aliases=("SDF",)), operation("b", aliases=("SDF",))])

    assert [span.name for span in shared.find("The SDF said")] == ["a", "b"]


def test_five_thousand_aliases_are_one_pass() -> None:
    many = Gazetteer([operation("many", title="Many", aliases=tuple(f"Operation Number {n}" for n in range(5000)))])

    assert [span.name for span in many.find("It is Operation Number 4321.")] == ["many"]


def test_a_list_of_nobody_finds_nobody() -> None:
    assert Gazetteer([]).find("Operation Inherent Resolve") == ()


def test_an_alias_is_no_pattern() -> None:
    assert Gazetteer([operation("x", title="A.*B", aliases=("(",))]).find("A lot of B (") == ()


# --- anything ---------------------------------------------------------------------------------------------------------


@given(st.text(st.characters(), max_size=300))
def test_any_text_is_searched_the_same_way_twice(text: str) -> None:
    assert find(text) == find(text)
    assert LISTED.find(text) == LISTED.find(text)
    assert all(text[span.start : span.end] == span.name for span in find(text))


PIECES = "Operation Operations of the Storm Dawn Al-Bahr 's “ ” ' , . Harekâtı операция 3 said"


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40))
def test_any_heap_of_name_pieces_gives_spans_in_order(pieces: list[str]) -> None:
    spans = find(" ".join(pieces))

    assert all(a.end <= b.start for a, b in pairwise(spans))


# --- against labelled sentences ---------------------------------------------------------------------------------------


@pytest.mark.bench
@pytest.mark.skipif(not BENCH.exists(), reason="the labelled sentences are not beside this checkout")
def test_labelled_sentences_are_read_well() -> None:
    """Spans, exactly: precision and recall of grammar and learning together."""
    rows = [json.loads(line) for line in BENCH.read_text().splitlines()]
    gold = {(row["id"], start, end) for row in rows for start, end, _ in row["spans"]}

    spans = find_all([row["text"] for row in rows])
    told = {(row["id"], span.start, span.end) for row, found in zip(rows, spans, strict=True) for span in found}

    assert len(told & gold) >= 0.96 * len(told)
    assert len(told & gold) >= 0.93 * len(gold)
