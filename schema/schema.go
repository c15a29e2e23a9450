// Package schema is the language of a catalog, and reads what is written in it.
//
// It has the definition in CUE, the Go types made from that definition, and Load, which turns the files of a catalog into those
// types or says everything that is wrong with their shape.
//
// A file goes through four stages, each with one output. It is read through the given file system and parsed; its
// syntax is checked against the dialect (dialect.go) and evaluated to a tree of values with places; the tree is
// checked against the model of the language, which reports everything wrong with it at once; the tree is decoded. What
// the second stage cannot evaluate, and every file the third refuses, goes to CUE in small batches: CUE is the judge of
// what is valid, our own walk explains.
package schema

import (
	"embed"
	"io/fs"
	"sync"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/fieldpath"
	"github.com/matterc/matterc/schema/metamodel"
)

//go:generate go run ./metamodel/gen

//go:embed *.cue
var sources embed.FS

// LanguageVersion is the present version of the language: in the first, what was left out was printed as none or as a default.
const LanguageVersion = 2

// schemaFiles returns the files of the schema in the order of their names.
func schemaFiles() []metamodel.Source {
	entries, err := sources.ReadDir(".")
	if err != nil {
		panic(err) // the files are embedded
	}
	var files []metamodel.Source
	for _, e := range entries {
		data, err := sources.ReadFile(e.Name())
		if err != nil {
			panic(err)
		}
		files = append(files, metamodel.Source{Name: e.Name(), Data: data})
	}
	return files
}

// Language returns the model of the language. It is compiled once.
var Language = sync.OnceValue(func() *metamodel.Language {
	l, err := metamodel.Compile(schemaFiles())
	if err != nil {
		panic(err) // a test compiles it
	}
	return l
})

// SchemaFile is the name of the file at the root of a catalog that holds the schema for CUE's own tools.
const SchemaFile = "schema.cue"

// SchemaCUE returns what SchemaFile must hold.
var SchemaCUE = sync.OnceValue(func() []byte {
	data, err := metamodel.CUE(schemaFiles())
	if err != nil {
		panic(err) // a test writes it
	}
	return data
})

// Options say how a catalog is loaded. The zero value loads its own edition.
type Options struct {
	// AsOf is the date of the edition wanted; the zero value is the catalog's own edition date.
	AsOf Date
}

// Catalog is a loaded catalog of one edition. Records out of force on its date are not in Data.
type Catalog struct {
	Data
	AsOf   Date   // the date of the edition; no day if the catalog has none
	Digest string // of all files, in hexadecimal: see Digest
	// Templates are the contents of the files that materials name, by path, without a byte order mark.
	Templates map[string][]byte
	// Attachments are the contents of the files for downloading that materials and results name, by path.
	Attachments map[string][]byte
	Absent      []Absent // records left out because they are not in force on AsOf
	Everything  Data     // the records of all editions
	Files       []string // the CUE files read, sorted

	// Covered are the files that Digest is of, sorted: Source has them all.
	Covered []string

	sources     map[string][]byte
	roots       map[recordID]record
	order       []recordID             // of roots, by kind and key
	all         map[recordID][]version // of roots
	decoder     decoder
	definitions []nodeField            // the shared definitions, file by file
	broken      [][]byte               // sources of files that could not be read as CUE
	mentioned   func() map[string]bool // the words of broken
	indexes     func() map[fieldpath.Kind]*recordIndex
}

// Absent is a record of the catalog that is not in force on the date of the edition.
type Absent struct {
	Kind      fieldpath.Kind
	Key       string // such as 城乡规划法
	Effective Effective
	Place     diag.Place
}

// Load reads every *.cue file of a catalog. Findings are what is wrong with the catalog; the catalog returned with
// them holds everything that could be read, so that later stages can go on looking. The error is about the machine:
// the file system could not be read.
func Load(fsys fs.FS, o Options) (*Catalog, diag.List, error) {
	return load(newWalker(fsys), o)
}
