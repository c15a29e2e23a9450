package main

import (
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// mdLink matches the links and pictures of a Markdown file, and what HTML stands in it.
var mdLink = regexp.MustCompile("\\]\\(([^()\\s]+)\\)|\\b(?:src|href)=\"([^\"]+)\"")

// markdownFiles yields the Markdown files of the module by their paths in it, but for those of testdata, which are what is printed and
// lead to pages that are printed too.
func markdownFiles(t *testing.T) iter.Seq2[string, []byte] {
	t.Helper()
	return func(yield func(string, []byte) bool) {
		root := os.DirFS("../..")
		err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			if d.IsDir() && name != "." && (d.Name() == ".git" || d.Name() == "testdata" || d.Name() == "out" || d.Name() == "node_modules") {
				return fs.SkipDir
			}
			if d.IsDir() || path.Ext(name) != ".md" {
				return nil
			}
			data, err := fs.ReadFile(root, name)
			if err == nil && !yield(name, data) {
				return fs.SkipAll
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestLinks follows every relative link of the Markdown files of the module to a file or folder that is there.
func TestLinks(t *testing.T) {
	root := os.DirFS("../..")
	followed := 0
	for name, data := range markdownFiles(t) {
		for _, target := range relativeLinks(string(data)) {
			followed++
			if _, err := fs.Stat(root, path.Join(path.Dir(name), target)); err != nil {
				t.Errorf("%s leads to %s, which is not there", name, target)
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links were found", followed)
	}
}

// relativeLinks returns where the links of a Markdown file lead that are neither on the web nor in the file itself, without what
// stands after #. Blocks of code have no links.
func relativeLinks(markdown string) []string {
	var links []string
	code := false
	for line := range strings.Lines(markdown) {
		if strings.HasPrefix(strings.TrimSpace(line), "```") {
			code = !code
		}
		if code {
			continue
		}
		for _, m := range mdLink.FindAllStringSubmatch(line, -1) {
			u, err := url.Parse(m[1] + m[2])
			if err != nil || u.IsAbs() || u.Path == "" {
				continue
			}
			links = append(links, u.Path)
		}
	}
	return links
}

func TestRelativeLinks(t *testing.T) {
	got := strings.Join(relativeLinks("[a](b/c.md#d) ![e](f.svg), <img src=\"g.png\"> [h](https://i.cn/j) [k](#l)\n```\n[m](n)\n```\n[q](r%20s.md)\n"), ",")
	if want := "b/c.md,f.svg,g.png,r s.md"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
