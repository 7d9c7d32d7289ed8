package format

import (
	"strings"
	"testing"

	"verbatim/corpus"
)

// bodyText are sentences and headings that look like furniture at first sight.
// Each line stands between, above and below body paragraphs and must stay.
const bodyText = `
Share prices fell by four per cent on Monday.
Share this burden, she told the assembly, or carry it alone.
Sharing is what the town does best.
By Monday, the army had crossed the river.
By 2030 the lake will be dry, the report says.
By Monday
By the Numbers
“No.”
"It is over," he said.
Yes.
Next.
Home.
Share it.
Video shows the moment the bridge fell.
Video games made the family rich.
Photo albums filled three shelves of her room.
Photographs of the scene were published the next day.
Images of the flood went around the world.
Watch towers stood at every corner of the camp.
Watching the tide is a profession here.
Play was suspended at 3 p.m. because of rain.
Play resumed an hour later.
Listen to the people, the mayor said.
Listen: the forest is never quiet.
Related costs came to 41 million crowns.
Read more books, she advised her students.
Read the small print before you sign.
Sign up sheets for the newsletter filled within an hour, the editor said.
Subscribers to the newspaper fell by a third in ten years.
Subscribe to a theory and you inherit its flaws.
Follow the money, he told his team.
Followers on Twitter called it a mistake.
Follow the river on foot for an hour and you reach the mill.
The company said it would follow users on Facebook and Instagram.
Click on the green button to see the result.
Click beetles jump when they lie on their backs.
Click chemistry won the prize in 2022.
Cookies were handed out to the children.
We use cookies, the baker says, as a way to say thanks.
Comments were closed after an hour.
Comments by the minister angered the unions.
Copyright law was changed in 1998.
Copyright holders sued the company in March 2022.
Advertising brought in two thirds of the revenue.
Advertisements for the show were taken down.
Advertising and its limits
Updated figures are due on Friday.
Updated rules for the harbour
Published in 1847, the novel was an immediate success.
Posted to the border, he wrote home every day.
Source: a river without end
Support for the government has fallen.
Support our troops, the banner read.
Donate blood, save a life
Download speeds tripled within a year.
Register offices will stay closed.
Join the army, see the world
More than 40 people were hurt.
More: the man and his island
Next: the long way home
Topics ranged from fish to taxes.
Tags on the birds showed where they came from.
Save the whales, she used to say.
Save the date
Email was down for three days.
Email from the front
Facebook and Twitter blocked the account.
Facebook
Menu prices rose by a tenth.
Home is where the harbour is.
Search teams were sent out at dawn.
Close to the border, the road ends.
Top of the league
Get your vaccine early, the ministry advised, and send the form by email.
Continue reading the law and you find the exception.
Continue at your own risk
Editing by hand took three weeks.
Reporting crimes takes courage.
Trending upwards since May
Recommended doses vary.
Premium prices were paid for it.
Contact with the ship was lost at 9:14.
In 2022, 5 min were enough.
He was born on March 18, 1922.
March 18, 2022
The attack: what we know
What happened next?
Why it matters
The “new normal”
A/B testing for beginners
Salt, pepper and lemon
McDonald’s and YouTube
The end
Getty paid for the museum.
Reuters was founded in 1851.
Bloomberg ran for mayor in 2001.
1. The treaty
Step 2: Boil the water
Never miss a step, the dancer said.
Want more? So did Oliver.
Don’t miss the turn after the church.
Enjoy the silence while it lasts.
Become a member of the rescue team, they urged, and many did.
Tap water is safe to drink.
Tap dancing came from the harbour.
Scan the sky for an hour and you see three.
Terms of the deal were not disclosed.
Privacy has a price.
Subscribed capital rose to 40 million.
References to the war were cut.
Contents of the box were sold.
Open access to the shore was promised in 1921.
Illustration by hand takes three weeks.
Photos by children hang in the hall.
Photos, letters and diaries filled three boxes.
BBC News was founded in 1954.
Getty Images sued the company in London.
Source of the river
In this article of the treaty, the king gives up the coast.
Feedback from the pilots was mixed.
Discussion about this post office went on for years.
Restacks of the chimneys cost a fortune.
Thanks for reading the letter aloud, she said.
Jane Doe is a reporter at the Post, and she was the first to see the fire.
Two members of the crew were hurt.
40 followers of the sect stayed behind.
The end [1]
All rights were reserved to the crown.
Sponsored by the king, the fleet set sail.
Print is not dead.
Like father, like son
Like us, they feared the winter.
Stay at home, the government said.
Start your day with bread, the doctor said.
Our best hope is the wind.
A weekly market is held on Thursdays.
`

