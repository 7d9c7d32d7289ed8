package store

import (
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// SealName is the file with the seal of an index: a line for each other file
// with its checksum and path. Bleve reads its files unchecked, partly in
// goroutines of its own, where damage ends the process; so an index is sealed
// before it is served, and never opened if it has changed since.
const SealName = "seal"

// Seal writes the seal of the closed index in dir.
func Seal(dir string) error {
	sums, err := checksums(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, SealName), []byte(sums), 0o600)
}

// CheckSeal returns an error if a file of the index in dir is not what it was
// when the index was sealed.
func CheckSeal(dir string) error {
	want, err := os.ReadFile(filepath.Join(dir, SealName))
	if err != nil {
		return err
	}
	sums, err := checksums(dir)
	if err != nil {
		return err
	}
	if sums != string(want) {
		return errors.New("its files have changed since it was made")
	}
	return nil
}

// checksums lists the files of a folder, but for the seal, with their CRC-32C.
func checksums(dir string) (string, error) {
	var sums strings.Builder
	table := crc32.MakeTable(crc32.Castagnoli)
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == SealName {
			return err
		}
		f, err := os.Open(filepath.Join(dir, path))
		if err != nil {
			return err
		}
		defer f.Close()
		sum := crc32.New(table)
		_, err = io.Copy(sum, f)
		fmt.Fprintf(&sums, "%08x %s\n", sum.Sum32(), path)
		return err
	})
	return sums.String(), err
}
