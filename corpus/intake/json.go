package intake

import (
	"bytes"
	"encoding/json"

	"verbatim/corpus/reason"
)

// maxJSONTokens bounds the brackets, names and values of a JSON document. A
// parser of feeds makes an item of every two bytes "{}", which is some 700 times
// as large; a feed of a thousand whole articles has 50,000 tokens.
const maxJSONTokens = 200_000

// checkJSON refuses a document that would cost a parser too much.
func checkJSON(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	depth := 0
	for range maxJSONTokens {
		token, err := d.Token()
		if err != nil {
			return reason.Errorf(reason.Broken, "this is broken JSON: %w", err)
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
		if depth == 0 {
			return nil
		}
	}
	return reason.New(reason.TooLarge, "this JSON is too large to be a feed")
}
