package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/render/print/typst/typsttest"
)

// TestEngine opens the engine as a command does. Its code is in the user's cache when the tests of render/print/typst
// have run; without, compiling it is part of this test.
func TestEngine(t *testing.T) {
	typsttest.Need(t)
	e, err := openEngine(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	pdf, _, err := e.PDF(t.Context(), typst.Job{Main: "a.typ", Files: map[string][]byte{"a.typ": []byte("你好")}, Date: time.Unix(0, 0)})
	if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) {
		t.Errorf("no document: %v", err)
	}
	if err := e.close(t.Context()); err != nil {
		t.Error(err)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		t.Skip(err)
	}
	if kept, err := filepath.Glob(filepath.Join(dir, "matterc", "engine", "*", "*")); err != nil || len(kept) == 0 {
		t.Errorf("nothing is kept in %s: %v", dir, err)
	}
}
