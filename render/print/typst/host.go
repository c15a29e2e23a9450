package typst

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// hostModule is the name of the module the engine imports from: what wasm-bindgen writes for a browser.
const hostModule = "wbg"

// instance is one engine in memory, with the values it holds. When a call into it fails, it is in no known state and
// must be dropped.
type instance struct {
	module   api.Module
	table    table
	tasks    []task
	now      float64 // the time in milliseconds since 1970, which stands still
	messages []string
	compiler uint64 // address of the compiler object
	jobs     int    // how many documents it has set
}

type instanceKey struct{}

// imported is one import: it finds its arguments on the stack and leaves its result in the first place.
type imported func(ctx context.Context, in *instance, stack []uint64) error

// provide makes the host module with what the engine imports. It fails when the engine wants something else than what
// is written here, as after an upgrade.
func provide(ctx context.Context, runtime wazero.Runtime, engine wazero.CompiledModule) error {
	builder := runtime.NewHostModuleBuilder(hostModule)
	for _, want := range engine.ImportedFunctions() {
		module, name, _ := want.Import()
		do := imports[offered(name)]
		if module != hostModule || do == nil {
			return fmt.Errorf("the engine imports %s.%s, which is not known", module, name)
		}
		builder.NewFunctionBuilder().WithGoModuleFunction(api.GoModuleFunc(func(ctx context.Context, _ api.Module, stack []uint64) {
			if err := do(ctx, ctx.Value(instanceKey{}).(*instance), stack); err != nil {
				panic(err) // wazero ends the call of the engine and returns the error
			}
		}), want.ParamTypes(), want.ResultTypes()).Export(name)
	}
	_, err := builder.Instantiate(ctx)
	return err
}

// offered returns the name an import has in imports. wasm-bindgen appends a hash to each; it is left out there where the
// rest says enough.
func offered(name string) string {
	name = strings.TrimPrefix(name, "__wbg_")
	if _, ok := imports[name]; !ok {
		if i := strings.LastIndexByte(name, '_'); i > 0 {
			return name[:i]
		}
	}
	return name
}

