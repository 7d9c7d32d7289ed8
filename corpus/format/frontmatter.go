package format

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"

	"verbatim/corpus"
	"verbatim/corpus/tidy"
)

// maxFrontMatter bounds front matter in bytes.
const maxFrontMatter = 16 << 10

// matterKeys say what a front matter key means to us: the header field it fills,
// or "" for keys of site generators and notes that say nothing we keep, of which
// there is no need to tell. Others are left out, too, but told of: they may be
// misspelt.
var matterKeys = map[string]string{
	"id": "id", "title": "title", "publisher": "publisher", "author": "author", "url": "url",
	"published": "published", "retrieved": "retrieved", "licence": "licence", "language": "language",
	// Other names of the same.
	"authors": "author", "date": "published", "license": "licence", "lang": "language",
	"canonical_url": "url", "canonical": "url", "source": "url", "site_name": "publisher", "headline": "title", "pubdate": "published",
	// What an export says of the version.
	"version": "", "hash": "",
	// Keys of Jekyll, Hugo, Eleventy, Hexo, Pandoc, Obsidian and the like.
	"aliases": "", "abstract": "", "bibliography": "", "categories": "", "category": "", "classes": "", "comments": "",
	"cover": "", "created": "", "cssclass": "", "cssclasses": "", "description": "", "draft": "", "eleventynavigation": "",
	"excerpt": "", "expirydate": "", "featured": "", "image": "", "images": "", "keywords": "", "last_modified_at": "",
	"lastmod": "", "layout": "", "linktitle": "", "markup": "", "math": "", "menu": "", "modified": "", "nav_order": "",
	"outputs": "", "params": "", "parent": "", "permalink": "", "pin": "", "pinned": "", "publishdate": "", "redirect_from": "",
	"resources": "", "series": "", "sidebar": "", "sitemap": "", "slug": "", "subtitle": "", "summary": "", "tags": "",
	"template": "", "thumbnail": "", "toc": "", "type": "", "updated": "", "weight": "",
}

// cutFrontMatter splits a document into its front matter and the rest, which
// starts at line rest. Without front matter the first is nil.
func cutFrontMatter(src []byte) (matter, body []byte, rest int, err error) {
	if after, ok := bytes.CutPrefix(src, []byte("+++\n")); ok {
		if toml, body, ok := bytes.Cut(after, []byte("\n+++\n")); ok && len(toml) <= maxFrontMatter {
			return fromTOML(toml), body, 4 + bytes.Count(toml, []byte("\n")), nil
		}
	}
	after, ok := bytes.CutPrefix(src, []byte("---\n"))
	if !ok {
		return nil, src, 1, nil
	}
	for offset := 0; offset < len(after) && offset <= maxFrontMatter; {
		line, _, _ := bytes.Cut(after[offset:], []byte("\n"))
		next := min(offset+len(line)+1, len(after))
		if mark := string(bytes.TrimRight(line, " \t")); mark == "---" || mark == "..." {
			return after[:offset], after[next:], 2 + bytes.Count(after[:next], []byte("\n")), nil
		}
		offset = next
	}
	return nil, nil, 0, atLine(1, "the front matter that starts here has no closing --- within %d KiB: close it, or put a blank line above the rule", maxFrontMatter>>10)
}

// tomlKey is the start of a line of TOML that holds a key and a value.
var tomlKey = lazily(`^([A-Za-z0-9_."'-]+)[ \t]*=[ \t]*`)