const before = "The council met on Tuesday evening and spoke for four hours about the future of the harbour and its bridge."
const after = "Nothing was decided in the end, and the members went home in the rain, as they had come, by bus and bicycle."

func TestFurnitureKeepsBodyText(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(bodyText)) {
		line = strings.TrimSpace(line)
		parts := []string{"A headline for the whole story", before, line, after, after}
		a, dropped, err := Read(strings.NewReader(strings.Join(parts, "\n\n")), "-", corpus.Header{})
		if err != nil {
			t.Fatal(err)
		}
		if !holds(a, line) || len(dropped) > 0 || a.Author != "" || a.Published != "" {
			t.Errorf("%q is lost between paragraphs: %+v %v", line, a.Header, dropped)
		}
		if !endsSentence(line) {
			continue // a short line at the edge may be a label
		}
		parts = []string{"A headline for the whole story", line, before, after, line}
		a, dropped, err = Read(strings.NewReader(strings.Join(parts, "\n\n")), "-", corpus.Header{})
		if err != nil {
			t.Fatal(err)
		}
		if !holds(a, line) || len(dropped) > 0 {
			t.Errorf("%q is lost at the edges: %+v %v", line, a, dropped)
		}
	}
}

// holds reports whether a text is a paragraph or section of an article.
func holds(a corpus.Article, text string) bool {
	for _, p := range a.Paragraphs {
		if p.Text == text || p.Section == text {
			return true
		}
	}
	return false
}

// furnitureText are lines that no article holds, by the rule that finds them.
const furnitureText = `
advertisement: Advertisement
advertisement: ADVERTISEMENT
advertisement: Article continues below
advertisement: Story continues below advertisement
advertisement: Sponsored content
advertisement: Continue reading the main story
advertisement: Skip advertisement
advertisement: Werbung
player: Play Video
player: Listen 5 min
player: Listen (5 min)
player: Listen to this article
player: Listen to article · 7 min
player: 5 min read
player: 12-minute read
player: Reading time: 4 minutes
player: 0:00 / 3:21
player: Watch live
promotion: Read more: How the deal was made
promotion: READ MORE | How the deal was made
promotion: Watch: Storm hits the coast of Norway
promotion: Related: The towns that moved
promotion: See also: Ten things about cod
promotion: Also Read | The towns that moved
share: Share
share: Share this article
share: Share on Facebook
share: Share Tweet Email
share: Facebook Twitter WhatsApp
share: Facebook | Twitter | Email | Print
share: Copy link
share: Share full article
share: Leave a comment
share: Save Share
counter: 142 comments
counter: 1.2K shares
newsletter: Sign up for our newsletter
newsletter: Sign up to our Morning Briefing newsletter to get the day in your inbox.
newsletter: Get the best of the week delivered straight to your inbox
newsletter: Enter your email address
newsletter: Join 40,000 readers who get our free weekly newsletter.
paywall: Subscribe to continue reading
paywall: Subscribe to continue
paywall: Already a subscriber? Sign in
paywall: This article is for subscribers only
paywall: You have 2 free articles left this month.
paywall: Log in to continue reading
follow: Follow us on Twitter
follow: Follow us on Facebook, Instagram and YouTube!
follow: Follow @exampletimes on X
follow: Follow The Example Times on WhatsApp
follow: Join our Telegram channel
follow: Follow Jane Doe on Twitter: @janedoe
link: Click here to read the full report
link: Click here for more
link: Download our app
link: Tap here to join the discussion
support: Support our journalism
share: Facebook Twitter
support: Donate today to keep our newsroom going.
caption: Photo: Jane Doe/Getty Images
caption: Getty Images
caption: AFP via Getty Images
caption: Photograph: Jane Doe/The Example
caption: Photographer: Jane Doe/Bloomberg
caption: Image credit: Jane Doe
caption: Image: Jane Doe
caption: The mayor at the bridge on Friday. Photo: Jane Doe/AFP
caption: The mayor at the bridge on Friday. (Photo by Jane Doe/Getty Images)
caption: The mayor at the bridge on Friday (AP Photo/Jane Doe)
caption: The mayor at the bridge on Friday. REUTERS/Jane Doe
caption: The mayor at the bridge on Friday [Jane Doe/AFP]
caption: Foto: dpa
related: Related stories
related: Related Articles
related: Most read
related: More on this story
related: You may also like
related: Recommended for you
separator: * * *
separator: 👍 ❤️ 😂
separator: —
`

