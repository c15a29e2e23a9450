package schema

import (
	"io/fs"

	"github.com/matterc/matterc/schema/diag"
)

func load(fsys fs.FS, o Options) (*Catalog, diag.List, error) { return nil, nil, nil }

type node struct{}
type recordID struct{ kind, key string }
