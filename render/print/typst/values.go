package typst

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// A value is one of JavaScript, as far as the engine uses them: undefined, null, bool, string, float64, int64 and
// uint64 (BigInt), *object, *array, byteArray, wordArray, *exception, *promise, function, *closure, date or *wrapped.
type value any

type (
	undefined struct{}
	null      struct{}
	date      float64 // milliseconds since 1970, in UTC
	byteArray []byte
	wordArray []uint32
)

// object has its properties in the order in which they were first set.
type object struct {
	names  []string
	values map[string]value
}

type array struct{ items []value }

// exception is an Error of JavaScript.
type exception struct{ message string }

// function is a function of the host, closure one of the engine.
type function func(in *instance, arg value) error

type closure struct {
	a, b uint64 // what the engine knows it by
	uses int    // when none is left, the engine may free it
}

// wrapped is an object of the engine, known to it by an address.
type wrapped struct{ address uint32 }

func (e *exception) Error() string { return e.message }

func (o *object) get(name string) value {
	if v, ok := o.values[name]; ok {
		return v
	}
	return undefined{}
}

func (o *object) set(name string, v value) {
	if o.values == nil {
		o.values = map[string]value{}
	}
	if _, ok := o.values[name]; !ok {
		o.names = append(o.names, name)
	}
	o.values[name] = v
}

// property returns holder[name], undefined where there is none.
func property(holder, name value) value {
	switch h := holder.(type) {
	case *object:
		if s, ok := name.(string); ok {
			return h.get(s)
		}
	case *array:
		if n, ok := name.(float64); ok && n >= 0 && int(n) < len(h.items) {
			return h.items[int(n)]
		}
		if name == "length" {
			return float64(len(h.items))
		}
	case *exception:
		if name == "message" || name == "stack" {
			return h.message
		}
	}
	return undefined{}
}

// display describes a value in messages, as console.log would.
func display(v value) string {
	switch v := v.(type) {
	case undefined:
		return "undefined"
	case null:
		return "null"
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case bool, int64, uint64:
		return fmt.Sprint(v)
	case *exception:
		return v.message
	case *object, *array:
		text, err := json.Marshal(plain(v))
		if err == nil {
			return string(text)
		}
	}
	return fmt.Sprintf("%T", v)
}

// plain returns objects and arrays as Go's own, for printing.
func plain(v value) any {
	switch v := v.(type) {
	case *object:
		m := map[string]any{}
		for name, w := range v.values {
			m[name] = plain(w)
		}
		return m
	case *array:
		s := make([]any, len(v.items))
		for i, w := range v.items {
			s[i] = plain(w)
		}
		return s
	case string, float64, bool, int64, uint64:
		return v
	case undefined, null:
		return nil
	}
	return fmt.Sprintf("%T", v)
}

// same is === of JavaScript.
func same(a, b value) bool {
	switch x := a.(type) {
	case byteArray:
		y, ok := b.(byteArray)
		return ok && len(x) > 0 && len(y) > 0 && &x[0] == &y[0]
	case wordArray:
		y, ok := b.(wordArray)
		return ok && len(x) > 0 && len(y) > 0 && &x[0] == &y[0]
	case function:
		return false
	}
	switch b.(type) {
	case byteArray, wordArray, function:
		return false
	}
	return a == b
}

// Values go to the engine as numbers of places in a table. Places below 132 are constants.
const (
	placeUndefined = 128
	placeNull      = 129
	placeTrue      = 130
	placeFalse     = 131
	firstPlace     = 132
)

// table gives values to the engine and takes them back.
type table struct {
	values []value
	free   []uint32
}

func newTable() table {
	t := table{values: slices.Repeat([]value{undefined{}}, firstPlace)}
	t.values[placeNull], t.values[placeTrue], t.values[placeFalse] = null{}, true, false
	return t
}

func (t *table) put(v value) uint64 {
	if n := len(t.free); n > 0 {
		place := t.free[n-1]
		t.free = t.free[:n-1]
		t.values[place] = v
		return uint64(place)
	}
	t.values = append(t.values, v)
	return uint64(len(t.values) - 1)
}

func (t *table) at(place uint64) value {
	if p := uint32(place); int64(p) < int64(len(t.values)) {
		return t.values[p]
	}
	return undefined{}
}

func (t *table) take(place uint64) value {
	v := t.at(place)
	if p := uint32(place); p >= firstPlace && int64(p) < int64(len(t.values)) {
		t.values[p] = undefined{}
		t.free = append(t.free, p)
	}
	return v
}

// promise is settled once; who waits for it is called from the queue of tasks, never at once.
type promise struct {
	settled bool
	failed  bool
	result  value
	waiting []waiter
}

type waiter struct {
	call value // a function or closure
	then *promise
}

// task is one call that waits in the queue.
type task struct {
	call value
	arg  value
	then *promise // settled by what the call gives
}

// settle gives a promise its result. A promise as result is waited for.
func (in *instance) settle(p *promise, result value, failed bool) {
	if p.settled {
		return
	}
	if inner, ok := result.(*promise); ok && !failed {
		forward := function(func(in *instance, v value) error { in.settle(p, v, inner.failed); return nil })
		in.await(inner, forward, &promise{})
		return
	}
	p.settled, p.failed, p.result = true, failed, result
	for _, w := range p.waiting {
		in.enqueue(p, w)
	}
	p.waiting = nil
}

// await has call run, with the result, when p is settled.
func (in *instance) await(p *promise, call value, then *promise) {
	w := waiter{call: call, then: then}
	if p.settled {
		in.enqueue(p, w)
		return
	}
	p.waiting = append(p.waiting, w)
}

func (in *instance) enqueue(p *promise, w waiter) {
	// What waits with then(f) and no second function passes a failure on.
	if _, forward := w.call.(function); p.failed && !forward {
		in.settle(w.then, p.result, true)
		return
	}
	in.tasks = append(in.tasks, task{call: w.call, arg: p.result, then: w.then})
}
