package analysis

import (
	"strings"
	"testing"
)

// familyIn is the family of a word as it stands in a text.
func familyIn(lang, word string) string {
	a := For(lang)
	return a.Family(a.Tokens(word)[0])
}

// eachPair has check called with the first word of each list and every other one.
func eachPair(lists string, check func(one, other string)) {
	for list := range strings.SplitSeq(lists, "|") {
		words := strings.Fields(list)
		for _, other := range words[1:] {
			check(words[0], other)
		}
	}
}

func TestFamiliesJoinDerivedWords(t *testing.T) {
	for lang, lists := range map[string]string{
		"en": `marry marriage | invade invasion | decide decision | china chinese | go went going gone | child children |
			speak speech | produce production | europe european | strong strength | run running | thief thieves | founder founded founding foundation |
			win won winner winning | build builder buildings | sudden suddenly | discover discovery discoverers | deliver deliveries | care carefully | pay paid payments | deny denial denied denies | survive survivors | grow growth |
			fury furious | happy happily | phone telephone | norway norwegian | eighth eight | VIII eighth | 2nd second | minutes mins | consider consideration | medicine medical | America American US U.S. USA`,
		"ar": `كتاب كتب كتابها الكتب مكتبة | حرب الحروب | مسجد مساجد | نهر أنهار | فيلم أفلام | معركة معارك |
			تستخدم استخدم استخدام يستخدم | مدينة بمدينة مدن | ملك ملوك | جزيرة الجزر |
			فتح فتحت | كتب كتبت | وقع يقع تقع موقع | بناء بنيت مباني | حدود تحد محدد | انتخب منتخب تنتخب | احتفال احتفل |
			يصدر سيصدر صدر | عاش معيشة تعيش | سيتوفر متوفر | نساء للمرأة | دولة دول | سمي اسم تسمى | خدم مستخدم`,
		"de": `schreiben schrieb geschrieben | bauen baute gebaut | gründen gegründet Gründung | gewinnen gewann gewonnen |
			beschreiben beschrieb | einführen eingeführt | aufgenommen aufnehmen | denken dachte gedacht | höher hoch |
			abholen abgeholt abzuholen | anfangen anzufangen | angreifen angegriffen | untersuchen Untersuchung untersucht |
			ankommen Ankunft | fliegen Flug | verlieren Verlust Verluste | Frankreich französische Franzosen | abschließen Abschluss | aufnehmen Aufnahme | China chinesischen | Norden nördlichen | Südosten südöstliche`,
		"ko": "만든 만들었다 만드는 | 태어난 태어났다 | 세운 세웠다 세우고",
		"da": "skrive skrev skrevet | udgive udgav udgivet udgivelse | bog bøger bøgernes | mand mænd | Tyskland tysk tyskere | bygge byggede bygning | ung yngste | grundlægge grundlagde",
		"nl": `schrijven schreef geschreven | beschrijven beschreef beschreven beschrijving | uitgeven uitgaf uitgegeven | optreden optrad | stad steden | Zweden Zweeds Zweedse |
			Frankrijk Frans Franse | oprichten opgericht oprichter | bouwen bouwde gebouwd gebouwen | stichten stichtte gesticht gestichte | onderwijzen onderwijs`,
		"no": "skrive skrev skrevet | større størst | bok bøker | utgi utgitt utgave | delta deltok deltatt | tysk Tysklands | beskrev beskrivelse | grunnla grunnlagt | far fedre",
		"sv": `skriva skrev skrivit skrivs | beskriva beskrev beskrivning | utge utgav utgiven | grundlägga grundlade grundlagt | bok böcker | stad städerna | Tyskland tysk tyskarna |
			Norge norska | bygga byggdes byggnader | välja valdes valet | resa reste resor | hålla hållare`,
		"el": `γράφω έγραψε γράφτηκε έγραψαν | χτίζω έχτισε χτίστηκε χτίσει | ιδρύω ίδρυσε ιδρύθηκε ίδρυση |
			μεταφέρω μετέφερε | εκπέμπει εξέπεμπε | απόκτησε απέκτησε | κατευθύνει κατεύθυνε | καταλάβει κατέλαβε | υπογράφει υπέγραψε | στέλνει έστειλε στάλθηκε |
			εκλέχτηκε εξέλεξαν εκλογή | κατέρρευσαν κατάρρευση | παράγεται παρήγαγε παραγωγή | είδαν βλέπει | Γαλλία Γάλλους γαλλικής | ηλιακός ήλιο`,
		"es": `murió murieron | nacer nació nacieron nacimiento | vivir vivía vivieron | ganó ganado | año años | empieza empezó | vuelve volver vuelto | hizo hecho | escribe escrito |
			elegir eligió elegido eligieron | pide pedir pidió | sirve servía sirvió | convertir convertirse convirtió convierte | llamarse llamado | compitió competidor competición |
			morir muerte mortal | murió muere | dirigir director dirigida | canción cantó cantante | buscar busqué | llegar llegué llegaron | empezar empecé |
			luz luces luminoso | construir construyó construcción constructora | vender venta vendedor | responder respuesta | leer leyó lectura |
			componer compuso compuesto compositor | volver vuelta volvió | España españoles | ciencia científica | conectar conexión conector`,
		"pl": `miasto mieście miejski | ręka rąk ręce | pisać pisze napisał pisarz | iść szedł poszedł | przyjść przyszedł | brać wziąć | rok lat rocznie |
			człowiek ludzie ludzi | dziecko dzieci | Niemcy niemiecki Niemczech | Francja francuski Francuzów | król królewski królestwa | rzeka rzece |
			morze morski | zamek zamku | część części | odkrycie odkrył odkrywca | kolonia kolonii kolonizacja | świat świecie | światowej świata |
			problem problemu | Kraków Krakowa | umarł śmierć zmarła umrzeć | znalazł znaleźć znajduje | zbudować budowa budynek | większy duży | szkoła szkolny szkół`,
		"fr": `naître naquit née naissance | mourir mort mourut meurt mourait | écrire écrit écrivit écrivait écrivain | décrire décrivit description |
			prendre prit pris prenait | comprendre comprit | voir vu voit | roi royal | œil yeux | Allemagne allemand allemande | France français françaises |
			fonder fonda fondé fondation fondateur fondèrent | jouer joua jouait jeux | finir finit finissait | élire élu élection | éteindre éteignirent extinction |
			découvrir découverte | produire produisit production | devenir devint devenu deviendra | recevoir reçut | an années annuel | détruire destruction |
			conquérir conquit conquête | vaincre vainqueur victoire | envahir invasion`,
		"it": `nascere nacque nato nascita | morire morì morto muore | scrivere scrisse scritto scrittore | prendere prese preso | comprendere compreso |
			mettere mise messo | permettere permesso permise | dire disse detto | vedere vide visto | vincere vinse vittoria vincitore | fondare fondò fondata fondatore |
			proporre propose proposta | produrre prodotto produsse produzione | uccidere ucciso uccise | Germania tedesco tedeschi | Cina cinesi |
			uomo uomini | rimanere rimase | costruire costruì costruito costruzione | leggere lesse letto | giocare giocò giocatori | anno annuale`,
		"pt": `morreu morreram morrer morte morto | nasceu nascimento nascido | vivem viveu vida | diz disse dito | traz trouxe | viu visto vê | põe pôs posto |
			escreveu escrito escritor | descreve descrição | compôs composto composição | ganhou ganhar | venceu vitória | China chineses | constrói construiu construção`,
		"ro": `an anii anului | școală școlii școlile | numit numește numesc | râu râurile | om oamenii | copil copiii |
			alege ales aleasă alegeri | ajunge ajuns ajungea | stinge stins stingere | decide decis decizie| produce produs producție producător | compune compus compozitor compoziție |
			scrie scris scriitor scrierea | numire numirea numirii | viață vieți trăiește | cunoaște cunoscut | tânăr tineri tinerețe | Franța francez francezi |
			Rusia rus rusești | înțelege înțeles | deschide deschis deschiderea | vinde vândut vânzare | lucra lucrează lucrau`,
		"tr": `doğdu doğan doğmuştur doğduğu | yazdı yazan yazılmıştır yazılan yazı yazısına | kurdu kurulmuştur |
			lise liseler liselerden | vali valinin valisi valilik | kazandı kazanınca | kitap kitabı | çekim çekildi |
			başlıyor başladı başlangıç | yaşıyordu yaşam | kuruldu kurdu | şehrin şehirde | kaybedince kayıp | ölüm ölen öldürmek |
			değerdir değerlendirme | söyleniyordu söyledi | gidebildi gitti | yönetecek yönetim`,
		"ru": `называется назвали название | строка строчный | упомянуть упоминается | появился появление | опасение опасались |
			идти шёл пошёл | прийти пришли приходит | человек люди людей | год лет годом | ребёнок дети детский | умереть умер смерть |
			родиться рождение родилась | стать становиться | взять брал взятие | найти нашёл найдены | Германия немецкий немцев |
			Франция французский | Англия английских англичане | писать пишет написана | время времени | король королевский | высота высокий выше |
			режим режимом | музей музею | канал каналу | решил решение решает | сделать делали | играл игрок | смертях умер | станция гидроэлектростанции`,
		"hi": `मरना मारते मृत्यु | खुलना खोला | दिखाई देखते | प्रभाव प्रभावित | नियंत्रण नियंत्रित | केंद्र केंद्रीय | समाज सामाजिक | चुना चुनाव |
			साल वर्षों सालाना | इस्तेमाल उपयोग | ज़रूरत आवश्यकता | शुरुआती आरंभिक | रास्तों मार्ग`,
	} {
		eachPair(lists, func(one, other string) {
			if a, b := familyIn(lang, one), familyIn(lang, other); a != b {
				t.Errorf("%s: %s is of family %q, %s of %q", lang, one, a, other, b)
			}
		})
	}
}

