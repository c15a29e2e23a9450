package validate

import (
	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
)

func run(cat *schema.Catalog, found diag.List) (*Program, diag.List) { return nil, found }
