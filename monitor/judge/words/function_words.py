"""Words that say nothing of what a text is about: articles, pronouns, prepositions, auxiliaries; who says, which day.

One bag for all languages, so that no text's language must be known first. What tells something in English news is left
out: German "war", "man" and "die", Spanish "son", French "car"; and what without its dots is another word: Turkish
"gün" (gun), "oldu" ("öldü", died), "onu" (ONU, the UN).
"""

from __future__ import annotations

from monitor.judge.text import bag

ENGLISH = bag("""
a about above after again against all also am among an and any are as at be because been before being below
between both but by can could did do does doing down during each either else for from further had has have
having he her here hers him his how i if in into is it its itself just like may me might more most must my no
nor not now of off on once one only or other our out over own per said same say says she should since so some
such than that the their them then there these they this those through to too under until up upon us very was we
were what when where which while who whom whose why will with within without would yet you your mr mrs ms told
tell according including around amid new two three first last year years week day days monday tuesday wednesday
thursday friday saturday sunday
""")
SPANISH = bag("""
de la que el en y los las lo un una unos unas se por es del con para su sus al como más si pero le les o u ni mi
este esta esto estos estas ese esa eso esos esas aquel aquella ya ha han he haber había habían hay fue fueron ser
será serán sería sido siendo está están estaba estaban estar muy sobre también todo toda todos todas nos porque
así entre puede pueden podría desde hasta donde cuando quien quienes cual cuales durante mientras aunque tras
ante bajo según sin cada otro otra otros otras mismo misma tan tanto poco mucho muchos menos antes después luego
aún ahora hoy ayer dijo dice dicen afirmó aseguró informó señaló indicó explicó agregó añadió hace hizo hacer
tiene tienen tenía era eran dos tres año años día días semana mes primer primera nuevo nueva lunes martes
miércoles jueves viernes sábado domingo uu
""")
FRENCH = bag("""
de du des la le les un une et est en que qui quoi dont où à dans ce cet cette ces il elle ils elles on nous vous je
tu se sa ses leur leurs lui y ne pas plus au aux par pour sur sous avec sans mais ou donc ni si comme tout
toute tous toutes sont était étaient être été sera seront serait a ont avait avaient avoir eu fait faire peut
peuvent même aussi très bien encore déjà après avant depuis pendant entre vers chez contre lors alors ainsi selon
afin dès jusque autre autres quelques plusieurs aucun chaque notre votre nos vos quand lorsque puis moins trop dit
déclaré affirmé indiqué annoncé précisé ajouté expliqué deux trois an ans année années jour jours semaine mois
premier première nouveau nouvelle hier lundi mardi mercredi jeudi vendredi samedi dimanche
""")
GERMAN = bag("""
der das dem den des ein eine einen einem einer eines und ist sind sei seien wird werden wurde wurden worden hat
haben hatte hatten bin bist waren wäre nicht kein keine keinen zu zum zur von vom mit im auf für aus bei beim nach
vor über unter zwischen gegen durch um bis seit ab ohne sich auch nur noch schon aber oder wenn dass ob weil denn
als wie wo wer ich du er sie es wir ihr ihm ihn ihnen ihre ihrer ihren ihrem sein seine seiner seinen seinem mehr
sehr da dann doch jetzt immer wieder so hier dort diese dieser dieses diesen diesem jeder alle allen alles andere
anderen kann können konnte soll sollen sollte muss müssen laut sagte sagten teilte mitteilte berichtete erklärte
zufolge heute gestern zwei drei jahr jahre jahren jahres tag tage tagen woche wochen monat monaten erste ersten
neue neuen neuer montag dienstag mittwoch donnerstag freitag samstag sonntag
""")
ITALIAN = bag("""
di il lo la le gli un uno una e ed o che chi cui non si è in per con su tra da del dello della dei degli delle al
allo alla agli alle dal dalla dai dalle nel nello nella nei negli nelle sul sullo sulla sui sulle sono era erano
essere stato stata stati state sarà ha hanno aveva avere come più ma anche se questo questa questi queste quello
quella ci ne suo sua suoi loro mentre quando dove dopo prima durante contro senza secondo ancora già ora così
perché detto dice ha riferito ogni altro altri altre tutto tutti due tre anno anni giorno giorni settimana mese
nuovo nuova primo lunedì martedì mercoledì giovedì venerdì sabato domenica
""")
PORTUGUESE = bag("""
de a o os as um uma e que em do da dos das no na nos nas ao aos à às por pelo pela pelos pelas para com sem sob
sobre entre se não mais mas ou como foi foram ser será sido era eram é são está estão estava ter tem têm tinha há
seu sua seus suas ele ela eles elas isso este esta esse essa aquele já também muito quando onde quem qual após
antes depois durante contra até desde segundo ainda agora hoje ontem disse afirmou informou outro outra outros
todo toda todos dois duas três ano anos dia dias semana mês primeiro primeira novo nova segunda terça quarta quinta
sexta sábado domingo
""")
TURKISH = bag("""
ve bir bu şu o da de ki mi mu için ile ise gibi kadar olarak olan olduğu olduğunu olduklarını olacak olmak
olması en çok daha az sonra önce göre karşı doğru üzerine üzerinde içinde arasında tarafından birlikte ancak ama
fakat ya veya hem ne her hiç bazı diğer aynı kendi biz siz ben sen onun onlar bunun bunu buna şey var yok değil
iki üç ilk  yeni yıl yılı yılında   hafta ay dedi söyledi açıkladı belirtti bildirdi etti edildi eden
arasındaki ilişkin yönelik dair nedeniyle dolayı itibaren hakkında konusunda kapsamında uyarınca ardından sırasında
rağmen beri sonrası öncesi sonrasında öncesinde üzere ayrıca tüm bütün çünkü artık yine iken böylece doğrultusunda
edilen ediyor ettiği yapılan yaptı bugün dün pazartesi salı çarşamba perşembe cuma cumartesi pazar
""")
RUSSIAN = bag("""
в во на и а но не ни с со к ко о об от до из за по под над при про для без у что чтобы как так то это этот эта эти
этого этой этом тот та те того том все всё всех он она оно они его её ее ему ей их им нём ней мы нас нам вы вас я мне
меня себя свой свои своих который которая которое которые которых которой которого был была было были быть будет
будут есть нет же ли бы если или уже ещё еще только также тоже более менее после перед между через против около
когда где пока потом теперь там здесь однако сказал сказала сказали заявил заявила заявили сообщил сообщила
сообщили сообщает отметил добавил словам данным год года году лет день дня дней неделю неделе два две три первый
первая новый новая новые один одна понедельник вторник среду четверг пятницу субботу воскресенье
""")
UKRAINIAN = bag("""
в у на і й та а але не ні з із зі до від за по під над при про для без що щоб як так це цей ця ці цього той те тих усі
всі він вона воно вони його її їх їм ми нас нам ви вас я мені себе свій свої який яка яке які яких був була було були
бути буде будуть є немає же чи б якщо або вже ще лише тільки також більше менше після перед між через проти коли де
поки потім тепер там тут однак сказав сказала заявив заявила заявили повідомив повідомила повідомили повідомляє
зазначив додав словами даними рік року році років день дня днів два дві три перший нова нові понеділок вівторок
середу четвер пʼятницю суботу неділю
""")
ARABIC = bag("""
في من على إلى عن مع ما لا لم لن ليس ليست هذا هذه ذلك تلك التي الذي الذين كل بعض كان كانت يكون تكون كما قد لقد
حتى قبل بعد بين خلال منذ عند عندما حيث أن إن أنه أنها إنه إنها لأن هو هي هم هما نحن أنا أو ثم بل لكن إلا غير
أي أيضا كذلك عليه عليها فيه فيها منه منها به بها له لها لهم عنه مثل نحو حول دون ضد تحت فوق أمام وراء عبر هناك
هنا قال قالت يقول وأضاف أضاف أضافت أوضح أكد أكدت ذكر ذكرت أعلن أعلنت وفق وفقا بحسب اليوم أمس عام عاما سنة يوم
أيام أسبوع شهر الأول الأولى جديد جديدة اثنين ثلاثة الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد تم يتم
بشأن بسبب حسب إثر عقب جراء وسط ضمن لدى سوى وذلك أحد إحدى والتي والذي وأن وأنه بأن بأنه لأنه إذا إذ لو مما حين بينما
الآن كانوا وعلى وإلى وعن ومع
فقد ومن وفي وهو وهي وكان وكانت ولا ولم وقد وقال وقالت
""")
EVERY_LANGUAGE = (ENGLISH, SPANISH, FRENCH, GERMAN, ITALIAN, PORTUGUESE, TURKISH, RUSSIAN, UKRAINIAN, ARABIC)
ELIDED = bag("l d j m t s n c qu jusqu lorsqu puisqu quelqu un dell all nell sull dall quell")
"""What French and Italian write before an apostrophe: the word is what follows."""
