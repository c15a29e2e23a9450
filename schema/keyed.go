package schema

import (
	"bytes"
	"encoding/json"
)

// Entry is one record of a keyed map: its key and its value.
type Entry[T any] struct {
	Key   string
	Value T
}

// Keyed is a keyed map of the catalog language as a list: inside a matter in the order of the file, at the top of a
// catalog sorted by key.
type Keyed[T any] []Entry[T]

// Get returns the value under a key, or nil.
func (k Keyed[T]) Get(key string) *T {
	for i := range k {
		if k[i].Key == key {
			return &k[i].Value
		}
	}
	return nil
}

// Keys returns the keys in order.
func (k Keyed[T]) Keys() []string {
	keys := make([]string, len(k))
	for i, e := range k {
		keys[i] = e.Key
	}
	return keys
}

// MarshalJSON writes an object whose members are in the order of the entries.
func (k Keyed[T]) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, e := range k {
		if i > 0 {
			b.WriteByte(',')
		}
		for j, v := range []any{e.Key, e.Value} {
			raw, err := json.Marshal(v)
			if err != nil {
				return nil, err
			}
			b.Write(raw)
			if j == 0 {
				b.WriteByte(':')
			}
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}
