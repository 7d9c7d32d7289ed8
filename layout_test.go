// The layout test holds the house together: which package may import which,
// who may talk to bleve and to Discord, and that every export says what it is.
package verbatim

import (
	"go/ast"
	"go/doc"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// rooms lists, for each top-level folder, which of the others it may import.
var rooms = map[string][]string{
	"corpus": {},
	"index":  {"corpus"},
	"bot":    {"corpus", "index"},
	"cmd":    {"corpus", "index", "bot"},
}

// keepers lists the modules that only one room may import.
var keepers = map[string]string{
	"github.com/blevesearch":          "index",
	"github.com/bwmarrin/discordgo":   "bot",
	"modernc.org/sqlite":              "corpus",
	"github.com/jackc/pgx/v5":         "corpus",
	"github.com/klauspost/compress":   "corpus",
	"github.com/pressly/goose":        "corpus",
	"github.com/markusmobius":         "corpus",
	"github.com/spf13":                "cmd",
	"github.com/joho/godotenv":        "cmd",
	"go.opentelemetry.io":             "bot",
	"github.com/VictoriaMetrics":      "bot",
	"github.com/santhosh-tekuri":      "bot",
	"github.com/RadhiFadlillah":       "corpus",
	"github.com/gogs/chardet":         "corpus",
	"github.com/schollz/progressbar":  "cmd",
	"github.com/klippa-app/go-pdfium": "corpus",
	"github.com/tetratelabs/wazero":   "corpus",
	"github.com/mmcdole":              "corpus",
}

func TestImports(t *testing.T) {
	for dir, pkgs := range sources(t) {
		room, _, _ := strings.Cut(dir, "/")
		for name, file := range pkgs {
			for _, spec := range file.Imports {
				imported := strings.Trim(spec.Path.Value, `"`)
				if why := forbidden(dir, room, imported, strings.HasSuffix(name, "_test.go")); why != "" {
					t.Errorf("%s imports %s: %s", name, imported, why)
				}
			}
		}
	}
}

// namers lists packages that look up methods by a name that is not known when a
// program is linked. With one of them in it, the linker keeps every exported
// method of every type: tens of megabytes.
var namers = []string{"html/template", "github.com/modern-go/reflect2"}

// TestImportsOfTheProgram looks at all that the program is made of.
func TestImportsOfTheProgram(t *testing.T) {
	list, err := exec.CommandContext(t.Context(), "go", "list", "-deps", "./cmd/verbatim").Output()
	if err != nil {
		t.Fatal(err)
	}
	packages := strings.Fields(string(list))
	for _, namer := range namers {
		if slices.Contains(packages, namer) {
			t.Errorf("%s is part of the program: go mod why tells through whom", namer)
		}
	}
	if !slices.Contains(packages, "verbatim/bot") {
		t.Errorf("the program is made of %q", packages)
	}
}

// standIn is the Discord of the tests. What lies below it tests whole programs.
// goldens compares what tests find.
const standIn, goldens = "bot/discordtest", "index/golden"

// within tells whether a folder is another one or lies below it.
func within(dir, name string) bool { return name == dir || strings.HasPrefix(name, dir+"/") }

// forbidden says why a file of dir may not import a package, "" if it may.
func forbidden(dir, room, imported string, test bool) string {
	if own, ok := strings.CutPrefix(imported, "verbatim/"); ok {
		to, _, _ := strings.Cut(own, "/")
		switch {
		case own == standIn && !test && !within(standIn, dir), own == goldens && !test:
			return "it is for tests"
		case within(standIn, dir) && !within(standIn, own):
			return "it is the other end of the wire and knows nothing of this one"
		case to != room && !slices.Contains(rooms[room], to):
			return room + " may not know " + to
		}
		return ""
	}
	for module, keeper := range keepers {
		if (imported == module || strings.HasPrefix(imported, module+"/")) && keeper != room {
			return "only " + keeper + " may"
		}
	}
	return ""
}

func TestExportsAreDocumented(t *testing.T) {
	for dir, files := range sources(t) {
		fset := token.NewFileSet()
		var parsed []*ast.File
		for name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(fset, name, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			parsed = append(parsed, f)
		}
		if len(parsed) == 0 {
			continue
		}
		pkg, err := doc.NewFromFiles(fset, parsed, "verbatim/"+dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range undocumented(pkg) {
			t.Errorf("%s: %s has no doc comment", dir, name)
		}
	}
}

// undocumented lists the package itself and its exports that have no comment.
// Inside a group, a comment on the group is enough.
func undocumented(pkg *doc.Package) []string {
	var names []string
	check := func(name, text string) {
		if text == "" && ast.IsExported(path.Ext("." + name)[1:]) {
			names = append(names, name)
		}
	}
	if pkg.Doc == "" {
		names = append(names, "package "+pkg.Name)
	}
	values := func(groups []*doc.Value) {
		for _, g := range groups {
			check(g.Names[0], g.Doc+specDocs(g.Decl))
		}
	}
	funcs := func(list []*doc.Func) {
		for _, f := range list {
			check(f.Name, f.Doc)
		}
	}
	values(pkg.Consts)
	values(pkg.Vars)
	funcs(pkg.Funcs)
	for _, typ := range pkg.Types {
		check(typ.Name, typ.Doc)
		values(typ.Consts)
		values(typ.Vars)
		funcs(typ.Funcs)
		for _, m := range typ.Methods {
			if ast.IsExported(typ.Name) {
				check(m.Name, m.Doc)
			}
		}
	}
	return names
}

// specDocs joins the comments on the single lines of a declaration.
func specDocs(decl *ast.GenDecl) string {
	var text strings.Builder
	for _, spec := range decl.Specs {
		if v, ok := spec.(*ast.ValueSpec); ok {
			text.WriteString(v.Doc.Text() + v.Comment.Text())
		}
	}
	return text.String()
}

// TestImageHasStandIns: the Dockerfile downloads the modules before it copies
// the sources, and needs the stand-ins of go.mod to do so.
func TestImageHasStandIns(t *testing.T) {
	mod, err := os.ReadFile("go.mod")
	image, imageErr := os.ReadFile("Dockerfile")
	if err != nil || imageErr != nil {
		t.Fatal(err, imageErr)
	}
	standIns := regexp.MustCompile(`=> \./(\S+)`).FindAllStringSubmatch(string(mod), -1)
	if len(standIns) == 0 {
		t.Fatal("go.mod has no stand-in")
	}
	for _, s := range standIns {
		if line := "COPY " + s[1] + " ./" + s[1] + "\n"; !strings.Contains(string(image), line) {
			t.Errorf("the Dockerfile lacks %s", line)
		}
	}
}

// sources parses every Go file below the four rooms, by folder and file name.
func sources(t *testing.T) map[string]map[string]*ast.File {
	t.Helper()
	files := map[string]map[string]*ast.File{}
	for room := range rooms {
		err := filepath.WalkDir(room, func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(name, ".go") {
				return err
			}
			f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
			if err != nil {
				return err
			}
			dir := filepath.ToSlash(filepath.Dir(name))
			if files[dir] == nil {
				files[dir] = map[string]*ast.File{}
			}
			files[dir][name] = f
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(files) < len(rooms) {
		t.Fatalf("found Go files in %d folders only: is the test run at the root?", len(files))
	}
	return files
}
