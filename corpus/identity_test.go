package corpus

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestSlug(t *testing.T) {
	for title, want := range map[string]string{
		"The Ferry at Dawn":                     "the-ferry-at-dawn",
		"  “Don’t panic”: Biden's 3 rules — ok": "dont-panic-bidens-3-rules-ok",
		"Über Größe, Ærø, Łódź & São Tomé":      "uber-grosse-aero-lodz-sao-tome",
		"Tiếng Việt: Đà Nẵng":                   "tieng-viet-da-nang",
		"ﬁnal ＦＵＬＬ":                             "final-full",
		"微软 Microsoft 发布 2022":                  "microsoft-2022",
		"微软发布 2022":                             "",
		"Ελλάδα":                                "",
		"…":                                     "",
		"A title that goes on for longer than any identifier may be": "a-title-that-goes-on-for-longer-than-any",
		strings.Repeat("x", 60): strings.Repeat("x", MaxIDLength),
	} {
		if got := slug(title, MaxIDLength); got != want {
			t.Errorf("%q: got %q, want %q", title, got, want)
		}
	}
}

func TestNewIDsAreFreeAndFit(t *testing.T) {
	taken := map[string]bool{}
	want := map[int]string{1: "same-title", 2: "same-title-2", 3: "same-title-3", 99: "same-title-99"}
	for n := 1; n <= 110; n++ {
		a := tale("Same title", fmt.Sprint(n))
		id, err := newID(a, a.Hash(), "", func(id string) (bool, error) { return taken[id], nil })
		if err != nil {
			t.Fatal(err)
		}
		if taken[id] || want[n] != "" && id != want[n] {
			t.Errorf("article %d got %q, want %q", n, id, want[n])
		}
		taken[id] = true
	}
	all := func(string) (bool, error) { return true, nil }
	if id, err := newID(tale("A"), tale("A").Hash(), "", all); err == nil {
		t.Errorf("got %q where every ID is taken", id)
	}
	for _, title := range []string{strings.Repeat("long ", 30), strings.Repeat("x", 100), "微软"} {
		for n := 1; n <= 101; n += 50 {
			calls := 0
			id, err := newID(tale(title), tale(title).Hash(), "", func(string) (bool, error) { calls++; return calls < n, nil })
			if n < 101 && (err != nil || CheckField("id", id) != nil) {
				t.Errorf("%.10q, attempt %d: ID %q, error %v", title, n, id, err)
			}
		}
	}
}

func TestURLKey(t *testing.T) {
	for _, same := range [][]string{
		{"https://example.org/a", "http://www.Example.org:80/a/", "https://example.org/a?utm_source=x&fbclid=y#top"},
		{"https://example.org/a?p=1&q=2", "https://example.org/a?q=2&p=1&utm_medium=z"},
		{"https://example.org", "https://example.org/"},
	} {
		for _, address := range same {
			if urlKey(address) != urlKey(same[0]) {
				t.Errorf("%s: %s, and %s: %s", address, urlKey(address), same[0], urlKey(same[0]))
			}
		}
	}
	seen := map[string]string{}
	for _, address := range []string{
		"https://example.org/a", "https://example.org/A", "https://example.org/a?p=1", "https://example.org/a?p=2",
		"https://example.org:8080/a", "https://news.example.org/a", "https://example.org/a/b", "https://example.org/a%2Fb",
	} {
		if other := seen[urlKey(address)]; other != "" {
			t.Errorf("%s and %s have the same key %s", address, other, urlKey(address))
		}
		seen[urlKey(address)] = address
	}
}

// identity puts articles one after the other. Each line holds the ID, URL,
// title, text and origin of one, and what is wanted: the change and the ID.
func identity(t *testing.T, store testStore) {
	const page = "https://example.org/page"
	type step struct{ id, url, title, text, origin, want string }
	for name, steps := range map[string][]step{
		"an ID wins over all": {
			{"x", "", "A", "1", "/a", "added x"},
			{"", page, "B", "2", "/b", "added b"},
			{"x", page, "B", "2", "/b", "replaced x"},
		},
		"a new ID is a new article": {
			{"", page, "A", "1", "/a", "added a"},
			{"other", page, "A", "2", "/b", "added other"},
		},
		"equal content from anywhere": {
			{"", page, "A", "1", "/a", "added a"},
			{"", page, "A", "1", "/b", "unchanged a"},
			{"", page, "A", "1", "", "unchanged a"},
			{"other", page, "A", "1", "/c", "unchanged a"},
		},
		"one address, one page": {
			{"", page, "A", "1", "/a", "added a"},
			{"", page + "/?utm_source=x", "A", "2", "/b", "replaced a"},
			{"", page, "A headline that changed", "3", "", "replaced a"},
		},
		"chapters share an address": {
			{"", page, "Chapter 1", "1", "/1", "added chapter-1"},
			{"", page, "Chapter 2", "2", "/2", "added chapter-2"},
			{"", page, "Chapter 1", "1 again", "/1", "replaced chapter-1"},
			{"", page, "Chapter 2", "2 again", "/2", "replaced chapter-2"},
		},
		"a file that changes": {
			{"", "", "A", "1", "/a", "added a"},
			{"", "", "B", "2", "/a", "replaced a"},
		},
		"a file named anew": {
			{"", "", "A", "1", "/a", "added a"},
			{"", "", "B", "2", "/b", "added b"},
			{"", "", "A", "1", "/b", "unchanged a"},
		},
		"one of two equal files changes": {
			{"", "", "A", "1", "/a", "added a"},
			{"", "", "A", "1", "/b", "unchanged a"},
			{"", "", "A", "2", "/b", "added a-2"},
			{"", "", "A", "3", "/a", "replaced a"},
		},
		"two files with one title": {
			{"", "", "A", "1", "/a", "added a"},
			{"", "", "A", "2", "/b", "added a-2"},
			{"", "", "A", "3", "/b", "replaced a-2"},
		},
		"pasted with the same title": {
			{"", "", "A", "1", "", "added a"},
			{"", "", "A", "2", "", "replaced a"},
			{"", page, "A", "3", "", "added a-2"},
		},
		"a title without Latin letters": {
			{"", "", "微软", "1", "", "added article-" + tale("微软", "1").Hash()[:8]},
		},
	} {
		t.Run(name, func(t *testing.T) {
			lib := store.Library(name) // a library of its own for each
			for i, s := range steps {
				a := tale(s.title, s.text)
				a.ID, a.URL = s.id, s.url
				stored, err := lib.Put(t.Context(), Incoming{Article: a, Origin: s.origin})
				if got := fmt.Sprintf("%v %s", stored.Change, strings.TrimPrefix(stored.ID, ownMark)); err != nil || got != s.want {
					t.Fatalf("step %d: %s, error %v, want %s", i+1, got, err, s.want)
				}
			}
			if err := lib.Check(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func aFileHoldsOneArticle(t *testing.T, s testStore) {
	lib := s.Library("")
	named := func(id, text string) Article {
		a := tale("A", text)
		a.ID = id
		return a
	}
	mustPut(t, lib, named("first", "1"), "/a", Added)
	mustPut(t, lib, named("second", "2"), "/a", Added)
	if _, err := lib.Article(t.Context(), "first"); !errors.Is(err, ErrNotFound) {
		t.Errorf("the article that its file no longer holds: error %v, want %v", err, ErrNotFound)
	}
	mustPut(t, lib, named("second", "2"), "", Unchanged)
	mustPut(t, lib, named("third", "3"), "/a", Added)
	if _, err := lib.Article(t.Context(), "second"); err != nil {
		t.Errorf("an article that was also put by hand: %v", err)
	}
}
