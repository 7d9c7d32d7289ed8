package discordtest

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// DescriptionVariable names the environment variable that holds the path of
// Discord's OpenAPI file. When it is set, every request and every answer is
// checked against that file too.
const DescriptionVariable = "DISCORD_OPENAPI"

// descriptionURL is the name that the file has for the schema compiler.
const descriptionURL = "https://discord.com/openapi.json"

// description is Discord's own account of its API. A nil one checks nothing.
type description struct {
	mu       sync.Mutex
	root     any
	compiler *jsonschema.Compiler
	schemas  map[string]*jsonschema.Schema // by JSON pointer
}

// loadDescription reads the file once in a process: it is 1 MB, and its
// schemas are compiled as they are needed.
var loadDescription = sync.OnceValues(func() (*description, error) {
	path := os.Getenv(DescriptionVariable)
	if path == "" {
		return nil, nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("discordtest: %s: %w", DescriptionVariable, err)
	}
	root, err := jsonschema.UnmarshalJSON(bytes.NewReader(raw))
	if err != nil {
		return nil, fmt.Errorf("discordtest: %s: %w", DescriptionVariable, err)
	}
	c := jsonschema.NewCompiler()
	c.DefaultDraft(jsonschema.Draft2020)
	c.AssertFormat()
	c.RegisterFormat(&jsonschema.Format{Name: "snowflake", Validate: validSnowflake})
	if err := c.AddResource(descriptionURL, root); err != nil {
		return nil, fmt.Errorf("discordtest: %s: %w", DescriptionVariable, err)
	}
	return &description{root: root, compiler: c, schemas: map[string]*jsonschema.Schema{}}, nil
})

func validSnowflake(v any) error {
	s, isString := v.(string)
	if !isString {
		return nil
	}
	if _, err := strconv.ParseUint(s, 10, 64); err != nil {
		return errors.New("not a snowflake")
	}
	return nil
}

// request checks the body of a request.
func (d *description) request(c *call) []problem {
	if d == nil {
		return nil
	}
	at := []string{"paths", c.route.path, strings.ToLower(c.route.method), "requestBody", "content", "application/json", "schema"}
	if err := d.validate(at, c.body); err != nil {
		return []problem{{code: "DESCRIPTION", text: err.Error()}}
	}
	return nil
}

// answer checks the body of an answer. Of errors only code and message are
// checked: the description has the codes below "errors" as numbers, where
// Discord's documentation and Discord itself have names.
func (d *description) answer(rt route, a *answer) error {
	if d == nil || rt.path == "" {
		return nil
	}
	response := []string{"paths", rt.path, strings.ToLower(rt.method), "responses", strconv.Itoa(a.status)}
	at := append(response, "content", "application/json", "schema")
	if a.status >= 400 {
		response = []string{"components", "schemas", "Error"}
		at = response
	}
	if _, ok := pointed(d.root, response); !ok {
		return fmt.Errorf("status %d is not described", a.status)
	}
	if a.body == nil {
		return nil
	}
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(a.encoded))
	if err != nil {
		return err
	}
	return d.validate(at, v)
}

// validate checks a value against the schema at a place of the file.
func (d *description) validate(at []string, v any) error {
	if _, ok := pointed(d.root, at); !ok {
		return fmt.Errorf("%s is not described", strings.Join(at, " "))
	}
	schema, err := d.schema(at)
	if err != nil {
		return err
	}
	return schema.Validate(v)
}

// schema compiles the schema at a place, or finds it compiled.
func (d *description) schema(at []string) (*jsonschema.Schema, error) {
	escape := strings.NewReplacer("~", "~0", "/", "~1")
	pointer := ""
	for _, key := range at {
		pointer += "/" + url.PathEscape(escape.Replace(key))
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if s := d.schemas[pointer]; s != nil {
		return s, nil
	}
	s, err := d.compiler.Compile(descriptionURL + "#" + pointer)
	if err == nil {
		d.schemas[pointer] = s
	}
	return s, err
}

// pointed finds the value at a place, by the keys that lead there.
func pointed(v any, at []string) (any, bool) {
	for _, key := range at {
		o, _ := v.(object)
		next, ok := o[key]
		if !ok {
			return nil, false
		}
		v = next
	}
	return v, true
}
