// Package typst sets documents: a Typst project in memory becomes a PDF, by an engine that is part of the program.
//
// The engine is Typst itself, compiled to WebAssembly for browsers and run by wazero; host.go is the little it expects of
// one. It sees the files of its job and nothing else: no file of the machine, no network, no package, no clock.
//
// wazero (Apache-2.0, v1.12.0 of May 2026) runs it: WebAssembly without cgo and without another program, compiled once a
// machine and then kept. CUE has it among its own requirements.
package typst

import (
	"cmp"
	"context"
	"fmt"

	"github.com/matterc/matterc/render/print/typst/assets"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// Options say how an engine is opened. The zero value is good for a test: nothing is kept between two runs.
type Options struct {
	// Cache keeps the engine's machine code between runs of the program. Without one, every Open compiles it anew,
	// which takes seconds. The caller makes it, since it touches the machine, and closes it after the engine.
	Cache wazero.CompilationCache
	// Fonts are further faces, TrueType or OpenType. They come after the embedded ones.
	Fonts [][]byte
	// Memory is how many bytes each document may use; 0 lets it use what some 900 pages need. No more than 4 GiB are ever used.
	Memory uint64
	// AtOnce is how many documents may be set at the same time, 1 if 0.
	AtOnce int
	// Interpret runs the engine without compiling it, as Open does on machines wazero has no compiler for. It is much slower.
	Interpret bool
	// Interruptible ends a document at once when its context ends. Otherwise it ends when it next asks for memory: checks
	// everywhere in the code make every document three times slower. The engine's code keeps a thread to itself, and
	// the garbage collector waiting, until it calls the host; so what sets documents of strangers wants this.
	Interruptible bool
}

// defaultMemory is what a document may use unless told otherwise: some 900 pages.
const defaultMemory = 2 << 30

const (
	// An instance remembers what it has set, so that the next document is set faster, and never forgets. A new one
	// takes over after so many documents, or when one has grown so large.
	jobsPerInstance  = 50
	bytesPerInstance = 192 << 20
	compilers        = 4
)

// Engine sets documents; it may be used from several goroutines, and those that find no free seat wait. Close frees it.
type Engine struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
	fonts   [][]byte
	seats   chan *seat // those that are free
}

// seat is where one document is set at a time.
type seat struct {
	memory memory
	in     *instance // nil when the next document needs a new one
}

// ErrMissing is the error of Open in a build without an engine.
var ErrMissing = assets.ErrMissing

// Open makes an engine ready. The first one on a machine is compiled, which takes seconds, unless the cache has it.
func Open(ctx context.Context, options Options) (*Engine, error) {
	code, err := assets.Engine.Read()
	if err != nil {
		return nil, err
	}
	e := &Engine{seats: make(chan *seat, max(options.AtOnce, 1))}
	// The fonts are read while the code is made ready.
	fonts := make(chan error, 1)
	go func() {
		builtIn, err := Fonts()
		if err != nil {
			fonts <- err
			return
		}
		e.fonts = builtIn
		e.fonts = append(e.fonts, options.Fonts...)
		fonts <- nil
	}()
	if err := e.start(ctx, code, fonts, options); err != nil {
		return nil, fmt.Errorf("the print engine does not start: %w", err)
	}
	return e, nil
}

func (e *Engine) start(ctx context.Context, code []byte, fonts <-chan error, options Options) (err error) {
	config := wazero.NewRuntimeConfig()
	if options.Interpret {
		config = wazero.NewRuntimeConfigInterpreter()
	}
	config = config.WithCloseOnContextDone(options.Interruptible)
	if options.Cache != nil {
		config = config.WithCompilationCache(options.Cache)
	}
	e.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	defer func() {
		if err != nil {
			e.runtime.Close(context.WithoutCancel(ctx))
		}
	}()
	if e.module, err = e.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, compilers), code); err != nil {
		return err
	}
	if err := provide(ctx, e.runtime, e.module); err != nil {
		return err
	}
	if err := <-fonts; err != nil {
		return err
	}
	for i := range cap(e.seats) {
		s := &seat{memory: memory{limit: cmp.Or(options.Memory, defaultMemory)}}
		if i == 0 { // what cannot work is known at once; the others are made when they are needed
			if s.in, err = e.instance(ctx, s); err != nil {
				return err
			}
		}
		e.seats <- s
	}
	return nil
}

// Close waits for what is being set and frees the engine. Afterwards it sets nothing.
func (e *Engine) Close() error {
	for range cap(e.seats) {
		if _, ok := <-e.seats; !ok {
			return nil // it is closed
		}
	}
	close(e.seats)
	return e.runtime.Close(context.Background())
}

// instance makes a new instance in the memory of a seat, with its fonts.
func (e *Engine) instance(ctx context.Context, s *seat) (*instance, error) {
	in := &instance{table: newTable()}
	ctx = experimental.WithMemoryAllocator(context.WithValue(ctx, instanceKey{}, in), &s.memory)
	module, err := e.runtime.InstantiateModule(ctx, e.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, err
	}
	in.module = module
	if err := in.load(ctx, e.fonts); err != nil {
		module.Close(context.Background())
		return nil, in.explain(err)
	}
	return in, nil
}

// drop frees the instance, so that the next document gets a new one.
func (s *seat) drop() {
	s.in.module.Close(context.Background())
	s.in = nil
}

// load makes the compiler, which reads no files but those it is given.
func (in *instance) load(ctx context.Context, fonts [][]byte) error {
	builder, err := in.returned(ctx, "typstcompilerbuilder_new", 3)
	if err != nil {
		return err
	}
	if _, err := in.returned(ctx, "typstcompilerbuilder_set_dummy_access_model", 2, builder); err != nil {
		return err
	}
	for _, font := range fonts {
		place, err := in.call(ctx, "typstcompilerbuilder_add_raw_font", builder, in.table.put(byteArray(font)))
		if err != nil {
			return err
		}
		if _, err := in.result(ctx, place); err != nil {
			return err
		}
	}
	place, err := in.call(ctx, "typstcompilerbuilder_build", builder)
	if err != nil {
		return err
	}
	made, err := in.result(ctx, place)
	if err != nil {
		return err
	}
	compiler, ok := made.(*wrapped)
	if !ok {
		return fmt.Errorf("the engine made no compiler but %s", display(made))
	}
	in.compiler = api.EncodeU32(compiler.address)
	return nil
}
