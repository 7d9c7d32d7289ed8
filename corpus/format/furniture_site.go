package format

// siteFurniture are what widespread platforms put around their articles, in
// the languages of their readers.
var siteFurniture = []rule{
	{"counter", "a count of comments or shares", edges, whole(`\d{2,}|[\d,.]+ · \d+ comments|\d[\d.,]*[km]|\d+(?:[.,]\d+)?[km]? (?:followers?|restacks?|claps?|responses?|notes?|members?|abonnenten)|\d[\d,. ]*(?:accesses|citations|altmetric)(?: ?\| ?\d[\d,. ]*(?:accesses|citations|altmetric))*`)},
	{"player", "a label of a video or audio player", anywhere, whole(`\d+ minut[io] di lettura|hear this story|scroll down for (?:the )?(?:video|more|gallery)s?.{0,20}|view this post on (?:` + sites + `)|a post shared by .{2,80}|temps de lecture\s*:?\s*\d+ min(?:ute)?s?|lesezeit\s*:?\s*\d+ min(?:uten?)?`)},
	{"share", "a row of buttons for sharing", anywhere, whole(`share or comment on this article.{0,200}|(?:view|show|read|see) (?:all )?comments? ?\(\d+\)|(?:compartir|compartilhar|partager|condividi|teilen|delen) (?:en|no|na|sur|su|auf|op|via|por|par|per) (?:` + sites + `|e-?mail|correo)|` +
		`copiar (?:enlace|link|o link)|copier le lien|link kopieren|copia link|comentarios|ir a los comentarios|kommentare|commentaires|commenti|(?:diesen )?artikel teilen|partager cet article|compartir este artículo|condividi questo articolo|поделиться|paylaş|شارك|シェア|シェアする|分享|공유|공유하기|(?:.{2,120} )?cite this article|save this story|pin this (?:recipe|post)(?: for later)?|jump to recipe.{0,30}|print recipe|, opens new tab`)},
	{"newsletter", "asks to sign up for letters or alerts", anywhere, letterAppeal},
	{"paywall", "asks to subscribe or log in", anywhere, whole(`subscribe(?: now)?|subscribed|ready for more\?|article réservé (?:aux|à nos) abonnés|réservé aux abonnés|il vous reste \d+[.,]?\d* ?% de cet article à lire.{0,80}|contenido exclusivo para suscriptores|exclusivo para assinantes|suscríbete para (?:seguir|continuar) leyendo|abonnez-vous pour lire la suite|assine para continuar lendo|you have full access to this article via .{2,80}|you.ve read \d+ articles? .{2,60}`)},
	{"promotion", "points to another piece", anywhere, promotionAbroad},
	{"navigation", "a part of the site's navigation", edges, whole(`skip to .{2,30}|add topic|share your feedback to help improve our site|live|live updates|breaking(?: news)?|today.s paper|this article is more than \d+ (?:months?|years?) old|字号.{0,20}|\d+ min(?:ute)?s?|view (?:this email )?in (?:your )?browser|from wikipedia, the free encyclopedia|for immediate release|news provided by|open access|zur startseite|feedback|startseite|accueil|portada|inicio|главная|anasayfa|ana sayfa|الرئيسية|ホーム|首页|首頁|unsubscribe(?: ?[|·•] ?.{2,60})?|was this email forwarded to you\?.{0,40}|discussion about this post|restacks?|follow(?:ing)?|order reprints.{0,60}|responses \(\d+\)|coordinates: .{4,60}`)},
	{"disclosure", "says that the site earns from links", edges, disclosure},
	{"topics", "labels of topics", tail, whole(`(?:filed under|archivado en|etiketler|теги|метки|タグ|标签|標籤|الوسوم)\s*[:：].{0,300}`)},
	{"related", "a heading above links to other pieces", tail, whole(`explore more on these topics|archivado en|más información|関連記事|関連ニュース|相关新闻|相關新聞|читайте также|по теме|ilgili haberler|مواضيع ذات صلة|veja também|saiba mais`)},
	{"source", "says who sent the release", tail, func(s string) bool { return sourceLine().MatchString(s) }},
	{"navigation", "a part of the site's navigation", tail, whole(`(?:previous|next)(?: (?:post|article|story))?\s*[:：].{2,120}|like|likes|comment|repost|reply|send|powered by .{2,40}`)},
	{"sign-off", "says who edited or owns the piece", tail, whole(`(?:责任)?编辑\s*[:：].{1,20}|責任編輯\s*[:：].{1,20}|무단 ?전재.{0,40}|저작권자.{0,80}|(?:síguenos|sigue a .{2,40}|suivez-nous|seguici|folgen sie uns|siga .{2,40}) (?:en|sur|su|auf|no) .{2,60}`)},
	{"sign-off", "says where else the piece stood", tail, func(s string) bool { return printLine().MatchString(s) }},
	{"sign-off", "says who the author is", tail, func(s string) bool { return bioLine().MatchString(s) && !told().MatchString(s) && weight(s) <= 300 }},
	{"reference", "a note below an encyclopedia's article", tail, func(s string) bool { return noteLine().MatchString(s) }},
	{"reference", "a heading above notes", tail, whole(`references|notes|footnotes|citations|einzelnachweise|références|referencias`)},
}

var (
	letterWord    = lazily(`reader-supported|ubscribe|ign up|new posts|одпи(?:сы|ши)`)
	letterLine    = lazily(`(?i)^[^.]{2,80} is a reader-supported publication\. |^thanks for reading\b[^.]{0,80}!? subscribe for free|^to receive new posts and support my work|\bnewsletter\b.{0,160}\. sign up (?:here|now|today|below)\.?$|^(?:подписывайтесь|подпишитесь) на (?:наш|нас)`)
	promotionHead = lazily(`(?i)^[\s>›»→*-]*(?:читайте также|по теме|czytaj (?:też|także|również)|zobacz (?:też|także|również)|ilgili haber|veja também|saiba mais|leia mais|más información|mehr zum thema|اقرأ أيضا|関連記事)\s*[:：]\s*\S.{2,160}$`)
	affiliate     = lazily(`(?i)^(?:this (?:post|page|site|article) (?:may )?contains? affiliate links|as an amazon associate i earn|did you make this recipe\? |when you (?:buy|purchase) through (?:our )?links)`)
	sourceLine    = lazily(`^SOURCE:? +(\p{Lu}[^.]{1,60}(?:Inc\.|Ltd\.|Co\.)?)$`)
	printLine     = lazily(`(?i)^(?:a version of this article appears in print|this (?:article|story|piece) appears in the (?:.{2,40} )?(?:print edition|issue)\b|published in the print edition of the |the times is committed to publishing a diversity of letters)`)
	bioLine       = lazily(`^(?:\p{Lu}[\p{L}.'’-]*,? ){2,4}(?:is )?(?:an?|the|our) [^.!?]{0,60}\b(?:writer|reporter|correspondent|columnist|editor|contributor|journalist)\b`)
	noteLine      = lazily(`^\^ |^(?i:doi)\s*: ?(?:https?://|10\.)\S+$`)
)

// letterAppeal matches appeals of newsletters that are whole sentences.
func letterAppeal(s string) bool {
	return letterWord().MatchString(s) && weight(s) <= 300 && letterLine().MatchString(s)
}

// promotionAbroad matches "Read also: …" in other languages.
func promotionAbroad(s string) bool { return promotionHead().MatchString(s) && !endsSentence(s) }

// disclosure matches notices about affiliate links.
func disclosure(s string) bool { return weight(s) <= 300 && affiliate().MatchString(s) }
