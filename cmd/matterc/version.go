package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/matterc/matterc/schema"
	"github.com/spf13/cobra"
)

// versions are what `matterc version` prints. Two tools with the same versions give the same bytes for a catalog.
type versions struct {
	Matterc string `json:"matterc"`
	Go      string `json:"go"`
	CUE     string `json:"cue"`
	Schema  string `json:"schema"` // SHA-256 of the schema file of a catalog, in hexadecimal
}

func versionCommand(a *app) *cobra.Command {
	var format string
	c := &cobra.Command{
		Use:   "version",
		Short: a.say("显示版本", "Show the version"),
		Long:  a.say("显示 matterc、Go 和 CUE 的版本，以及目录语言的摘要（schema.cue 的 SHA-256）。", "Show the versions of matterc, Go and CUE, and the digest of the catalog language (SHA-256 of schema.cue)."),
		Args:  a.arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			v := toolVersions()
			if format == "json" {
				raw, err := json.MarshalIndent(v, "", "  ")
				fmt.Fprintf(a.out, "%s\n", raw)
				return err
			}
			fmt.Fprintf(a.out, "matterc %s\n", v.Matterc)
			fmt.Fprintf(a.out, "go      %s\ncue     %s\nschema  %s\n", v.Go, v.CUE, v.Schema)
			return nil
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	return c
}

func toolVersions() versions {
	sum := sha256.Sum256(schema.SchemaCUE())
	v := versions{Matterc: toolVersion(), Go: runtime.Version(), CUE: "unknown", Schema: hex.EncodeToString(sum[:])}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, m := range info.Deps {
			if m.Path != "cuelang.org/go" {
				continue
			}
			if v.CUE = m.Version; m.Replace != nil {
				v.CUE = m.Replace.Version
			}
		}
	}
	return v
}

// toolVersion returns the version of matterc as Go has built it, "devel" for a tool built without one.
func toolVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}
