package analysis

// Titles are the words before a name or a number whose dot ends no sentence,
// in all languages.
var Titles = WordSet("mr mrs ms mx messrs dr drs prof st ste gen col maj capt cpt cmdr lt sgt cpl pvt adm sen rep gov " +
	"pres rev hon fr sr jr bros mt ft vs no dra sra srta dña mme mlle mgr dott sig avv ing arch dhr mevr doç")

// numbered are the words whose dot ends no sentence before a number.
var numbered = WordSet("no nos nr nrs núm num p pp pg pag pág vol vols fig figs art sec ch chap op ed v eq ver bd s str с стр гл рис б д sz")

// ordinalDot are the languages that write a dot after ordinal numbers.
var ordinalDot = WordSet("de da no fi hu cs pl tr hr et sl")

// shortened are the abbreviations by language, "" for all, whose dot ends a
// sentence only before a word that sentences begin with.
var shortened = map[string]map[string]bool{
	"": WordSet("jan feb mar apr jun jul aug sep sept oct nov dec inc ltd co corp llc etc ca cf al approx est ed eds " +
		"op vol tel min max"),
	"en": WordSet("ave blvd rd dept univ assn bros gov mil viz eg ie mon tue tues wed thu thur thurs fri sat " +
		"ala ariz ark calif colo conn del fla ga ill ind kan ky md mass mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo"),
	"de": WordSet("bzw usw vgl z b d h u a geb gest nr str hr fr mio mrd jh jhd ggf evtl inkl zzt sog bd abs st hl " +
		"mind max tel okt dez mär"),
	"fr": WordSet("m mm mme mlle av env p ex cf hab km éd janv févr avr juil déc boul"),
	"es": WordSet("sr sra srta d dña ud uds pág núm av avda ej art admón dpto aprox gral a c"),
	"pt": WordSet("sr sra srta exmo exma pág núm av ex aprox dep eng arq d c"),
	"it": WordSet("sig sigg dott ecc es pag pagg art ing avv c cap fig secc sec a"),
	"nl": WordSet("dhr mevr mw bijv enz o a d w z ca nr blz jl jr m i v e t"),
	"sv": WordSet("bl a t ex dvs osv ca kl nr s k f d m fl resp st tr milj"),
	"da": WordSet("bl a f eks dvs osv ca kl nr hr fr m m v pga ift jf mio mia"),
	"no": WordSet("bl a f eks dvs osv ca kl nr hr fr m m v pga ift jf mill mrd st gt kr"),
	"ru": WordSet("г гг в вв им т е д п др ул стр тыс млн млрд руб проф акад см напр р о н э род ум ред изд св обл"),
	"uk": WordSet("р рр ст ім т е д п ін вул с тис млн млрд грн проф акад див напр н обл"),
	"bg": WordSet("г в т е н пр хр ул стр хил млн млрд лв проф акад св"),
	"pl": WordSet("np itd itp m in prof dr ul r w tj tzw ok św nr tys mln mld im al gen por zob"),
	"cs": WordSet("např tj tzv r č str sv p ing mgr tzn atd apod mj mil mld nám ul"),
	"tr": WordSet("vb vd bkz m ö s yy t c av doç cad sok mah nr"),
	"fi": WordSet("esim ns mm ekr jkr n s klo mrd milj ks puh tri"),
	"ro": WordSet("dl dna nr str d hr î ș a ex etc lt col mil mld jud sf"),
	"hu": WordSet("pl ún dr stb kb kr u sz ill vö szt id ifj"),
	"el": WordSet("κ κ.ά π.χ δηλ αι κλπ χλμ εκ δισ αρ σελ βλ λ.χ"),
	"vi": WordSet("tp gs ts ths pgs bs ks q p"),
	"id": WordSet("dr dll dsb jl rp tgl hlm h hj yth"),
	"hr": WordSet("npr tj itd sv god st br str dr sc mil"),
	"hi": WordSet("डॉ श्री प्रो पं"),
}
