package index

import "sync"

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

// speechLists makes the lists when they are first asked for.
var speechLists = sync.OnceValue(func() map[string]*speechWords {
	return map[string]*speechWords{
		"en": {
			strong: wordSet(`said says told tells warned warns argued argues insisted insists claimed claims stated states
				explained explains replied replies answered answers denied denies vowed vows promised promises suggested suggests
				predicted predicts complained complains acknowledged acknowledges admitted admits declared declares announced
				announces accused accuses speculated maintained contended asserted cautioned conceded testified reproached lamented
				joked remarked doubts doubted`),
			weak: wordSet(`added adds noted notes wrote writes asked asks called calls recalled recalls confirmed confirms repeated repeats
				continued continues put puts tweeted concluded concludes demanded demands urged urges hinted reported reports
				commented observed pointed believes thinks`),
			between:   wordSet("has had have also then later again once repeatedly publicly himself herself"),
			denying:   wordSet("nothing no goodbye hello little not never"),
			according: phrases("according to; in the words of")(),
			titles: wordSet(`mr mrs ms miss dr sir lady lord president minister secretary senator chancellor governor mayor judge
				justice king queen prince princess pope bishop professor general colonel captain congressman congresswoman
				spokesman spokeswoman spokesperson ambassador adviser advisor director chairman chairwoman chief commissioner
				officer inspector sergeant detective reverend father doctor lawyer attorney prosecutor expert analyst economist
				scientist researcher historian engineer teacher guide coach manager owner founder author writer journalist
				reporter reporters investor investors farmer fisherman colleague friend neighbour neighbor brother sister mother
				son daughter wife husband man woman boy girl people officials aides lawyers leader leaders diplomat deputy
				baker keeper verger student soldier nurse pilot driver artist singer actor actress player voter resident witness
				client accused candidate executive ceo`),
			joining:  wordSet("but while as when though although because where"),
			articles: wordSet("the a an our his her their its my former then vice deputy prime foreign defense defence national security press white house"),
			of:       wordSet("of at from for the and with"),
			copulas:  wordSet("is was"),
			clause:   wordSet("that how why whether if what"),
			pronouns: wordSet("he she"),
		},
		"de": {
			strong: wordSet(`sagte sagt erklarte erklart warnte warnt behauptete behauptet betonte betont kritisierte kritisiert
				versicherte versprach antwortete entgegnete mahnte forderte`),
			weak:      wordSet(`schrieb fragte meinte`),
			between:   wordSet("auch dann spater erneut zudem"),
			denying:   wordSet("nichts nicht nein ab zu"),
			according: phrases("laut; zufolge")(),
			titles: wordSet(`herr frau dr professor prasident prasidentin kanzler kanzlerin bundeskanzler bundeskanzlerin minister
				ministerin aussenminister aussenministerin innenminister innenministerin verteidigungsminister finanzminister
				finanzministerin burgermeister burgermeisterin sprecher sprecherin richter richterin papst konig konigin general
				abgeordnete abgeordneter vorsitzende vorsitzender bundesprasident ministerprasident`),
			joining: wordSet("aber denn wahrend"), articles: wordSet("der die das"), of: wordSet("von aus"),
			copulas: wordSet("ist war"), clause: wordSet("dass ob wie"),
		},
		"fr": {
			strong: wordSet(`declare affirme dit explique assure averti prevenu annonce repondu soutenu estime accuse promis
				admis declarait affirmait disait`),
			weak:      wordSet(`ajoute ecrit demande`),
			between:   wordSet("a ont avait aussi ensuite egalement"),
			denying:   wordSet("rien non pas"),
			according: phrases("selon; d'apres")(),
			titles: wordSet(`m mme mlle monsieur madame president presidente ministre premier premiere maire senateur senatrice roi
				reine pape juge professeur professeure docteur general porte parole depute deputee chancelier chanceliere`),
			joining: wordSet("mais tandis comme"), articles: wordSet("le la les l"), of: wordSet("de du des"),
			copulas: wordSet("est etait"), clause: wordSet("que qu"),
		},
		"es": {
			strong: wordSet(`dijo dice afirmo afirma declaro declara explico explica aseguro asegura advirtio advierte anuncio
				respondio sostuvo sostiene nego prometio admitio acuso insistio senalo`),
			weak:      wordSet(`anadio agrego escribio pregunto`),
			between:   wordSet("ha habia tambien luego despues"),
			denying:   wordSet("nada no"),
			according: phrases("segun; de acuerdo con")(),
			titles: wordSet(`sr sra don dona senor senora presidente presidenta ministro ministra primer primera alcalde alcaldesa
				senador senadora rey reina papa juez jueza profesor profesora doctor doctora general portavoz diputado diputada
				canciller`),
			joining: wordSet("pero mientras como"), articles: wordSet("el la"), of: wordSet("de del"),
			copulas: wordSet("es era fue"), clause: wordSet("que"),
		},
		"pt": {
			strong: wordSet(`disse diz afirmou afirma declarou declara explicou explica garantiu alertou alerta anunciou
				respondeu sustentou negou prometeu admitiu acusou insistiu`),
			weak:      wordSet(`acrescentou escreveu perguntou`),
			between:   wordSet("tem tinha tambem depois"),
			denying:   wordSet("nada nao"),
			according: phrases("segundo; de acordo com")(),
			titles: wordSet(`sr sra dom dona senhor senhora presidente presidenta ministro ministra primeiro primeira prefeito prefeita
				governador governadora senador senadora rei rainha papa juiz juiza professor professora doutor doutora general
				porta voz deputado deputada chanceler`),
			joining: wordSet("mas enquanto como"), articles: wordSet("o a"), of: wordSet("de do da"),
			copulas: wordSet("e era foi"), clause: wordSet("que"),
		},
		"ru": {
			strong: wordSet(`сказал сказала заявил заявила отметил отметила подчеркнул подчеркнула сообщил сообщила объяснил
				объяснила ответил ответила пообещал пообещала предупредил предупредила признал признала обвинил обвинила
				заявляет говорит`),
			weak:    wordSet(`добавил добавила написал написала спросил спросила`),
			between: wordSet("также затем позже"),
			denying: wordSet("ничего не нет"),
			titles: wordSet(`президент министр премьер канцлер сенатор губернатор мэр король королева папа судья профессор доктор
				генерал пресс секретарь посол депутат глава господин госпожа`),
			joining: wordSet("но а"), copulas: wordSet("это"), clause: wordSet("что"),
		},
		"uk": {
			strong: wordSet(`сказав сказала заявив заявила зазначив зазначила наголосив наголосила повідомив повідомила пояснив
				пояснила відповів відповіла пообіцяв пообіцяла попередив попередила визнав визнала звинуватив звинуватила
				заявляє каже`),
			weak:    wordSet(`додав додала написав написала запитав запитала`),
			between: wordSet("також потім пізніше"),
			denying: wordSet("нічого не ні"),
			titles: wordSet(`президент міністр премєр премʼєр канцлер сенатор губернатор мер король королева папа суддя професор доктор
				генерал речник речниця посол депутат голова пан пані`),
			joining: wordSet("але а"), copulas: wordSet("це"), clause: wordSet("що"),
		},
	}
})

// never are capitalised words that are no part of a person's name, in all
// languages: who has them is a country, an office or a company.
var never = wordSet(`ministry department council agency house bank party union states kingdom university institute court
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
