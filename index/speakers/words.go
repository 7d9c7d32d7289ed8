package speakers

import (
	"sync"

	"verbatim/index/analysis"
)

// speechWords are the words of a language by which speech is told. All are
// folded.
type speechWords struct {
	// strong are verbs that report speech whatever follows, weak ones only with
	// a quotation or a clause after them.
	strong, weak map[string]bool
	// between may stand between a subject and its verb.
	between map[string]bool
	// denying make of a verb of saying one of keeping silent.
	denying map[string]bool
	// according are phrases before the name of whose words are reported.
	according [][]string
	// titles stand before a name and show that it is a person's, also as a
	// noun beside the name.
	titles map[string]bool
	// joining are the words that begin a clause, articles those that may
	// stand before a title, of those that add a person's office, copulas those
	// between a name and what somebody is.
	joining, articles, of, copulas map[string]bool
	// clause are the words that begin what is reported.
	clause map[string]bool
	// pronouns stand for one person as a subject.
	pronouns map[string]bool
}

// IsTitle tells whether a folded English word is a title ("minister").
func IsTitle(word string) bool { return speechLists()["en"].titles[word] }

// speechLists makes the lists when they are first asked for.
var speechLists = sync.OnceValue(func() map[string]*speechWords {
	return map[string]*speechWords{
		"en": {
			strong: analysis.WordSet(`said says told tells warned warns argued argues insisted insists claimed claims stated states
				explained explains replied replies answered answers denied denies vowed vows promised promises suggested suggests
				predicted predicts complained complains acknowledged acknowledges admitted admits declared declares announced
				announces accused accuses speculated maintained contended asserted cautioned conceded testified reproached lamented
				joked remarked doubts doubted`),
			weak: analysis.WordSet(`added adds noted notes wrote writes asked asks called calls recalled recalls confirmed confirms repeated repeats
				continued continues put puts tweeted concluded concludes demanded demands urged urges hinted reported reports
				commented observed pointed believes thinks`),
			between:   analysis.WordSet("has had have also then later again once repeatedly publicly himself herself"),
			denying:   analysis.WordSet("nothing no goodbye hello little not never"),
			according: analysis.Phrases("according to; in the words of")(),
			titles: analysis.WordSet(`mr mrs ms miss dr sir lady lord president minister secretary senator chancellor governor mayor judge
				justice king queen prince princess pope bishop professor general colonel captain congressman congresswoman
				spokesman spokeswoman spokesperson ambassador adviser advisor director chairman chairwoman chief commissioner
				officer inspector sergeant detective reverend father doctor lawyer attorney prosecutor expert analyst economist
				scientist researcher historian engineer teacher guide coach manager owner founder author writer journalist
				reporter reporters investor investors farmer fisherman colleague friend neighbour neighbor brother sister mother
				son daughter wife husband man woman boy girl people officials aides lawyers leader leaders diplomat deputy
				baker keeper verger student soldier nurse pilot driver artist singer actor actress player voter resident witness
				client accused candidate executive ceo`),
			joining:  analysis.WordSet("but while as when though although because where"),
			articles: analysis.WordSet("the a an our his her their its my former then vice deputy prime foreign defense defence national security press white house"),
			of:       analysis.WordSet("of at from for the and with"),
			copulas:  analysis.WordSet("is was"),
			clause:   analysis.WordSet("that how why whether if what"),
			pronouns: analysis.WordSet("he she"),
		},
		"de": {
			strong: analysis.WordSet(`sagte sagt erklarte erklart warnte warnt behauptete behauptet betonte betont kritisierte kritisiert
				versicherte versprach antwortete entgegnete mahnte forderte`),
			weak:      analysis.WordSet(`schrieb fragte meinte`),
			between:   analysis.WordSet("auch dann spater erneut zudem"),
			denying:   analysis.WordSet("nichts nicht nein ab zu"),
			according: analysis.Phrases("laut; zufolge")(),
			titles: analysis.WordSet(`herr frau dr professor prasident prasidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister
				ministerin aussenminister aussenministerin innenminister innenministerin verteidigungsminister finanzminister
				finanzministerin burgermeister burgermeisterin sprecher sprecherin richter richterin papst konig konigin general
				abgeordnete abgeordneter vorsitzende vorsitzender bundesprasident ministerprasident`),
			joining: analysis.WordSet("aber denn wahrend"), articles: analysis.WordSet("der die das"), of: analysis.WordSet("von aus"),
			copulas: analysis.WordSet("ist war"), clause: analysis.WordSet("dass ob wie"),
		},
		"fr": {
			strong: analysis.WordSet(`declare affirme dit explique assure averti prevenu annonce repondu soutenu estime accuse promis
				admis declarait affirmait disait`),
			weak:      analysis.WordSet(`ajoute ecrit demande`),
			between:   analysis.WordSet("a ont avait aussi ensuite egalement"),
			denying:   analysis.WordSet("rien non pas"),
			according: analysis.Phrases("selon; d'apres")(),
			titles: analysis.WordSet(`m mme mlle monsieur madame president presidente ministre premier premiere maire senateur senatrice roi
				reine pape juge professeur professeure docteur general porte parole depute deputee chancelier chanceliere`),
			joining: analysis.WordSet("mais tandis comme"), articles: analysis.WordSet("le la les l"), of: analysis.WordSet("de du des"),
			copulas: analysis.WordSet("est etait"), clause: analysis.WordSet("que qu"),
		},
		"es": {
			strong: analysis.WordSet(`dijo dice afirmo afirma declaro declara explico explica aseguro asegura advirtio advierte anuncio
				respondio sostuvo sostiene nego prometio admitio acuso insistio senalo`),
			weak:      analysis.WordSet(`anadio agrego escribio pregunto`),
			between:   analysis.WordSet("ha habia tambien luego despues"),
			denying:   analysis.WordSet("nada no"),
			according: analysis.Phrases("segun; de acuerdo con")(),
			titles: analysis.WordSet(`sr sra don dona senor senora presidente presidenta ministro ministra primer primera alcalde alcaldesa
				senador senadora rey reina papa juez jueza profesor profesora doctor doctora general portavoz diputado diputada
				canciller`),
			joining: analysis.WordSet("pero mientras como"), articles: analysis.WordSet("el la"), of: analysis.WordSet("de del"),
			copulas: analysis.WordSet("es era fue"), clause: analysis.WordSet("que"),
		},
		"pt": {
			strong: analysis.WordSet(`disse diz afirmou afirma declarou declara explicou explica garantiu alertou alerta anunciou
				respondeu sustentou negou prometeu admitiu acusou insistiu`),
			weak:      analysis.WordSet(`acrescentou escreveu perguntou`),
			between:   analysis.WordSet("tem tinha tambem depois"),
			denying:   analysis.WordSet("nada nao"),
			according: analysis.Phrases("segundo; de acordo com")(),
			titles: analysis.WordSet(`sr sra dom dona senhor senhora presidente presidenta ministro ministra primeiro primeira prefeito prefeita
				governador governadora senador senadora rei rainha papa juiz juiza professor professora doutor doutora general
				porta voz deputado deputada chanceler`),
			joining: analysis.WordSet("mas enquanto como"), articles: analysis.WordSet("o a"), of: analysis.WordSet("de do da"),
			copulas: analysis.WordSet("e era foi"), clause: analysis.WordSet("que"),
		},
		"ru": {
			strong: analysis.WordSet(`сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула сообщил сообщила объяснил
				объяснила ответил ответила пообещал пообещала предупредил предупредила признал признала обвинил обвинила
				заявляет говорит`),
			weak:    analysis.WordSet(`добавил добавила написал написала спросил спросила`),
			between: analysis.WordSet("также затем позже"),
			denying: analysis.WordSet("ничего не нет"),
			titles: analysis.WordSet(`президент министр премьер канцлер сенатор губернатор мэр король королева папа судья профессор доктор
				генерал пресс секретарь посол депутат глава господин госпожа`),
			joining: analysis.WordSet("но а"), copulas: analysis.WordSet("это"), clause: analysis.WordSet("что"),
		},
		"uk": {
			strong: analysis.WordSet(`сказав сказала заявив заявила зазначив зазначила наголосив наголосила повідомив повідомила пояснив
				пояснила відповів відповіла пообіцяв пообіцяла попередив попередила визнав визнала звинуватив звинуватила
				заявляє каже`),
			weak:    analysis.WordSet(`додав додала написав написала запитав запитала`),
			between: analysis.WordSet("також потім пізніше"),
			denying: analysis.WordSet("нічого не ні"),
			titles: analysis.WordSet(`президент міністр премєр премʼєр канцлер сенатор губернатор мер король королева папа суддя професор доктор
				генерал речник речниця посол депутат голова пан пані`),
			joining: analysis.WordSet("але а"), copulas: analysis.WordSet("це"), clause: analysis.WordSet("що"),
		},
	}
})