// imports are the functions the engine imports. What no document makes it call is refused: a function that reaches out
// of the engine must not exist.
var imports = map[string]imported{
	"__wbindgen_object_clone_ref": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, in.table.at(s[0])) },
	"__wbindgen_object_drop_ref":  func(_ context.Context, in *instance, s []uint64) error { in.table.take(s[0]); return nil },

	// What a value is.
	"__wbindgen_is_bigint": asks(func(v value) bool {
		switch v.(type) {
		case int64, uint64:
			return true
		}
		return false
	}),
	"__wbindgen_is_function": asks(func(v value) bool {
		switch v.(type) {
		case function, *closure:
			return true
		}
		return false
	}),
	"__wbindgen_is_object": asks(func(v value) bool {
		switch v.(type) {
		case undefined, null, bool, string, float64, int64, uint64, function, *closure:
			return false
		}
		return true
	}),
	"__wbindgen_is_string":    asks(is[string]),
	"__wbindgen_is_undefined": asks(is[undefined]),
	"instanceof_ArrayBuffer":  asks(func(value) bool { return false }),
	"instanceof_Map":          asks(func(value) bool { return false }),
	"instanceof_Uint8Array":   asks(is[byteArray]),
	"isArray":                 asks(is[*array]),
	"isSafeInteger": asks(func(v value) bool {
		n, ok := v.(float64)
		return ok && n == math.Trunc(n) && math.Abs(n) <= 1<<53-1
	}),
	"__wbindgen_jsval_eq":       compares,
	"__wbindgen_jsval_loose_eq": compares,

	// Values into the engine.
	"__wbindgen_bigint_get_as_i64": func(_ context.Context, in *instance, s []uint64) error {
		n, ok := in.table.at(s[1]).(int64)
		return in.option(s[0], uint64(n), ok)
	},
	"__wbindgen_boolean_get": func(_ context.Context, in *instance, s []uint64) error {
		switch in.table.at(s[0]) {
		case value(true):
			s[0] = 1
		case value(false):
			s[0] = 0
		default:
			s[0] = 0xFFFFFF
		}
		return nil
	},
	"__wbindgen_number_get": func(_ context.Context, in *instance, s []uint64) error {
		n, ok := in.table.at(s[1]).(float64)
		return in.option(s[0], math.Float64bits(n), ok)
	},
	"Number": func(_ context.Context, in *instance, s []uint64) error {
		n, ok := in.table.at(s[0]).(float64)
		if !ok {
			n = math.NaN()
		}
		s[0] = math.Float64bits(n)
		return nil
	},
	"__wbindgen_string_get": func(ctx context.Context, in *instance, s []uint64) error {
		text, ok := in.table.at(s[1]).(string)
		if !ok {
			return in.writeWords(s[0], 0, 0)
		}
		return in.passTo(ctx, s[0], text)
	},
	"__wbindgen_debug_string": func(ctx context.Context, in *instance, s []uint64) error {
		return in.passTo(ctx, s[0], display(in.table.at(s[1])))
	},
	"stack": func(ctx context.Context, in *instance, s []uint64) error { return in.passTo(ctx, s[0], "") },
	"prototypesetcall": func(_ context.Context, in *instance, s []uint64) error {
		data, ok := in.table.at(s[2]).(byteArray)
		if !ok || uint64(len(data)) > uint64(uint32(s[1])) {
			return errors.New("the engine copies what are not bytes, or too many")
		}
		return in.write(s[0], data)
	},

	// Values out of the engine.
	"__wbindgen_cast_2241b6af4c4b2941": func(_ context.Context, in *instance, s []uint64) error {
		text, err := in.text(s[0], s[1])
		return in.giveOr(s, text, err)
	},
	"__wbindgen_cast_3334ea73b4b28ba3": func(_ context.Context, in *instance, s []uint64) error {
		return in.give(s, &closure{a: s[0], b: s[1], uses: 1})
	},
	"__wbindgen_cast_4625c577ab2ec9ee": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, s[0]) },
	"__wbindgen_cast_9ae0607507abb057": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, int64(s[0])) },
	"__wbindgen_cast_d6cd19b81560fd6e": func(_ context.Context, in *instance, s []uint64) error {
		return in.give(s, math.Float64frombits(s[0]))
	},
	"Error":                newError,
	"new_df1173567d5ff028": newError,
	"new_8a6f238a6ece86ea": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, &exception{}) },
	"new_from_slice_f9c22b9153b26992": func(_ context.Context, in *instance, s []uint64) error {
		data, err := in.read(s[0], s[1])
		return in.giveOr(s, byteArray(data), err)
	},
	"new_from_slice_db0691b69e9d3891": func(_ context.Context, in *instance, s []uint64) error {
		data, err := in.read(s[0], s[1]*4)
		words := make(wordArray, len(data)/4)
		for i := range words {
			words[i] = binary.LittleEndian.Uint32(data[4*i:])
		}
		return in.giveOr(s, words, err)
	},
	"proxycontext_new":      wraps,
	"typstcompiler_new":     wraps,
	"typstfontresolver_new": wraps,

	// Objects and arrays.
	"new_1ba21ce319a06297": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, &object{}) },
	"new_25f239778d6112b9": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, &array{}) },
	"new_6421f6084cc5bc5a": func(_ context.Context, in *instance, s []uint64) error {
		data, ok := in.table.at(s[0]).(byteArray)
		if !ok {
			return errors.New("the engine makes bytes of what are none")
		}
		return in.give(s, data)
	},
	"length": func(_ context.Context, in *instance, s []uint64) error {
		switch v := in.table.at(s[0]).(type) {
		case byteArray:
			s[0] = uint64(len(v))
		case *array:
			s[0] = uint64(len(v.items))
		default:
			return errors.New("the engine asks for the length of what has none")
		}
		return nil
	},
	"get_6b7bd52aca3f9671": func(_ context.Context, in *instance, s []uint64) error {
		return in.give(s, property(in.table.at(s[0]), float64(uint32(s[1]))))
	},
	"get_af9dab7e9603ea93": getProperty,
	"get_with_ref_key":     getProperty,
	"set_3f1d0b984ed272ed": func(_ context.Context, in *instance, s []uint64) error {
		return in.setProperty(in.table.at(s[0]), in.table.take(s[1]), in.table.take(s[2]))
	},
	"set_781438a03c0c3c81": func(_ context.Context, in *instance, s []uint64) error {
		err := in.setProperty(in.table.at(s[0]), in.table.at(s[1]), in.table.at(s[2]))
		s[0] = 1
		return err
	},
	"set_7df433eea03a5c14": func(_ context.Context, in *instance, s []uint64) error {
		return in.setProperty(in.table.at(s[0]), float64(uint32(s[1])), in.table.take(s[2]))
	},
	"push": func(_ context.Context, in *instance, s []uint64) error {
		a, ok := in.table.at(s[0]).(*array)
		if !ok {
			return errors.New("the engine appends to what is no array")
		}
		a.items = append(a.items, in.table.at(s[1]))
		s[0] = uint64(len(a.items))
		return nil
	},

	// Time stands still.
	"now": func(_ context.Context, in *instance, s []uint64) error { s[0] = math.Float64bits(in.now); return nil },
	"new_b2db8aa2650f793a": func(_ context.Context, in *instance, s []uint64) error {
		n, _ := in.table.at(s[0]).(float64)
		return in.give(s, date(n))
	},
	"getTimezoneOffset": func(_ context.Context, _ *instance, s []uint64) error { s[0] = 0; return nil },

	// Tasks and promises.
	"new_ff12d2b041fb48f1": newPromise,
	"resolve": func(_ context.Context, in *instance, s []uint64) error {
		v := in.table.at(s[0])
		if _, ok := v.(*promise); !ok {
			v = &promise{settled: true, result: v}
		}
		return in.give(s, v)
	},
	"then": func(_ context.Context, in *instance, s []uint64) error {
		p, ok := in.table.at(s[0]).(*promise)
		if !ok {
			return errors.New("the engine waits for what is no promise")
		}
		then := &promise{}
		in.await(p, in.table.at(s[1]), then)
		return in.give(s, then)
	},
	"queueMicrotask_9b549dfce8865860": func(_ context.Context, in *instance, s []uint64) error {
		return in.give(s, property(in.table.at(s[0]), "queueMicrotask"))
	},
	"queueMicrotask_fca69f5bfad613a5": func(_ context.Context, in *instance, s []uint64) error {
		in.tasks = append(in.tasks, task{call: in.table.at(s[0]), arg: undefined{}, then: &promise{}})
		return nil
	},
	"_wbg_cb_unref": func(ctx context.Context, in *instance, s []uint64) error {
		c, ok := in.table.at(s[0]).(*closure)
		if !ok {
			return errors.New("the engine frees what is no closure")
		}
		return in.release(ctx, c)
	},
	"call_abb4ff46ce38be40": calls(0),
	"call_3020136f7a2d6e44": calls(1),
	"call_78f94eb02ec7f9b2": calls(3),
	// The engine writes functions for files and packages it is not given; in a browser they would be JavaScript.
	"new_no_args":   func(_ context.Context, in *instance, s []uint64) error { return in.give(s, function(noSuchFile)) },
	"new_with_args": func(_ context.Context, in *instance, s []uint64) error { return in.give(s, function(noSuchFile)) },
	"static_accessor_GLOBAL_THIS": func(_ context.Context, in *instance, s []uint64) error {
		return in.give(s, globalThis())
	},
	"static_accessor_GLOBAL": nothing,
	"static_accessor_SELF":   nothing,
	"static_accessor_WINDOW": nothing,

	// Messages. The engine writes one when it fails.
	"error_7534b8e9a36f1ab4": func(ctx context.Context, in *instance, s []uint64) error {
		text, err := in.text(s[0], s[1])
		if err != nil {
			return err
		}
		in.messages = append(in.messages, text)
		_, err = in.call(ctx, exportFree, s[0], s[1], 1)
		return err
	},
	"error_85faeb8919b11cc6": func(_ context.Context, in *instance, s []uint64) error {
		in.messages = append(in.messages, display(in.table.at(s[0]))+display(in.table.at(s[1]))+display(in.table.at(s[2])))
		return nil
	},
	"info": func(context.Context, *instance, []uint64) error { return nil },
	"__wbindgen_throw": func(_ context.Context, in *instance, s []uint64) error {
		text, err := in.text(s[0], s[1])
		if err != nil {
			return err
		}
		return errors.New(text)
	},

	// Values that only inputs, packages and lazy fonts have, which this host never gives to the engine.
	"__wbindgen_in":         refused("in"),
	"done":                  refused("done"),
	"entries":               refused("Object.entries"),
	"iterator":              refused("Symbol.iterator"),
	"next_138a17bbf04e926c": refused("next"),
	"next_3cfe5c0fe2a4cc53": refused("next"),
	"value":                 refused("value"),
}

