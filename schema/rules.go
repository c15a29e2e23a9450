package schema

import "github.com/matterc/matterc/schema/diag"

// Rules returns the documentation of the findings of loading, sorted by code.
func Rules() []diag.Rule { return nil }