// fromTOML writes the front matter of Hugo as YAML, line for line: one key a line,
// whose text, number, date or list YAML writes alike. The tables below, of which we
// keep nothing, are left out.
func fromTOML(toml []byte) []byte {
	lines := bytes.Split(tomlTexts().ReplaceAllFunc(toml, onOneLine), []byte("\n"))
	for i, line := range lines {
		switch {
		case bytes.HasPrefix(line, []byte("[")):
			return bytes.Join(lines[:i], []byte("\n"))
		case tomlKey().Match(line):
			lines[i] = tomlKey().ReplaceAll(line, []byte("$1: "))
		default: // a list goes on
			lines[i] = append([]byte("  "), line...)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}

// tomlTexts are texts in three quotes, which may have several lines.
var tomlTexts = lazily(`(?s)"""(?:[^\\]|\\.)*?"""|'''.*?'''`)

// onOneLine writes a text in three quotes with one. Its line breaks follow, so that
// what comes then keeps its line.
func onOneLine(text []byte) []byte {
	inner := strings.NewReplacer(`\\`, `\\`, `\"`, `\"`, `"`, `\"`, "\\\n", " ")
	if text[0] == '\'' {
		inner = strings.NewReplacer("'", "''")
	}
	words := strings.Fields(inner.Replace(string(text[3 : len(text)-3])))
	quote := string(text[:1])
	return []byte(quote + strings.Join(words, " ") + quote + strings.Repeat("\n", bytes.Count(text, []byte("\n"))))
}

// readFrontMatter reads the header from YAML, strictly: one line of text for each
// key, no key twice, no anchors. What is another program's is dropped: notes hold
// whatever properties their writers like.
func readFrontMatter(matter []byte) (h corpus.Header, dropped []Dropped, err error) {
	if err := checkDepth(matter); err != nil {
		return h, nil, err
	}
	file, err := parseYAML(matter)
	if err != nil {
		return h, nil, atLine(2, "the front matter is no valid YAML: put quotes around texts that hold a colon (%v)", tidy.OneLine(err.Error()))
	}
	seen := map[string]bool{}
	for _, doc := range file.Docs {
		pairs, err := pairsOf(doc.Body)
		if err != nil {
			return h, nil, err
		}
		for _, pair := range pairs {
			reason, err := set(&h, pair, seen)
			if err != nil {
				return h, nil, err
			}
			if reason != "" {
				dropped = append(dropped, droppedPair(pair, reason))
			}
		}
	}
	return h, dropped, nil
}

// droppedPair is a pair that is left out.
func droppedPair(pair *ast.MappingValueNode, reason string) Dropped {
	text := pair.Key.String()
	if value, err := scalar(pair.Value, true); err == nil {
		text += ": " + value
	}
	return Dropped{Line: matterLine(pair.Key), Text: tidy.FirstWords(text, 200), Rule: "front matter", Reason: reason}
}

// checkDepth refuses YAML that nests deeper than front matter ever does,
// before a recursive parser sees it.
func checkDepth(matter []byte) error {
	for i, line := range bytes.Split(matter, []byte("\n")) {
		if bytes.Count(line, []byte("["))+bytes.Count(line, []byte("{"))+bytes.Count(line, []byte("- ")) > 64 || indent(line) > 64 {
			return atLine(i+2, "this front matter nests too deeply: keep to one \"key: value\" a line")
		}
	}
	return nil
}

// indent counts the spaces at the start of a line.
func indent(line []byte) int { return len(line) - len(bytes.TrimLeft(line, " ")) }

// parseYAML is parser.ParseBytes that turns a panic of the parser into an error.
func parseYAML(src []byte) (file *ast.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the parser gave up: %v", r)
		}
	}()
	return parser.ParseBytes(src, 0)
}

// pairsOf returns the keys and values of the top level.
func pairsOf(body ast.Node) ([]*ast.MappingValueNode, error) {
	switch n := body.(type) {
	case nil, *ast.NullNode, *ast.CommentGroupNode:
		return nil, nil
	case *ast.MappingNode:
		return n.Values, nil
	case *ast.MappingValueNode:
		return []*ast.MappingValueNode{n}, nil
	default:
		return nil, atLine(matterLine(n), "front matter must be lines of \"key: value\"")
	}
}

// matterLine is the line of a node in the document: front matter starts below "---".
func matterLine(n ast.Node) int {
	if t := n.GetToken(); t != nil && t.Position != nil {
		return t.Position.Line + 1
	}
	return 1
}

// set stores one pair of the front matter, or says why it is left out.
func set(h *corpus.Header, pair *ast.MappingValueNode, seen map[string]bool) (reason string, err error) {
	line, key := matterLine(pair.Key), strings.ToLower(pair.Key.String())
	name, known := matterKeys[strings.ReplaceAll(key, "-", "_")]
	switch {
	case !known:
		return "no key that is known: those are " + strings.Join(matterNames(), ", "), nil
	case name == "":
		return "", nil
	}
	value, err := scalar(pair.Value, name == "author")
	if reason := othersValue(h, key, value); reason != "" {
		return reason, nil
	}
	if err == nil && seen[name] {
		err = fmt.Errorf("there is a %s already: keep one", name)
	}
	if err != nil {
		return "", atLine(line, "%s: %w", key, err)
	}
	if name == "author" {
		value = noteLinks.Replace(value)
	}
	seen[name] = key != "source"
	return "", assign(h, name, value, line)
}

