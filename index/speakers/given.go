package speakers

import (
	"sync"

	"verbatim/index/analysis"
)

// given are usual given names, folded. A name that begins with one is a
// person's; names that are also words or companies are left out.
var given = sync.OnceValue(func() map[string]bool {
	return analysis.WordSet(`adam alan albert alex alexander alexandra alexei alfred alice alison amanda amy ana andrea andreas andrei andrew
	andy angela anja ann anna annalena anne annette anthony antonio antony arthur astrid barack barbara beatrice ben benedikt
	benjamin bernard bernd bill birgit boris brian bruno camille carl carla carlos carmen carol caroline catherine cecilia
	charles charlotte chris christian christina christine christoph christopher claire clara claudia colin conrad cristina
	dan daniel daniela david deborah denis dennis diana diego dieter dmitri dmitry dominique donald dorothy douglas edward
	elena elisabeth elizabeth ella ellen emily emma emmanuel eric erik ernst eva evelyn felix fernando florian francesca
	francesco francis francisco frank franz frederick friedrich gabriel gabriela gary george georg gerald gerhard giorgia giovanni
	giulia giuseppe gordon greg gustav guy hannah hans harold harry heather heike heinz helen helena helmut henri henrik
	henry herbert hilda hillary howard hugo ian ida igor ines ingrid irene isabel isabella ivan jack jacob jake james jan jane
	janet jason jean jeff jennifer jen jens jeremy jerome jessica jill jim joachim joan joe joel johan johann johannes john jonas
	jonathan jordi jose joseph josef joy juan julia julian julie jurgen kamala karen kari karin karl kate katharina katherine
	kathleen katja keith ken kevin klaus kristin kyle lars laura lauren laurence lea lena leo leon leonard lewis liam linda
	lisa liz lloyd louis louise lucas lucia lucy luis luisa lukas lula lydia lynn magdalena marc marcel marcus margaret maria
	marie marina mario marion marius markus marta martha marthe martin martina mary mathias matteo matthew matthias maud max
	maximilian melanie michael michel michelle miguel mike mikhail miriam mitch monica monika nadia nancy naomi natalia
	nathan nicholas nicola nicolas nicole nigel nikolai nina nora norbert olaf oleg olga oliver olivia oscar otto pablo
	pamela patricia patrick paul paula pedro peter petra philip philippe pierre rachel rafael ralph rebecca reinhard renate
	richard rishi rita robert roberto robin roger roland ronald rosa rose ruth ryan sabine sally sam samantha samuel sandra
	sara sarah sebastian sergei sergey sergio sharon sheila silvia simon simone sofia sonia sophia sophie stefan stefanie
	stephan stephanie stephen steve steven stuart susan susanne svante sven sylvia tanja ted teresa theo theodore theresa
	thomas tim timothy tina tobias todd tom tomas tony tracy uwe ulrich ursula valentina valerie vanessa vera veronica victor
	victoria viktor vincent virginia vitali vladimir volodymyr walter wendy werner wilhelm william wolfgang xavier yulia
	yves zoe владимир сергей дмитрий александр алексей андрей иван михаил николай олег павел юрий анна мария елена ольга
	наталья татьяна екатерина виктор игорь володимир дмитро олександр олексій сергій андрій іван михайло микола юрій олена
	наталія тетяна катерина віктор ігор`)
})