func TestFurnitureFindsFurniture(t *testing.T) {
	for line := range strings.Lines(strings.TrimSpace(furnitureText)) {
		rule, text, _ := strings.Cut(strings.TrimSpace(line), ": ")
		parts := []string{"A headline for the whole story", before, text, after, after}
		a, dropped, err := Read(strings.NewReader(strings.Join(parts, "\n\n")), "-", corpus.Header{})
		if err != nil {
			t.Fatal(err)
		}
		if len(dropped) != 1 || dropped[0].Text != text || dropped[0].Rule != rule || dropped[0].Line != 5 || dropped[0].Reason == "" || len(a.Paragraphs) != 3 {
			t.Errorf("%q: dropped %v, kept %d paragraphs", line, dropped, len(a.Paragraphs))
		}
	}
}

// TestGluedLabels cuts labels from the paragraphs that they stick to, and
// leaves words that are no labels.
func TestGluedLabels(t *testing.T) {
	for text, want := range map[string]string{
		"He spoke for an hour on Monday.Play Video":                     "He spoke for an hour on Monday.",
		"“He spoke for an hour on Monday.”Play Video":                   "“He spoke for an hour on Monday.”",
		"He spoke for an hour on Monday. Advertisement":                 "He spoke for an hour on Monday.",
		"He spoke for an hour on Monday.Read more: The mayor's day":     "He spoke for an hour on Monday.",
		"He spoke for an hour on Monday.Watch: The mayor's speech":      "He spoke for an hour on Monday.",
		"He spoke for an hour on Monday.Share":                          "He spoke for an hour on Monday.",
		"AdvertisementHe spoke for an hour on Monday.":                  "He spoke for an hour on Monday.",
		"Play VideoHe spoke for an hour on Monday.":                     "He spoke for an hour on Monday.",
		"He spoke for an hour. The name of the piece was Play":          "He spoke for an hour. The name of the piece was Play",
		"He spoke for an hour. Watch: it will happen again.":            "He spoke for an hour. Watch: it will happen again.",
		"Advertisements are gone from the town since Monday, he said.":  "Advertisements are gone from the town since Monday, he said.",
		"Play Videos of the speech again and again, he said on Monday.": "Play Videos of the speech again and again, he said on Monday.",
	} {
		p := &page{blocks: []block{{text: text}}}
		p.cutGlued()
		if got := p.blocks[0].text; got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
		if (text != want) != (len(p.dropped) == 1) {
			t.Errorf("%q: dropped %v", text, p.dropped)
		}
	}
}
