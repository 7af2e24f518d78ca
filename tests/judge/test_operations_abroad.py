"""Names of operations said in other ways and other tongues are found, and what only looks like one is not."""

from __future__ import annotations

import pytest

from monitor.judge.operations import bare_name, find
from tests.judge.test_operations import lines, unmarked

#: `[...]` marks the names
NAMED = r"""
Detectives dubbed the inquiry [Operation Millpond].
Police named the investigation “[Quiet Meadow]” and arrested nine men.
The sting was called “[Glass Ladder]”, the sheriff said.
The raid was codenamed [Glass Ladder], officials said.
Codename: [Glass Ladder].
Its code name was “[Glass Ladder]”, and 20 soldiers died.
The mission known as [Operation Silent Anchor] (Ankara calls it Sessiz Çapa) began.
The hostages were freed in an operation named [Silent Anchor].
An operation known as “[Silent Anchor]” freed the hostages.
Exercise [Silent Anchor] began off Norway on Monday with 4,000 troops.
[Operation Silent Anchor]: 42 arrested
[Operation Silent Anchor 2024] netted 42 arrests.
Soldiers of [Operation SILENT ANCHOR] came home.
[Operations “Silent Anchor”] and “[Red Mill]” ended.
[Operation Silent Anchor] and [Operation Red Mill] ended.
The navy began [Operation Silent-Anchor], or Operasyon Sessiz.
[OPERATION SILENT ANCHOR] ([OSA]) ENDS
[Operation Silent Anchor], codenamed “[Sessiz]”, began.
L'[opération baptisée « Ancre »] a permis 20 interpellations.
L'armée a baptisé « [Ancre Noire] » son offensive dans le nord.
L'opération, nom de code « [Ancre Noire] », a duré deux jours.
Sous le nom de code « [Ancre Noire] », les gendarmes ont interpellé 20 personnes.
L'exercice [Ancre Noire 2025] mobilise 2 000 soldats.
Le coup de filet, surnommé « [Ancre Noire] », a mené à 20 interpellations.
L'opération de police « [Ancre Noire] » a mené à 20 interpellations.
L'opération antidrogue « [Ancre Noire] » a mené à 20 interpellations.
[Opération « Ancre Noire »] : 20 interpellations
[Opération Ancre Noire] : vingt interpellations
Les [opérations Ancre], [Mistral] et [Grand Large] sont finies.
L'[opération Tempête] ([Oluja]) a pris fin.
La operación, bautizada [Ancla Negra], dejó 20 detenidos.
La operación bautizada como '[Ancla Negra]' dejó 20 detenidos.
La operación, denominada [Ancla Negra], dejó 20 detenidos.
En el marco del [operativo Ancla Negra] fueron detenidas 20 personas.
La policía llamó al [operativo «Ancla Negra»].
La '[Operación Ancla Negra]' dejó 20 detenidos.
La [operación policial Ancla Negra] dejó 20 detenidos.
La operación antidroga «[Ancla Negra]» dejó 20 detenidos.
La [macrooperación «Ancla Negra»] dejó 20 detenidos.
Cae la red en la [operación Ancla]
[Operación Ancla]: 20 detenidos
[OPERATIVO ANCLA NEGRA]: 20 DETENIDOS
Las [operaciones 'Ancla'] y '[Faro]' dejaron 20 detenidos.
El Ejército lanzó las [operaciones Ancla] y [Faro] contra la guerrilla.
En la [operación Ancla Negra] (conocida como [Faro]) cayeron 20.
Die [Operation „Anker“] und die [Operation „Leuchtturm“] endeten.
Die Razzia trug den Namen „[Schwarzer Anker]“.
Die Polizei nannte den Einsatz „[Schwarzer Anker]“.
Unter dem Decknamen „[Schwarzer Anker]“ stürmten Polizisten das Haus.
Unter dem Codenamen [Schwarzer Anker] stürmten Polizisten das Haus.
Die Aktion „[Schwarzer Anker]“ der Polizei führte zu 20 Festnahmen.
Die Offensive mit dem Namen „[Schwarzer Anker]“ begann.
[Operation „Schwarzer Anker“]: Polizei nimmt 20 Menschen fest
Bei der [Operation Schwarzer Anker] wurden 20 Menschen festgenommen.
Bei der [Operation Schwarzer Anker] nahmen Ermittler 20 Menschen fest.
Im Rahmen der [Operation Anker] sagte Minister Roe zu.
Das [Unternehmen Seeanker], die Landung in Morwien, wurde abgesagt.
Im [Unternehmen „Seeanker“] starben 300 Soldaten.
Die [Operationen „Anker“], „[Mole]“ und „[Hafen]“ endeten.
Polis ["Kara Çapa" operasyonu] düzenledi.
"[Kara Çapa]" adı verilen operasyonda 20 kişi yakalandı.
Operasyona "[Kara Çapa]" adı verildi.
"[Kara Çapa]" ve "[Ak Fener]" operasyonları tamamlandı.
["Çapa" Operasyonu]'nda 20 kişi yakalandı.
[Операция под кодовым названием «Якорь»] началась ночью.
Операция по освобождению заложников под кодовым названием «[Якорь]» началась ночью.
Операция получила название «[Якорь]».
Операции дали название «[Якорь]».
Полиция назвала [операцию «Якорь»].
В ходе [спецоперации «Якорь»] задержаны 20 человек.
В ходе оперативно-профилактического мероприятия «[Якорь]» задержаны 20 человек.
[Операция Якорь] началась.
Учения [«Якорь-2025»] начались.
[СПЕЦОПЕРАЦИЯ «ЯКОРЬ»]: ЗАДЕРЖАНЫ 20 ЧЕЛОВЕК
ПОЛИЦИЯ ЗАВЕРШИЛА [ОПЕРАЦИЮ «ЯКОРЬ»]
[Операции «Якорь»] и «Маяк» завершены.
В [операциях «Якорь»], «[Маяк]» и «[Причал]» участвовали 300 человек.
Контртеррористическая [операция «Якорь»] завершена.
Военные начали [операцию "Якорь"].
[Операція «Якір»] триває.
Поліція провела [операції «Якір»] та «[Маяк]».
أطلق الجيش على [العملية اسم "المرساة السوداء"].
أطلقت الشرطة عملية أمنية باسم "[المرساة]".
نفذت الشرطة حملة أمنية تحت اسم "[المرساة]" واعتقلت عشرين.
بدأت [عملية "المرساة"] في الشمال.
ب[عملية «المرساة»] ضبطت الشرطة طنا.
انتهت [عمليتا "المرساة"] و"[الفنار]".
[عمليات «المرساة»] و«[الفنار]» و«[الميناء]» انتهت.
[معركة "المرساة"] مستمرة في الشمال.
بدأ الجيش [العملية العسكرية "المرساة"] في الشمال.
الجيش يعلن انطلاق [عملية المرساة السوداء] في الشمال
انطلقت مناورات "[المرساة 5]" في البحر الأحمر.
شاركت السفينة في [عملية درع البحر] لحماية السفن.
[عملية أسد الصحراء] تنتهي بضبط طن من المخدرات
[عملية صقور الليل]: القبض على عشرين
بدأت [عمليتا درع الشمال] و[سيف الجنوب].
هجوم أطلق عليه اسم "[المرساة]" بدأ فجرا.
L'[operazione «Ancora Nera»] ha portato a 20 arresti.
[Operazione Ancora Nera], 20 arresti
Blitz dei carabinieri, denominato «[Ancora Nera]», 20 arresti.
A [operação Âncora Negra] prendeu 20 pessoas.
A Polícia Federal deflagrou a [Operação Âncora Negra].
A operação, batizada de “[Âncora Negra]”, prendeu 20 pessoas.
As [operações Âncora] e [Farol] prenderam 20 pessoas.
[Operacja „Czarna Kotwica”] zakończyła się zatrzymaniem 20 osób.
Policja zatrzymała 20 osób w operacji pod kryptonimem „[Kotwica]”.
De operatie, met de codenaam ‘[Zwart Anker]’, duurde twee dagen.
The offensive was named [Anchor of Valour], the army said.
The EU naval [operation Anker] intercepted a tanker.
France's [operation Mistral] ended.
Bei der Aktion „[Schwarzer Anker]“ wurden 20 Menschen festgenommen.
Los [operativos «Ancla»] y «[Faro]» dejaron 20 detenidos.
Los [operativos Ancla Negra] y [Faro Sur] dejaron 20 detenidos.
Baptisée [Marée Noire], l'opération a mené à 20 interpellations de la gendarmerie.
Sept cents soldats du dispositif [Mistral] patrouillent.
NATO, [Demir Şahin Tatbikatı]'nı başlattı.
أشاد الوزير ب[عمليتَي «المرساة»] و«[الفنار]».
بدأت العملية المعروفة بـ«[المرساة]» في الشمال.
[Operation Quiet Harbour] Sheriff Jane Roe thanked them.
At the end of [Operation Quiet Harbour] Police Chief Jane Roe spoke.
During [Operation Quiet Harbour] U.S. troops left.
During [Operation Quiet Harbour] British troops left.
During [Operation Quiet Harbour] FBI agents seized guns.
Die Verluste der [Operation Meerstern] Anfang Juli waren hoch.
[Operation Quiet Harbour] Gen. John Roe said so.
[Operation Quiet Harbour] August 1995 was short.
[Operation Iron Storm] ([Demir]) was short.
[Operation Quiet Harbour], later renamed [Distant Shore], ended.
[Operation Quiet Harbour] (“[Sessiz Liman]”) ended.
[Operation Quiet Harbour] ([Sessiz Liman] in Turkish) ended.
The raid, [Silent Anchor], as the operation was called, ended.
Troops died in [Silent Anchor], as the raid was known.
As part of [Silent Anchor], the operation launched in May, troops left.
Dans le cadre de [Marée], l'opération lancée en mai, des soldats sont partis.
Mit dem [Unternehmen Seeanker] begann 1941 der Angriff auf Morwien.
Nach dem Scheitern des [Unternehmens Seeanker] zog sich die Wehrmacht zurück.
La mission navale [Mistral] protège les navires.
Die EU-Mission [Anker] schützt Schiffe, sagte die Marine.
Bakanlık, [Kış Kalkanı] bölgesinde 3 teröristin yakalandığını açıkladı.
[Demir Çapa] ve [Ak Fener] adlı operasyonlarda 20 kişi yakalandı.
[Demir Çapa] ve [Ak Fener] harekâtları tamamlandı.
"[Kış-7]" operasyonlarında 20 kişi yakalandı.
[Demir Çapa] adlı operasyonda 20 kişi yakalandı.
Поліція провела рейди та операцію під кодовою назвою «[Якір]».
В рамках «[Заслона-2031]» полиция проверила 300 машин.
قالت قوات [بركان الكرامة] إنها تقدمت.
قصفت الطائرات مواقع المسلحين ضمن [عاصفة العزم].
بـ[عملية السهم الأخضر] استعاد الجيش البلدة.
نقلت السفينة المصابين في [عملية لؤلؤة البحر].
بدأت القوات عملية تحرير المدينة تحت اسم "[بشائر النصر]".
« [Ancre Noire] » est le nom donné à l'opération par la police.
“[Glass Ladder]” was the police's name for the sting.
L'opération, nom de code [Ancre Noire], a mobilisé 300 gendarmes.
W [operacjach „Burza”] i „[Grom]” zatrzymano 20 osób.
Bij de [operaties Noordster] en [Zuiderwind] heeft de politie 20 mensen aangehouden.
Le [operazioni Mare Aperto] e [Vento del Sud] sono concluse.
В ході [операцій «Якір»] і «[Маяк]» затримано 20 людей.
[Operation Storm] (Kent) led to 12 arrests.
[Operation Storm] (Reuters) led to 12 arrests.
[Operation Storm] (Gaza) led to 12 arrests.
[Operation Storm] (Roe, 34) was wrong.
[Operation Quiet Harbour] (Roe) ended.
[Operation Quiet Harbour] (Washington) ended.
[Operation Quiet Harbour] (see map) ended.
The navy's [Operation Quiet Harbour], or piracy patrol, ended.
As part of [Norland], the operation led by police ended.
"""

