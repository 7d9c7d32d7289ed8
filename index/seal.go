package index

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

// sealName is the file with the seal of an index: a line for each other file
// with its checksum and path. Bleve reads its files unchecked, partly in
// goroutines of its own, where damage ends the process; so a closed index is
// sealed, and one that has changed since is not opened. One that was not
// closed, for its process was killed, has no seal and is opened all the same.
const sealName = "seal"

// seal writes the seal of the closed index in dir.
func seal(dir string) error {
	sums, err := checksums(dir)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, sealName), []byte(sums), 0o600)
}

// unseal takes the seal off the index in dir. It is an error if a file is not
// what it was when the index was sealed.
func unseal(dir string) error {
	path := filepath.Join(dir, sealName)
	want, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.Remove(path); err != nil {
		return err
	}
	sums, err := checksums(dir)
	if err != nil {
		return err
	}
	if sums != string(want) {
		return errors.New("its files have changed since it was closed")
	}
	return nil
}

// checksums lists the files of a folder, but for the seal, with their CRC-32C.
func checksums(dir string) (string, error) {
	var sums strings.Builder
	table := crc32.MakeTable(crc32.Castagnoli)
	err := fs.WalkDir(os.DirFS(dir), ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path == sealName {
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
