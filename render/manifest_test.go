package render

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/rendertest"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// TestManifest reads manifest.json as a publisher would.
func TestManifest(t *testing.T) {
	p := rendertest.Program(t, rendertest.Small)
	files, err := Files(p, Options{Commit: "c0ffee", Version: "1.2.3"})
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(files, func(f output.File) bool { return f.Path == "manifest.json" })
	if i < 0 {
		t.Fatal("no manifest.json")
	}
	var got struct {
		FormatVersion int
		ToolVersion   string
		Edition       struct {
			Name, AsOf, Digest, Commit string
			Region                     struct{ Code, Name string }
		}
		Files []struct {
			Path, SHA256 string
			Size         int
		}
	}
	if err := json.Unmarshal(files[i].Data, &got); err != nil {
		t.Fatal(err)
	}
	e := got.Edition
	if got.FormatVersion != 1 || got.ToolVersion != "1.2.3" || e.AsOf != "2026-11-01" || e.Commit != "c0ffee" ||
		e.Region.Code != "370503" || e.Region.Name != "山东省东营市河口区" || e.Name != p.Edition().Name || e.Digest != p.Digest() {
		t.Errorf("got %+v", got)
	}
	if len(e.Digest) != 64 {
		t.Errorf("digest %q", e.Digest)
	}
	rest := slices.Delete(slices.Clone(files), i, i+1)
	if len(got.Files) != len(rest) {
		t.Fatalf("%d files listed, want %d", len(got.Files), len(rest))
	}
	for i, f := range got.Files {
		want := rest[i]
		if f.Path != want.Path || f.Size != len(want.Data) || f.SHA256 != fmt.Sprintf("%x", sha256.Sum256(want.Data)) {
			t.Errorf("got %+v for %s", f, want.Path)
		}
	}
	if !slices.IsSortedFunc(files, func(a, b output.File) int { return strings.Compare(a.Path, b.Path) }) {
		t.Error("files are not sorted")
	}
}

// TestManifestOfPart wants manifest and README whatever was asked for.
func TestManifestOfPart(t *testing.T) {
	files, err := Files(rendertest.Program(t, rendertest.Small), Options{Only: []string{"json"}})
	if err != nil {
		t.Fatal(err)
	}
	var other []string
	for _, f := range files {
		if !strings.HasPrefix(f.Path, "json/") {
			other = append(other, f.Path)
		}
	}
	if want := []string{"README.md", "manifest.json"}; !slices.Equal(other, want) {
		t.Errorf("got %q, want %q", other, want)
	}
}

// TestOutREADME compares out/README.md with what a build writes; UPDATE=1 records it.
func TestOutREADME(t *testing.T) {
	const name = "../out/README.md"
	made := readmeFile()
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(name, made.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != string(made.Data) {
		t.Errorf("%s is not what a build writes; UPDATE=1 go test records it. Got:\n%s", name, made.Data)
	}
	files, err := Files(rendertest.Program(t, rendertest.Small), Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		top, below, ok := strings.Cut(f.Path, "/")
		if ok {
			top += "/"
		}
		if !strings.Contains(string(want), "`"+top) {
			t.Errorf("%s says nothing of %s (%s)", name, top, below)
		}
	}
}

// TestDigest demands that what is printed names the catalog it is from: JSON in full, pages by its first ten digits.
func TestDigest(t *testing.T) {
	cat, found, err := schema.Load(rendertest.FS(t, rendertest.Small), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	digest := cat.Digest
	if len(digest) != 64 || digest == rendertest.Program(t, rendertest.Small).Digest() {
		t.Fatalf("digest %q", digest)
	}
	p, found := validate.Run(cat, found, validate.Options{})
	if p == nil {
		t.Fatal(found)
	}
	for _, test := range []struct {
		format  Format
		printed string
	}{{jsonFormat(), digest}, {guideFormat(), digest[:10]}} {
		files, err := test.format.Files(p, guideOptions())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if ext := path.Ext(f.Path); (ext == ".json" || ext == ".md" || ext == ".html") && !strings.HasSuffix(f.Path, ".schema.json") && !strings.Contains(string(f.Data), test.printed) {
				t.Errorf("%s does not say what it is from", f.Path)
			}
		}
	}
}
