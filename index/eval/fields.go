package eval

import (
	"encoding/json"
	"fmt"
)

// decodeLine reads a line of JSON into v.
func decodeLine(text []byte, v any) error {
	if err := json.Unmarshal(text, v); err != nil {
		return fmt.Errorf("want one JSON object a line: %w", err)
	}
	return nil
}

// A label is an ID that some sets write as a number.
type label string

// UnmarshalJSON implements [json.Unmarshaler].
func (l *label) UnmarshalJSON(data []byte) error {
	if data[0] == '"' {
		return json.Unmarshal(data, (*string)(l))
	}
	var n json.Number
	err := json.Unmarshal(data, &n)
	*l = label(n)
	return err
}

// metadata is what a set says besides. Every set has its own, so nothing in it
// is an error: what is not as expected is as if it were not there.
type metadata map[string]json.RawMessage

// UnmarshalJSON implements [json.Unmarshaler].
func (m *metadata) UnmarshalJSON(data []byte) error {
	var fields map[string]json.RawMessage
	if json.Unmarshal(data, &fields) == nil {
		*m = fields
	}
	return nil
}

// text returns a text or a number as a text, else "".
func (m metadata) text(key string) string {
	var l label
	if raw := m[key]; len(raw) == 0 || json.Unmarshal(raw, &l) != nil {
		return ""
	}
	return string(l)
}

// number returns a number, else 0.
func (m metadata) number(key string) (n float64) {
	if raw := m[key]; len(raw) == 0 || json.Unmarshal(raw, &n) != nil {
		return 0
	}
	return n
}

// texts returns a list of texts or one text as a list, else nil.
func (m metadata) texts(key string) (list []string) {
	if raw := m[key]; len(raw) > 0 && json.Unmarshal(raw, &list) == nil {
		return list
	}
	if one := m.text(key); one != "" {
		return []string{one}
	}
	return nil
}