func TestFamiliesKeepWordsApart(t *testing.T) {
	for lang, lists := range map[string]string{
		"en": "founded found | ship shop | see sea | man many | king kind | lead leaf | war warm warn | run ranking | far farm farmer | sea seated | ear earned | found founder | man manner | us America",
		"ko": "등대 바다",
		"ar": "كتاب كلب | مدينة دين | عام يوم | قال قلب | نهر نار | حدود حديد | وقع وقف | سمع معه | صور سور",
		"de": "gebaut gebeten | gefunden gefahren | Gesellschaft selten | Untersuchung Unterstützung Unterschied | übersetzen übersehen",
		"da": "bog bøje | vinde vind | tysk tyve | udgive udgå | land lang",
		"nl": "gebied bieden | gemeente menen | gebruikt bruikleen | uitgeven uitgaan | gevecht gevel | later laten | beter bijten | treden terug | schip schep",
		"no": "far få | skrive skrike",
		"sv": "bok bor | skriva skrika | utge utgå | vinna vind | tidning tid | senare sen",
		"el": "νόμος νησί | μάχη μάτι | είδος είδε | πηγή πήγε | ζώα ζωή | ποτέ ποτό | φορά φόρεσε | θέση έθεσε | καλό κάλεσε | χρώμα χρόνος",
		"es": "rey río | mesa mina | comprar comprender | caso casa casado | costa costó | libro libre libra | puerto puerta portar | suelo sol solo | pueblo población | sentir sentido sentar | medio medir | muro murió | reina reino | volver devolver | fundar fundir | vista vistió",
		"ro": "scrie scrisoare | decide decembrie | construi constitui constant | comite comună | caz cade | rege regină",
		"fr": "mer mère maire | port porte | vie vieux | France François franchir | parti partie participer particulier | succès succéder | lit lettre | pays payer | fondre fonder | connaître naître | parlement parler | an âne | jour journal | lèvre lever | USA user | Louis louer | mort mordre | devenir deviner",
		"it": "porto porta portare | mare Maria marito | parte partito partire partita | chiesa chiedere | fondere fondare | posta porre | volta volgere | USA usare | casa caso",
		"pt": "serviço servir | criança criar | imposto impor | mar mais | fundir fundar | rei rainha | peça pedir",
		"tr": "doğdu döndü | yazdı yandı | ada adam | deniz denir | bilim bilinen | kurum kurdu | değer değil | altın altı | öğrenci öğretmen | kanada kanat",
		"pl": "rząd rada | pan państwo | człowiek ludność | król królowa | rzecz rzeka | pochodnia pochodzić | most miasto | Polacy połączenia | wschód wejść | poziom pozostać | urodził uroda naród | świat święty święto | dział dzieło | waga wada",
		"ru": "блог бог | решение ренессанс | автор тормоз | строка страна | город гора | король королева | суд судно | сказать говорить | мир мера | год годный | дорога дороже | родился род | друг другие | вход выход",
		"hi": "बेटा बेटी | लड़के लड़कियाँ | पत्र पत्ता | वस्तु वास्तु | विश्व विश्वविद्यालय | पुराना पूरा",
	} {
		eachPair(lists, func(one, other string) {
			if a, b := familyIn(lang, one), familyIn(lang, other); a == b {
				t.Errorf("%s: %s and %s are both of family %q", lang, one, other, a)
			}
		})
	}
}

func TestFamilyOfOtherLanguagesIsPrefix(t *testing.T) {
	for word, want := range map[string]string{"trondheim": "trond", "ku": "ku", "исследование": "иссле"} {
		if got := familyIn("no", word); got != want {
			t.Errorf("%s: %q, want %q", word, got, want)
		}
	}
}
