package analysis

import "strings"

// romanianSounds write the sounds that change with an ending as one ("școală",
// "școli"; "canadian", "canadiene").
var romanianSounds = strings.NewReplacer("oa", "o", "ea", "e", "ia", "ie")

// romanianNouns are the endings of nouns and adjectives: number, case and article.
var romanianNouns = strings.Fields(`urilor urile ului uri elor iilor ilor ele iile ile iului lui iul ul iu ii
	iei ei ea ia ie u i a e`)

// romanian stems nouns and adjectives, in which bleve's stemmer keeps the article
// apart ("accesoriu", "accesoriul") and does not know words without their marks.
func romanian(word string) string {
	return romanianSounds.Replace(cutEnding(FoldMarks(word), romanianNouns, 2))
}

// romanianEndings are those of nouns, verbs and what is made of verbs, with the verbs
// and nouns that change within, without their endings.
var romanianEndings = inflection{least: 2, alternate: romanianSounds, irregular: families(romanianIrregular), endings: strings.Fields(`
	urilor urile ului uri elor iilor ilor ele iile ile iului lui iul ul iu ii iei ei ea eaza eze este esc easca
	isera asera ise ase indu andu ind and au eau irea irii area arii erea erii iri
	ire are ere ita ite iti it ata ate ati at uta ute uti ut ie i a e u`)}

const romanianIrregular = `
	om omen
	copil cop copi copilari copilar
	mor mur mort mortal
	trai tra vi traiest viet
	scri scr scriit scris scriitor scriitorulu
	descri descr descris descrier
	inscri inscr inscris inscrier
	transcri transcr transcris
	nasc nast nascut
	cunosc cunost cunostint
	recunosc recunost
	cresc crest crestere
	aleg ales aleger alegator
	culeg cules
	inteleg inteles intelegator
	ajung ajuns
	aduc adus
	duc dus
	conduc condus conducator conducer
	produc produs producat producator producer producti product
	reduc redus reducer reducti reduct
	traduc tradus traducat traducator traducer
	introduc introdus introducer
	raman ramas
	decid decis decizi deciz
	ucid ucis uciga ucigas
	deschid deschis deschider
	inchid inchis inchider inchiz
	prind prins
	cuprind cuprins
	surprind surprins
	aprind aprins
	intind intins
	extind extins extinder
	depind depins dependent
	raspund raspuns
	corespund corespuns
	ascund ascuns
	ard ars
	pierd pierz pierder
	trimit trimis trimes trimiter
	promit promis promisiun
	permit permis permisiun
	admit admis
	emit emis emisiun
	transmit transmis transmisiun transmiter
	comit comis
	sting stins
	ating atins
	impin impins imping
	inving invins invingat invingator
	infrang infrans infranger
	strang strans
	restrang restrans
	plang plans
	distrug distrus distruger distrugator
	trag tras
	retrag retras retrager
	atrag atras atracti atract
	extrag extras extracti extract
	sterg sters
	sparg spart
	curg curs
	rup rupt
	intrerup intrerupt
	pun pus
	compun compus compozitor compozit compoziti compuner
	propun propus propuner
	expun expus expuner expoziti expozit
	dispun dispus dispoziti dispozit
	impun impus impuner
	opun opus opoziti opozit
	presupun presupus
	supun supus supuner
	spun spus
	zic zis zicer
	prezic prezis prezicer
	fac facut facator
	merg mers
	mananc manc mancar
	vind vand vanz vandut vanzar vanzator
	ved vaz vazut veder
	prevad preved prevaz previziun
	cad cazut
	beu bau baut bautur
	cred crez credint
	ven vin venir
	deven devin
	proven provin
	interven intervin interventi intervent
	constru construct constructi constructor constructo
	constitu constituti constitut
	instru instructi instruct instructor
	apar apariti aparit aparut
	dispar dispariti disparit disparut
	descoper descoperir descoperitor
	casator casatori
	castig castigator
	lupt luptator
	locui locu locuitor locuint locuie
	cant cantec cantaret cantar
	juc joc jucat jucator
	picta pictor pictur
	inventa inventator inventi invent
	fond fondator
	muncit munc muncitor
	invat invatat invatator invatatur
	calator calatori
	guvern guvernat guvernator
	masa mes
	fat fet
	cuvant cuvint
	sfant sfint
	tanar tiner tineret
	mormant mormint
	mana main
	numar numer numeros
	zil ziu
	lun lunar
	stel ste
	cart cartil
	surori suror sor
	regin reginel
	german germani nemt nemtest
	franc francez frant frantuzest
	englez angli angl englezest
	rus rusi rusest
	grec greci grecest
	roman romani romanest
	chin chinez
	japon japonez
	suedi sued suedez
	norvegi norveg norvegien
	olandez oland neerlandez
	danemarc danez
	poloni polon polonez
	ungar ungari maghier
	turc turci turcest
	egipt egipten
	spani span spaniol
	portugali portugal portughez
	itali ital italien
	scoti scot scotien
	irland irlandez
	bulgar bulgari
	sarb sarbi sarbest
	canad canadien
	brazili brazil brazilien
	americ americen american
	ucrain ucraine ucrainen
	israel israelien
	indi ind indien
	austri austr austriec
	elveti elvet elvetien
	belgi belg belgien
	finland finlandez
	chil chilien
	mexic mexicen mexican
	lond londonez londr
	paris parizien
`
