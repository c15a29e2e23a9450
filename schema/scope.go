package schema

import (
	"maps"
	"path"
	"slices"
	"sync"

	"cuelang.org/go/cue/ast"
)

// shared is a shared definition: a hidden field at the top of a file.
type shared struct {
	file  *file
	field *ast.Field
	start int // of the label
	end   int
}

// scope holds the shared definitions of a catalog by folder.
type scope map[string]*definitions

// definitions are the shared definitions of one folder: by name, and their names once somebody asks what was meant. What files
// define that could not be read as CUE is unknown: they are kept, and their words once somebody asks for one.
type definitions struct {
	byName map[string]*shared
	names  func() *knownNames
	broken [][]byte
	words  func() map[string]bool
}

// folder returns the definitions of a folder.
func (s scope) folder(dir string) *definitions {
	in := s[dir]
	if in == nil {
		in = &definitions{byName: map[string]*shared{}}
		in.names = sync.OnceValue(func() *knownNames { return newKnownNames(slices.Collect(maps.Keys(in.byName))) })
		in.words = sync.OnceValue(func() map[string]bool { return wordsOf(in.broken) })
		s[dir] = in
	}
	return in
}

// add notes a definition of a folder; it returns the one of that name that is there already, or nil.
func (s scope) add(dir, name string, d *shared) *shared {
	in := s.folder(dir)
	if first := in.byName[name]; first != nil {
		return first
	}
	in.byName[name] = d
	return nil
}

// mentioned reports whether a file that could not be read, in the folder or above, contains a name: it may define it.
func (s scope) mentioned(dir, name string) bool {
	for {
		if in := s[dir]; in != nil && in.words()[name] {
			return true
		}
		if dir == "." {
			return false
		}
		dir = path.Dir(dir)
	}
}

// own returns the definition of a name in a folder itself, or nil.
func (s scope) own(dir, name string) *shared {
	if in := s[dir]; in != nil {
		return in.byName[name]
	}
	return nil
}

// find returns the definition a file in the folder sees under a name: its own folder's, or that of the nearest folder
// above, as CUE packages have it.
func (s scope) find(dir, name string) *shared {
	for {
		if d := s.own(dir, name); d != nil {
			return d
		}
		if dir == "." {
			return nil
		}
		dir = path.Dir(dir)
	}
}

// visible returns the names that a file in the folder sees, as many as are looked through at most and one more.
func (s scope) visible(dir string) (names []string) {
	for {
		if in := s[dir]; in != nil {
			for name := range in.byName {
				if names = append(names, name); len(names) > maxAlone {
					return names
				}
			}
		}
		if dir == "." {
			return names
		}
		dir = path.Dir(dir)
	}
}

// nearest returns the name most like a word among those a file in the folder sees; of two that are alike, the nearer one.
func (s scope) nearest(dir, word string) (string, bool) {
	var near []string
	for {
		if in := s[dir]; in != nil {
			if n, ok := in.names().Nearest(word); ok {
				near = append(near, n)
			}
		}
		if dir == "." {
			return Nearest(word, near)
		}
		dir = path.Dir(dir)
	}
}