// Exports of the engine that wasm-bindgen adds for the host. Their names mean nothing and change with an upgrade.
const (
	exportAllocate = "__wbindgen_export"  // (size, align) address
	exportThrow    = "__wbindgen_export3" // (value)
	exportFree     = "__wbindgen_export4" // (address, size, align)
	exportStack    = "__wbindgen_add_to_stack_pointer"

	closureCall = "__wasm_bindgen_func_elem_944"   // (a, b, value)
	closureFree = "__wasm_bindgen_func_elem_957"   // (a, b)
	promiseCall = "__wasm_bindgen_func_elem_37350" // (a, b, resolve, reject)
)

// mostTasks is how many tasks one call may leave behind before they are taken for endless.
const mostTasks = 1000

func is[T any](v value) bool { _, ok := v.(T); return ok }

func asks(f func(value) bool) imported {
	return func(_ context.Context, in *instance, s []uint64) error {
		answer := f(in.table.at(s[0]))
		s[0] = 0
		if answer {
			s[0] = 1
		}
		return nil
	}
}

func compares(_ context.Context, in *instance, s []uint64) error {
	equal := same(in.table.at(s[0]), in.table.at(s[1]))
	s[0] = 0
	if equal {
		s[0] = 1
	}
	return nil
}

func refused(what string) imported {
	return func(context.Context, *instance, []uint64) error {
		return fmt.Errorf("the engine uses %s, which it is not given", what)
	}
}

