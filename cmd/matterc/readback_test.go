package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/render"
	"github.com/matterc/matterc/render/book"
	"github.com/matterc/matterc/render/page"
	"github.com/matterc/matterc/render/verify"
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// programOf compiles a catalog that has no errors.
func programOf(t *testing.T, catalog fs.FS) *validate.Program {
	t.Helper()
	cat, found, err := schema.Load(catalog, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	program, found := validate.Run(cat, found, validate.Options{})
	if program == nil {
		t.Fatalf("%d findings", len(found))
	}
	return program
}

// readBack reads what a file of a build says of itself and compares it with the program it was built from: the same edition and
// documents, which are current.
func readBack(t *testing.T, p *validate.Program, name string, data []byte, commit string, documents []string) {
	t.Helper()
	m, err := verify.Read(data)
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	if m.Edition != p.AsOf() || !strings.HasPrefix(commit, m.Commit) || len(m.Commit) < 10 != (commit == "") || !strings.HasPrefix(p.Digest(), m.Digest) || len(m.Digest) < 10 {
		t.Errorf("%s says that it is of %s, %s, %s", name, m.Edition, m.Commit, m.Digest)
	}
	if documents != nil && !slices.Equal(m.Documents, documents) {
		t.Errorf("%s says that it is %q, want %q", name, m.Documents, documents)
	}
	v, err := m.Verify(verify.Catalog{Edition: editionOf(p, m.Documents), Digest: p.Digest(), Commit: commit}, nil) // nobody asks for the past
	if err != nil || !v.Current || v.Unchanged < max(1, len(m.Documents)) {
		t.Errorf("%s: %v, current %v, %d of %d documents", name, err, v.Current, v.Unchanged, len(m.Documents))
	}
}

// TestReadBack builds the whole worked catalog and reads back every file but PDFs, which TestBook prints: each says of which edition
// it is and which document, or is one of those that are known to say nothing.
func TestReadBack(t *testing.T) {
	p := programOf(t, os.DirFS("../../catalog"))
	const commit = "0123456789abcdef0123456789abcdef01234567"
	files, err := render.Files(p, render.Options{Only: []string{"guide", "json", "sheet", "docx"}, Commit: commit, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	ended := map[string]bool{} // pages that say that a matter is no more: a paper of it is not current
	for _, m := range p.Catalog().Ended() {
		ended[page.PathOf(page.GuidePage, m.ID)], ended[page.PathOf(page.BriefPage, m.ID)] = true, true
	}
	read := map[string]int{} // by what it is
	for _, f := range files {
		ending := path.Ext(f.Path)
		document := strings.TrimSuffix(strings.TrimPrefix(f.Path, "docx/"), ending)
		documents := []string{document}
		if ended[document] {
			continue
		}
		switch {
		case ending == ".svg" || f.Path == readmeName || strings.HasPrefix(f.Path, "json/schema/"):
			if m, err := verify.Read(f.Data); !errors.Is(err, verify.ErrNoPaper) && !errors.Is(err, verify.ErrNoImprint) {
				t.Errorf("%s says of itself %v, %v", f.Path, m, err)
			}
			continue
		case strings.HasPrefix(f.Path, "json/matters/"):
			documents = []string{page.PathOf(page.GuidePage, path.Base(document))}
		case strings.HasPrefix(f.Path, "json/procedures/"):
			documents = []string{page.PathOf(page.ProcedurePage, path.Base(document))}
		case ending == ".json" || ending == ".xlsx":
			documents = []string{}
		}
		readBack(t, p, f.Path, f.Data, commit, documents)
		read[ending]++
	}
	for ending, least := range map[string]int{".html": 100, ".md": 100, ".docx": 50, ".xlsx": 6, ".json": 50} {
		if read[ending] < least {
			t.Errorf("only %d files %s were read back", read[ending], ending)
		}
	}
}

// TestBookBesides changes what a book of one guide says and no guide in it: the telephone of its department. The paper is not current
// any more, and what has changed is told.
func TestBookBesides(t *testing.T) {
	before := programOf(t, os.DirFS("../../catalog"))
	matter := before.Matter("food-licence")
	phone := matter.Department.Phones[0]
	changed := fstest.MapFS{}
	root := os.DirFS("../../catalog")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if path.Dir(name) == "registers" {
			data = []byte(strings.ReplaceAll(string(data), phone, "0546-1111111"))
		}
		changed[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	after := programOf(t, changed)
	documents := []string{page.PathOf(page.BookPage, ""), page.PathOf(page.GuidePage, matter.ID)}
	pages := func(p *validate.Program) map[string]page.Document {
		list := map[string]page.Document{}
		for _, e := range book.Pages(p, documents) {
			if slices.Contains(documents, e.Path()) {
				list[e.Path()] = e.Build("")
			}
		}
		return list
	}
	was, is := pages(before), pages(after)
	var said []string
	for _, s := range verify.Compare(was[documents[0]], is[documents[0]]) {
		for _, c := range s.Changes {
			said = append(said, s.Section+" "+c.About+" "+c.New)
		}
	}
	if len(said) != 1 || !strings.Contains(said[0], matter.Department.Name) || !strings.Contains(said[0], "0546-1111111") {
		t.Errorf("what has changed in the book is told as %q", said)
	}
	if again := verify.Compare(was[documents[0]], was[documents[0]]); len(again) > 0 {
		t.Errorf("the book differs from itself: %v", again)
	}
	for _, e := range book.Pages(before, documents[1:]) {
		if e.Kind == page.BookPage {
			t.Error("what is no book has what a book says")
		}
	}
}