// noteLinks takes away what makes a link to a note of a name.
var noteLinks = strings.NewReplacer("[[", "", "]]", "")

// othersValue says why the value of a key that is known is another program's, "" if
// it is ours.
func othersValue(h *corpus.Header, key, value string) string {
	switch {
	case key == "published" && (value == "true" || value == "false"):
		return "says whether and not when" // Jekyll
	case key == "url" && strings.HasPrefix(value, "/"):
		return "a path in its site and no whole web address" // Hugo
	case key == "source" && corpus.CheckField("url", value) != nil:
		return "no web address"
	case key == "source" && h.URL != "":
		return "there is another address"
	}
	return ""
}

// assign checks a value and stores it in the field called name.
func assign(h *corpus.Header, name, value string, line int) error {
	value = tidy.OneLine(value)
	if value == "" {
		return nil
	}
	if name == "published" || name == "retrieved" {
		if day, ok := ParseDate(value); ok {
			value = day
		}
	}
	if err := corpus.CheckField(name, value); err != nil {
		return lineError{line, err}
	}
	for _, f := range h.Fields() {
		if f.Name == name {
			*f.Value = value
		}
	}
	return nil
}

// matterNames lists the keys that fill the header.
func matterNames() []string {
	var names []string
	for _, f := range new(corpus.Header).Fields() {
		names = append(names, f.Name)
	}
	return names
}

// scalar is the text of a value as it is written: 1984 and true are texts
// here too. A list is taken only where list is set, joined with commas, and so
// is a table, of which it is the name.
func scalar(n ast.Node, list bool) (string, error) {
	switch n := n.(type) {
	case nil, *ast.NullNode:
		return "", nil
	case *ast.StringNode:
		return n.Value, nil
	case *ast.LiteralNode:
		return n.Value.Value, nil
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode, *ast.InfinityNode, *ast.NanNode:
		return n.GetToken().Value, nil
	case *ast.SequenceNode:
		if list {
			return scalars(n)
		}
	case *ast.MappingNode, *ast.MappingValueNode:
		pairs, err := pairsOf(n)
		for _, pair := range pairs {
			if list && err == nil && pair.Key.String() == "name" {
				return scalar(pair.Value, false)
			}
		}
	case *ast.AnchorNode, *ast.AliasNode, *ast.TagNode, *ast.MergeKeyNode:
		return "", fmt.Errorf("anchors, aliases and tags are not supported: write the text itself, in quotes")
	}
	return "", fmt.Errorf("want one line of text, not a list or a table")
}

// scalars joins a list of texts.
func scalars(n *ast.SequenceNode) (string, error) {
	var parts []string
	for _, v := range n.Values {
		s, err := scalar(v, true)
		if err != nil {
			return "", err
		}
		parts = append(parts, tidy.OneLine(s))
	}
	return strings.Join(parts, ", "), nil
}

// writeFrontMatter writes the fields that are set, each in double quotes but
// for dates, which need none.
func writeFrontMatter(w io.Writer, fields []corpus.Field) error {
	var b strings.Builder
	b.WriteString("---\n")
	for _, f := range fields {
		switch {
		case *f.Value == "" && f.Name != "title":
		case corpus.IsDate(*f.Value) && f.Name != "title":
			fmt.Fprintf(&b, "%s: %s\n", f.Name, *f.Value)
		default:
			fmt.Fprintf(&b, "%s: %s\n", f.Name, quoteYAML(*f.Value))
		}
	}
	b.WriteString("---\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// quoteYAML writes s as a double-quoted YAML scalar (YAML 1.2.2, 7.3.1).
func quoteYAML(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\t", `\t`, "\u2028", `\u2028`, "\u2029", `\u2029`, "\ufeff", `\ufeff`).Replace(s) + `"`
}
