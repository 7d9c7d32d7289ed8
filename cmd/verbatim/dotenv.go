package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/joho/godotenv"
)

// maxDotenv bounds a .env file in bytes.
const maxDotenv = 16 << 10

// readDotenv reads a file of NAME=value lines; one that does not exist has
// none. Errors name the file and the line, never what stands there: it may be
// a secret.
func readDotenv(path string) (map[string]string, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, maxDotenv+1))
	if err != nil {
		return nil, err
	}
	if len(data) > maxDotenv {
		return nil, fmt.Errorf("%s is larger than %d KiB: want a few lines of NAME=value", path, maxDotenv>>10)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	values, ok := parseDotenv(data)
	if !ok {
		return nil, fmt.Errorf("%s:%d: want NAME=value, with a value of several words in quotes", path, badLine(data))
	}
	return values, nil
}

// parseDotenv reports whether every line gives a name and a value. The error
// of godotenv is dropped, because it quotes the file.
func parseDotenv(data []byte) (map[string]string, bool) {
	values, err := godotenv.UnmarshalBytes(data)
	// A last line without "=" is a value without a name to godotenv.
	_, nameless := values[""]
	return values, err == nil && !nameless
}

// badLine finds the line, counted from 1, at which parsing fails: the one
// after the longest run of lines that can be parsed.
func badLine(data []byte) int {
	lines := bytes.SplitAfter(data, []byte("\n"))
	for n := len(lines) - 1; n > 0; n-- {
		if _, ok := parseDotenv(bytes.Join(lines[:n], nil)); ok {
			return n + 1
		}
	}
	return 1
}