func nothing(_ context.Context, _ *instance, s []uint64) error { s[0] = 0; return nil }

func wraps(_ context.Context, in *instance, s []uint64) error {
	return in.give(s, &wrapped{address: uint32(s[0])})
}

func newError(_ context.Context, in *instance, s []uint64) error {
	text, err := in.text(s[0], s[1])
	return in.giveOr(s, &exception{message: text}, err)
}

func getProperty(_ context.Context, in *instance, s []uint64) error {
	return in.give(s, property(in.table.at(s[0]), in.table.at(s[1])))
}

func newPromise(ctx context.Context, in *instance, s []uint64) error {
	p := &promise{}
	resolve := function(func(in *instance, v value) error { in.settle(p, v, false); return nil })
	reject := function(func(in *instance, v value) error { in.settle(p, v, true); return nil })
	if _, err := in.call(ctx, promiseCall, s[0], s[1], in.table.put(resolve), in.table.put(reject)); err != nil {
		return err
	}
	return in.give(s, p)
}

const noFile = "not one of the files of this document"

// noSuchFile is what the engine calls to find a file that is not in the job, or a package.
func noSuchFile(*instance, value) error {
	return &exception{message: noFile}
}

// calls is f.call(this, …) with so many arguments. What the host's own functions throw is thrown into the engine; a
// function of the engine that fails is the end of the instance.
func calls(arguments int) imported {
	return func(ctx context.Context, in *instance, s []uint64) error {
		var arg value = undefined{}
		if arguments > 0 {
			arg = in.table.at(s[2])
		}
		err := in.invoke(ctx, in.table.at(s[0]), arg)
		if thrown, ok := err.(*exception); ok {
			_, err = in.call(ctx, exportThrow, in.table.put(thrown))
		}
		return in.giveOr(s, undefined{}, err)
	}
}

// globalThis has the one global function the engine looks for.
func globalThis() *object {
	o := &object{}
	o.set("queueMicrotask", function(func(*instance, value) error { return errors.New("queueMicrotask is not called through globalThis") }))
	return o
}

func (in *instance) give(s []uint64, v value) error { s[0] = in.table.put(v); return nil }

func (in *instance) giveOr(s []uint64, v value, err error) error {
	if err != nil {
		return err
	}
	return in.give(s, v)
}

func (in *instance) setProperty(holder, name, v value) error {
	switch h := holder.(type) {
	case *object:
		h.set(display(name), v)
		return nil
	case *array:
		if n, ok := name.(float64); ok && n >= 0 && int(n) <= len(h.items) {
			if int(n) == len(h.items) {
				h.items = append(h.items, v)
			} else {
				h.items[int(n)] = v
			}
			return nil
		}
	}
	return errors.New("the engine sets a property of what has none")
}

// call calls an export of the engine.
func (in *instance) call(ctx context.Context, export string, args ...uint64) (uint64, error) {
	f := in.module.ExportedFunction(export)
	if f == nil {
		return 0, fmt.Errorf("the engine has no %s", export)
	}
	results, err := f.Call(ctx, args...)
	if err != nil || len(results) == 0 {
		return 0, err
	}
	return results[0], nil
}

