package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/matterc/matterc/render/print/typst"
	"github.com/tetratelabs/wazero"
)

// engine is the print engine, with what it keeps on this machine.
type engine struct {
	*typst.Engine
	cache wazero.CompilationCache // nil where there is no place for one
}

// mostMemory is what the engine can use for one document, such as ten guides of the book: some 500 pages.
const mostMemory = 1 << 30

// engineSeats is how many documents are set at the same time. Each takes some 200 MB.
func engineSeats() int { return min(runtime.GOMAXPROCS(0), 3) }

// soonEngine is an engine that is being made ready, which takes a second and is best done while the catalog is read.
type soonEngine struct {
	done chan struct{}
	e    engine
	err  error
}

// startEngine begins to make the print engine ready.
func startEngine(ctx context.Context, fonts [][]byte) *soonEngine {
	s := &soonEngine{done: make(chan struct{})}
	go func() {
		defer close(s.done)
		s.e, s.err = openEngine(ctx, fonts)
	}()
	return s
}

// engine waits for the engine.
func (s *soonEngine) engine() (engine, error) {
	<-s.done
	return s.e, s.err
}

// openEngine makes the print engine ready, with further fonts. Its machine code is kept in the user's cache directory,
// for compiling takes many times as long as a document; without one it is compiled each time.
func openEngine(ctx context.Context, fonts [][]byte) (engine, error) {
	var e engine
	options := typst.Options{Fonts: fonts, Memory: mostMemory, AtOnce: engineSeats()}
	if dir, err := os.UserCacheDir(); err == nil {
		if e.cache, err = wazero.NewCompilationCacheWithDir(filepath.Join(dir, "matterc", "engine")); err == nil {
			options.Cache = e.cache
		}
	}
	var err error
	if e.Engine, err = typst.Open(ctx, options); err != nil && options.Cache != nil && ctx.Err() == nil {
		options.Cache = nil // a cache that is broken or full must not keep anyone from printing
		e.Engine, err = typst.Open(ctx, options)
	}
	if err != nil {
		e.closeCache(ctx)
	}
	return e, err
}

func (e engine) close(ctx context.Context) error {
	err := e.Close()
	e.closeCache(ctx)
	return err
}

func (e engine) closeCache(ctx context.Context) {
	if e.cache != nil {
		e.cache.Close(ctx)
	}
}
