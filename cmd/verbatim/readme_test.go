package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeNamesEveryCommandAndSetting keeps the README's tables complete.
func TestReadmeNamesEveryCommandAndSetting(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for _, row := range settingsTable() {
		if !strings.Contains(readme, "| `"+row.Name+"`") || !strings.Contains(readme, "| "+row.Help+" |") {
			t.Errorf("the table of settings has no row %s: %s", row.Name, row.Help)
		}
	}
	for _, command := range new(parsed).tree().Commands() {
		if !command.Hidden && !strings.Contains(readme, "| `verbatim "+command.Name()) {
			t.Errorf("the table of commands has no row verbatim %s", command.Name())
		}
	}
}