// invoke calls a function of either side.
func (in *instance) invoke(ctx context.Context, f, arg value) error {
	switch f := f.(type) {
	case function:
		return f(in, arg)
	case *closure:
		f.uses++
		a := f.a
		f.a = 0 // as wasm-bindgen does: a closure does not call itself
		_, err := in.call(ctx, closureCall, a, f.b, in.table.put(arg))
		f.a = a
		if err != nil {
			return err
		}
		return in.release(ctx, f)
	}
	return errors.New("the engine calls what is no function")
}

func (in *instance) release(ctx context.Context, c *closure) error {
	if c.uses--; c.uses > 0 {
		return nil
	}
	a := c.a
	c.a = 0
	_, err := in.call(ctx, closureFree, a, c.b)
	return err
}

// run runs the tasks that wait, and those they leave behind.
func (in *instance) run(ctx context.Context) error {
	for done := 0; len(in.tasks) > 0; done++ {
		if done > mostTasks {
			return errors.New("the engine does not come to rest")
		}
		t := in.tasks[0]
		in.tasks = slices.Delete(in.tasks, 0, 1)
		if err := in.invoke(ctx, t.call, t.arg); err != nil {
			return err
		}
		in.settle(t.then, undefined{}, false)
	}
	return nil
}

// result waits for the promise in a place of the table.
func (in *instance) result(ctx context.Context, place uint64) (value, error) {
	p, ok := in.table.take(place).(*promise)
	if !ok {
		return nil, errors.New("the engine returned what is no promise")
	}
	if err := in.run(ctx); err != nil {
		return nil, err
	}
	switch {
	case !p.settled:
		return nil, errors.New("the engine did not finish")
	case p.failed:
		return nil, errors.New(display(p.result))
	}
	return p.result, nil
}

func (in *instance) read(address, size uint64) ([]byte, error) {
	data, ok := in.module.Memory().Read(uint32(address), uint32(size))
	if !ok {
		return nil, errors.New("the engine points outside its memory")
	}
	return slices.Clone(data), nil
}

func (in *instance) text(address, size uint64) (string, error) {
	data, err := in.read(address, size)
	return string(data), err
}

func (in *instance) write(address uint64, data []byte) error {
	if !in.module.Memory().Write(uint32(address), data) {
		return errors.New("the engine points outside its memory")
	}
	return nil
}

// writeWords writes 32-bit words one behind the other.
func (in *instance) writeWords(address uint64, words ...uint32) error {
	data := make([]byte, 0, 16)
	for _, w := range words {
		data = binary.LittleEndian.AppendUint32(data, w)
	}
	return in.write(address, data)
}

// option writes Some(bits) or None of eight bytes.
func (in *instance) option(address, bits uint64, some bool) error {
	if !some {
		bits = 0
	}
	flag := uint32(0)
	if some {
		flag = 1
	}
	return in.writeWords(address, flag, 0, uint32(bits), uint32(bits>>32))
}

// pass copies data into memory that the engine then owns, and returns the address.
func (in *instance) pass(ctx context.Context, data []byte) (address, size uint64, err error) {
	if uint64(len(data)) > math.MaxInt32 {
		return 0, 0, errors.New("the engine takes no more than 2 GiB at once")
	}
	address, err = in.call(ctx, exportAllocate, uint64(len(data)), 1)
	if err != nil {
		return 0, 0, err
	}
	return address, uint64(len(data)), in.write(address, data)
}

// passTo passes a text and writes where it is and how long.
func (in *instance) passTo(ctx context.Context, to uint64, text string) error {
	address, size, err := in.pass(ctx, []byte(text))
	if err != nil {
		return err
	}
	return in.writeWords(to, uint32(address), uint32(size))
}

// returned calls an export that writes its result where its first argument points: words of 32 bits, of which the last
// says whether it failed and the one before is then the error. The stack pointer is not put back after a failure of the
// engine itself, for the instance is then dropped.
func (in *instance) returned(ctx context.Context, export string, words int, args ...uint64) (result uint64, err error) {
	const frame = 16
	at, err := in.call(ctx, exportStack, api.EncodeI32(-frame))
	if err != nil {
		return 0, err
	}
	if _, err := in.call(ctx, export, append([]uint64{at}, args...)...); err != nil {
		return 0, err
	}
	data, err := in.read(at, uint64(4*words))
	if err != nil {
		return 0, err
	}
	if _, err := in.call(ctx, exportStack, frame); err != nil {
		return 0, err
	}
	word := func(i int) uint64 { return uint64(binary.LittleEndian.Uint32(data[4*i:])) }
	if word(words-1) != 0 {
		return 0, errors.New(display(in.table.take(word(words - 2))))
	}
	return word(0), nil
}
