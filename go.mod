module github.com/matterc/matterc

go 1.26.0

require (
	cuelang.org/go v0.17.1 // indirect
	github.com/clipperhouse/uax29/v2 v2.2.0 // indirect
	github.com/cockroachdb/apd/v3 v3.2.3 // indirect
	github.com/mattn/go-runewidth v0.0.31 // indirect
	github.com/santhosh-tekuri/jsonschema/v5 v5.3.1 // indirect
)
