package corpus

import (
	"crypto/rand"
	"database/sql"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// postgresVariable names the database that the conformance test may use, such
// as "postgres://user:password@localhost/test". It makes schemas of its own
// there and removes them.
const postgresVariable = "VERBATIM_TEST_POSTGRES"

// conformance are the cases that hold on every database, each on a new store.
var conformance = map[string]func(t *testing.T, s testStore){
	"keeps every byte":           keepsEveryByte,
	"not found":                  notFound,
	"many passages at once":      manyPassagesAtOnce,
	"replacing":                  replacing,
	"a bounded library":          bounded,
	"removing":                   removing,
	"revision":                   revision,
	"versions and list":          versionsAndList,
	"put all":                    putAll,
	"two programs":               twoPrograms,
	"identity":                   identity,
	"a file holds one article":   aFileHoldsOneArticle,
	"fragments":                  storedFragmentsCase,
	"opening together":           openingTogether,
	"reading goes on":            readingGoesOn,
	"history":                    history,
	"originals":                  originals,
	"servers":                    servers,
	"servers do not see another": serversAlone,
	"damage":                     damage,
	"settings":                   settingsCase,
	"feeds":                      feedsCase,
	"visits":                     visitsCase,
	"editors":                    editorsCase,
	"ratings":                    ratingsCase,
	"departures":                 departuresCase,
	"alone":                      aloneCase,
}

func TestConformance(t *testing.T) {
	for name, fresh := range map[string]func(t *testing.T) string{"sqlite": tempFile, "postgres": tempSchema} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if name == "postgres" && os.Getenv(postgresVariable) == "" {
				t.Skip("needs a PostgreSQL server: set " + postgresVariable + " to the address of a database on it")
			}
			for name, do := range conformance {
				t.Run(name, func(t *testing.T) { do(t, testStore{fresh: fresh}.empty(t)) })
			}
		})
	}
}

// A testStore is a store that can be opened again.
type testStore struct {
	*Store
	address string
	// fresh returns the address of a database of the kind, with nothing in it.
	fresh func(t *testing.T) string
}

// empty opens another store of the kind.
func (s testStore) empty(t *testing.T) testStore {
	address := s.fresh(t)
	return testStore{openTestStore(t, address), address, s.fresh}
}

// again opens the same store once more.
func (s testStore) again(t *testing.T) *Store { return openTestStore(t, s.address) }

// tempFile is the path of a file in a folder, neither of which is there.
func tempFile(t *testing.T) string { return filepath.Join(t.TempDir(), "data", "library.db") }

// tempSchema makes an empty schema and returns the address that leads there.
func tempSchema(t *testing.T) string {
	t.Helper()
	u, err := url.Parse(os.Getenv(postgresVariable))
	if err != nil {
		t.Fatal(err)
	}
	admin, err := sql.Open("pgx", u.String())
	if err != nil {
		t.Fatal(err)
	}
	schema := "test_" + strings.ToLower(rand.Text())
	if _, err := admin.Exec(`CREATE SCHEMA ` + schema); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := admin.Exec(`DROP SCHEMA ` + schema + ` CASCADE`); err != nil {
			t.Error(err)
		}
		admin.Close()
	})
	query := u.Query()
	query.Set("search_path", schema)
	u.RawQuery = query.Encode()
	return u.String()
}