// never are capitalised words that are no part of a person's name, in all
// languages: who has them is a country, an office or a company.
var never = analysis.WordSet(`ministry department council agency house bank party union states kingdom university institute court
	office committee commission congress senate parliament times post news press street city county island islands river sea
	strait ocean mountain mountains lake point north south east west northern southern eastern western new great united national
	international company corp inc ltd plc group foundation association society church army navy force forces police
	federation republic embassy january february march april may june july august september october november december
	monday tuesday wednesday thursday friday saturday sunday american chinese russian british french german ukrainian
	japanese european indian israeli turkish iranian korean spanish italian polish america china russia britain france
	germany ukraine japan europe india israel turkey iran korea spain italy poland taiwan canada mexico brazil australia
	washington beijing moscow london paris berlin kyiv kiev brussels tokyo rome madrid state states foreign defense defence
	security white treasury interior kremlin pentagon politburo nato eu un bbc cnn covid street wall goldman sachs morgan
	stanley deutsche holding hospital school college museum park square stadium airport station bridge tower castle world
	war cup league club football santa san los las saint mount fort port upper lower central royal federal supreme high
	monitor guardian independent telegraph herald tribune journal review magazine science technology hong kong vice watch amnesty reuters bloomberg associated xinhua tass deutschland frankreich europa russland francia alemania espana
	rusia alemanha franca brasil russie allemagne россия украина китай сша европа росія україна китай`)
