package main_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestFrontPage runs what the first screen of the READMEs at the root shows: the broken matter in a new catalog, the
// command, and the answer, which UPDATE=1 records.
func TestFrontPage(t *testing.T) {
	example := regexp.MustCompile("(?s)```cue\n(.*?)```\n\n```text\n\\$ matterc (.*?)\n(.*?)```\n")
	for _, name := range []string{"README.md", "README.zh-CN.md"} {
		t.Run(name, func(t *testing.T) {
			name := filepath.Join("..", "..", name)
			readme, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			found := example.FindStringSubmatch(string(readme))
			if found == nil {
				t.Fatal("there is no matter followed by a command and its answer")
			}
			dir := t.TempDir()
			matterc := func(args ...string) (string, error) {
				cmd := exec.Command("matterc", args...) // TestMain puts it on the PATH
				cmd.Dir = dir
				out, err := cmd.Output()
				return string(out), err
			}
			if _, err := matterc("init", "my-catalog"); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "my-catalog", "matters", "shop-sign.cue"), []byte(found[1]), 0o644); err != nil {
				t.Fatal(err)
			}
			got, _ := matterc(strings.Fields(found[2])...) // the status is 1, there are findings
			if os.Getenv("UPDATE") != "" {
				recorded := strings.Replace(string(readme), found[3], got, 1)
				if err := os.WriteFile(name, []byte(recorded), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if got != found[3] {
				t.Errorf("matterc %s answers\n%s\nwant\n%s", found[2], got, found[3])
			}
		})
	}
}
