// Package typsttest says whether tests have the print engine, and keeps its code between them.
package typsttest

import (
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/matterc/matterc/render/print/typst/assets"
	"github.com/tetratelabs/wazero"
)

// Need skips a test in a build without engine. CI must have one.
func Need(t testing.TB) {
	t.Helper()
	if assets.Present() {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatal(assets.ErrMissing)
	}
	t.Skip(assets.ErrMissing)
}

// Cache keeps machine code between runs of the tests, for compiling the engine takes seconds, and minutes under the race detector. It
// is that of the command. A test that has no engine is skipped, see Need.
func Cache(t testing.TB) wazero.CompilationCache {
	t.Helper()
	Need(t)
	cache, err := openCache()
	if err != nil {
		t.Fatal(err)
	}
	return cache
}

var openCache = sync.OnceValues(func() (wazero.CompilationCache, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil, err
	}
	dir = filepath.Join(dir, "matterc", "engine")
	if kept, _ := filepath.Glob(filepath.Join(dir, "*", "*")); RaceDetector && len(kept) == 0 {
		return nil, errors.New("under the race detector the engine takes minutes to compile: run go test ./render/print/typst first")
	}
	return wazero.NewCompilationCacheWithDir(dir)
})