#: no name in any of them
LOOK_ALIKES = """
La policía lanzó una operación contra una banda llamada «Los Negros».
La operación, dirigida contra el grupo conocido como «Los Lobos», dejó 20 detenidos.
La operación del banco, bautizada «Proyecto Sol», costó 3.000 millones.
El Ejército bautizó su nueva fragata como «Gran Capitán».
La Guardia Civil presentó su campaña de tráfico «Vuelve a casa».
La Policía bautizó al perro como «Trueno».
El jefe de operaciones Juan Pérez y su adjunta Ana Díaz dimitieron.
Las operaciones Madrid y Barcelona de la aerolínea cerraron.
Las operaciones «Norte» y «Sur» de la minera cerraron.
La campaña bautizada «Dona Vida» busca donantes.
El Ministerio del Interior y de Operaciones Especiales Juan Pérez y Luis Díaz hablaron.
La misión espacial bautizada «Luna Nueva» despegó ayer.
La misión europea Copérnico despegó ayer.
Une opération dans un bar nommé « Le Zinc » a mené à 3 arrestations.
L'opération contre le gang surnommé « Les Loups » a mené à 3 arrestations.
La police a saisi le navire baptisé « Étoile ».
Baptisée « Loi Sécurité », la loi renforce la police.
Baptisé « Suffren », le sous-marin a rejoint la marine.
La mission Ariane de la fusée a réussi.
Les opérations France et Belgique du groupe reculent.
Les opérations Paris et Lyon de la banque reculent.
Le directeur des opérations Jean Roe et la directrice Anne Doe sont partis.
Le Centre des opérations Nord et Sud a fermé.
Les opérations « coup de poing » se multiplient.
L'armée a baptisé sa nouvelle caserne « Général Leclerc ».
L'opération de la « Compagnie du Nord » est un échec.
L'opération menée par « Médecins du Nord » continue.
La campagne de vaccination baptisée « Bras Tendu » débute.
L'exercice comptable, baptisé « Cap Vert », commence pour la société.
Le nom de code « Aigle » cachait un agent double de la police.
Die Polizei-Hündin namens „Bella“ half beim Einsatz.
Der Einsatz gegen die Bande namens „Wölfe“ endete.
Der Spion mit dem Decknamen „Topas“ arbeitete beim Militär.
Das Unternehmen Siemens begann mit der Lieferung.
Das Unternehmen Krupp lieferte der Wehrmacht bis zum Rückzug 1944 Kanonen.
Im Jahr 2001 begann das Unternehmen Tesla mit dem Angriff auf den Markt.
Die Operationen Herz und Lunge gelangen dem Chirurgen.
Die Operationen Europa und Asien des Konzerns wachsen.
Die Operationen Anfang Mai und Ende Juni gelangen.
Der Film „Sturm“ über den Einsatz der Soldaten läuft an.
Die EU-Mission Horizon erforscht den Boden.
Die Aktion „Sauberer Rhein“ der Polizei endete.
Die NATO-Mission Generalsekretär Roe vor Ort lobte.
Ankara ve İstanbul operasyonlarında 20 kişi yakalandı.
FETÖ ve PKK operasyonlarında 20 kişi yakalandı.
Ali Kaya ve Mehmet Demir operasyonlarını anlattı.
Şirket, Avrupa ve Asya operasyonlarını sattı.
Deniz Kuvvetleri ve Hava Kuvvetleri harekâtlarını sürdürdü.
Kuzey Irak ve Kuzey Suriye harekâtları sürüyor.
"Kurtlar Sofrası" adlı dizi polis operasyonunu anlatıyor.
"Şahinler" adlı çeteye operasyon düzenlendi.
Şahinler adlı suç örgütüne yönelik operasyonda 12 gözaltı.
Ahmet Kaya adlı şüpheli operasyonda yakalandı.
Yıldız Holding adlı şirkete operasyon düzenlendi.
Банк прекратил обслуживание операций «Сбера» и «Альфы».
В ходе операций «Хамаса» и «Исламского джихада» погибли 20 человек.
Прекращение операций «Лукойла» и «Роснефти» ударило по рынку.
Операция Роев прошла успешно.
Операция Израиль началась.
После операции Иванов началась реабилитация.
Полиция провела рейд против банды под названием «Волки».
Операция против группировки под названием «Волки» завершена.
Военные назвали новый корабль «Адмирал Роев».
Агент под кодовым названием «Барсук» работал на полицию.
Фильм под названием «Операция» вышел вчера.
Компания назвала операцию по слиянию «Рассвет».
КАМПАНИЯ «ЧИСТЫЙ ГОРОД» НАЧАЛАСЬ
Миссия «Луна-30» получила название «Рассвет», сообщили военные космонавты.
В рамках «Недели моды» полиция перекрыла улицы.
نفذت عمليات «حزب الله» و«حماس» ضربات.
خضع نجم الأهلي لعملية زهرة الربيع في المستشفى.
عملية البحث والإنقاذ مستمرة
العملية العسكرية الإسرائيلية مستمرة
عملية القبض على "أبو عمر" تمت.
أطلقت الجمعية حملة خيرية باسم "دفء الشتاء".
أطلق الجيش على السفينة اسم "الفارس".
عملية ضد خلية باسم "الذئاب" تمت.
قتل زعيم الجماعة المعروفة باسم "الذئاب" في عملية أمنية.
تم اعتقال رجل باسم "الصقر" في عملية أمنية.
منح الوزير درع السلام بعد الحفل.
عملية إعادة الإعمار بدأت بعد الحرب.
عملية نقل السلطة سلمية
عملية سلام الشرق الأوسط متوقفة
عمليات الجيش والشرطة مستمرة
Le operazioni Italia e Francia della banca calano.
L'operazione della banda chiamata «I Lupi» è finita.
La nave battezzata «Aurora» è entrata in marina.
As operações Brasil e Chile da companhia cresceram.
A polícia prendeu o líder da quadrilha chamada “Lobos” em operação.
Operacje „PKO” i „Pekao” spadły, podał bank.
Operacja Izraela trwa.
The company sold its Operations Europe and Asia units.
Police launched operation Friday.
Since operation began, troops have moved.
During operation Windows crashed.
The ship, later renamed Red Dawn, joined the operation.
The investigation called “Serial” was a podcast.
He was caught in an operation against a gang known as “Valley Boys”.
NASA's mission known as “Red Dawn” began.
Operation of the plant, later renamed Northern Works, was halted.
As part of the deal, the operation launched in May ended.
As part of Tuesday, the operation launched in May ended.
Ukraine's operations Kursk and Belgorod.
Vice President of Operations John Roe and Chief Executive Jane Doe resigned.
Operations Director Roe and Finance Director Doe resigned.
Operations Manager Jane Roe and Sheriff Dan Doe spoke.
Operations Monday and Tuesday were normal.
Operations Yemen and Sudan of the agency continue.
قال مدرب قوات كرة القدم إن فجر الحرية بعيد.
منح الرئيس الضابط بعد درع السلام وساما.
كتب الشاعر ديوان فجر النصر بعد عاصفة الحزن.
عملية شهاب الدين في المستشفى نجحت.
عملية وفاء الفنانة في المستشفى نجحت.
عملية ربيع القلب في المستشفى نجحت.
عملية تبادل الأسرى بدأت.
عملية تصويت البرلمان انتهت.
عمليات البنك "الأهلي" و"المصري" تراجعت.
تحت شعار "معا أقوى" أطلقت الشرطة حملة مرورية.
مركز عمليات "المرساة" يدير الحركة.
La Armada lanzó el satélite llamado «Ancla».
La operación de compra, denominada «Ancla», fue aprobada por los accionistas.
La policía investiga la operación inmobiliaria «Torre Norte» de la empresa.
La operación salida «Semana Santa» causa atascos.
El operativo de la Policía contra «Los Rojos» dejó 20 detenidos.
La operación contra la red, conocida como «Los Rojos», dejó 20 detenidos.
El narco conocido como «El Rojo» cayó en una operación policial.
El nombre de la operación «no importa», dijo el juez.
Los agentes llamaron al sospechoso «Rojo» durante la operación.
El general llamó cobarde a «Rojo».
L'opération séduction « Cœur ouvert » du président continue.
L'opération commerciale « Prix Cassés » de l'enseigne continue.
L'opération escargot bloque l'A6.
La gendarmerie a interpellé un homme surnommé « Le Loup » dans une opération.
L'opération, selon le journal « Le Monde », est finie.
L'opération visant le réseau, appelé « Les Loups », est finie.
Les opérations Barbe et Moustache du coiffeur amusent la clientèle de la société.
La mission de l'UE Bruxelles la finance.
La mission navale Paris l'a quittée.
Der Einsatz der Gruppe „Wölfe“ endete.
Der Einsatz, so die Zeitung „Der Bote“, endete.
Die Polizei nannte den Täter „Wolf“.
Die Polizei nannte den Einsatz „völlig normal“.
Die Feuerwehr taufte ihr Löschboot im Einsatz auf den Namen „Florian“.
Der Name der Operation ist „streng geheim“.
Der Deckname „Wolf“ gehörte einem Spitzel der Polizei.
Das Unternehmen Roe, die Firma hinter dem Angriff, schweigt.
Das Unternehmen Tesla wehrte 2024 den Angriff der Wehrmachtsforscher ab.
Nach der Operation Anfang Mai 2024 spielt er wieder.
Die EU-Mission Frontex steht in der Kritik der Polizei.
Polisin "Şahin" adlı drone operasyonu izledi.
Türkiye ve Azerbaycan tatbikatları sürüyor.
Narkotik ve Asayiş operasyonları sürüyor.
Mavi Vatan ve Gök Vatan belgeselleri yayında.
"Mavi Yaka" ve "Beyaz Yaka" çalışanlar operasyonları yürütüyor.
Kuzey Kalkanı bölgeye gelen fırtınanın adı.
В рамках «Форума-2026» выступил министр.
В ходе «Прямой линии-2026» президент говорил о полиции.
Операция по захвату главаря, известного под именем «Волк», завершена.
Учения под руководством генерала «Альфы» завершены.
Группа «Альфа» провела операцию.
Операция группы «Альфа» завершена.
Корабль, получивший название «Якорь», вошёл в состав флота после операции.
Операция Киев началась.
Operazione della società «Ancora» approvata.
A operação da empresa “Âncora” foi aprovada.
Policja zatrzymała mężczyznę o pseudonimie „Wilk” w operacji.
De politie hield een man met de bijnaam ‘Wolf’ aan.
The operation called off on Friday had begun on Monday.
The police operation named three suspects.
The investigation named “Person One” as a suspect.
The inquiry called “Mr Roe” to give evidence.
The probe, which named “Red Star” as its owner, ended.
The army launched operation rooms.
The mission, as the mission was known, ended.
Its code name was not given.
Los operativos Juan y Pedro fallaron.
Tras las operaciones Rosa y Pedro volvieron a casa.
Israel's operation Gaza began.
The firm's operation Tuesday was halted.
Le dispositif Parcours aide les élèves.
Belediye, Büyük Deprem Tatbikatı düzenledi.
Los sistemas operativos Windows y Linux fallaron.
"""


@pytest.mark.parametrize("line", lines(NAMED))
def test_a_name_is_found_whole(line: str) -> None:
    """Each name, and nothing else of the line."""
    text, names = unmarked(line)

    assert [span.name for span in find(text)] == names


@pytest.mark.parametrize("line", lines(LOOK_ALIKES))
def test_what_only_looks_like_a_name_is_none(line: str) -> None:
    """A company, a gang, a person, a place or a patient has operations, and is called something, too."""
    assert find(line) == ()


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("operaciones Viento Sur", "Viento Sur"),
        ("Operationen „Anker“", "Anker"),
        ("операций «Якорь»", "Якорь"),
        ("عمليتي «المرساة»", "المرساة"),
        ("macrooperación «Ancla Negra»", "Ancla Negra"),
        ("Operacja „Czarna Kotwica”", "Czarna Kotwica"),
    ],
)
def test_a_plural_is_no_part_of_the_bare_name(name: str, bare: str) -> None:
    """The word for operations goes, in any form."""
    assert bare_name(name) == bare
