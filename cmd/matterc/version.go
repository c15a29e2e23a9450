package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/matterc/matterc/render/print/typst"
	"github.com/matterc/matterc/schema"
	"github.com/spf13/cobra"
)

// versions are what `matterc version` prints. Two tools with the same versions give the same bytes for a catalog.
type versions struct {
	Matterc string         `json:"matterc"`
	Go      string         `json:"go"`
	CUE     string         `json:"cue"`
	Schema  string         `json:"schema"` // SHA-256 of the schema file of a catalog, in hexadecimal
	Print   *printVersions `json:"print"`  // null in a build without a print engine
}

// printVersions are the typesetter and the fonts in this build.
type printVersions struct {
	Engine typst.Component   `json:"engine"`
	Fonts  []typst.Component `json:"fonts"`
}

func versionCommand(a *app) *cobra.Command {
	var format string
	var notice bool
	c := &cobra.Command{
		Use:   "version",
		Short: a.say("显示版本", "Show the version"),
		Long: a.say(`显示 matterc、Go 和 CUE 的版本，目录语言的摘要（schema.cue 的 SHA-256），以及内嵌的排版引擎和字体（名称、版本、SHA-256）。
没有内嵌排版引擎的 matterc 会说明这一点；它不能生成 PDF。`,
			`Show the versions of matterc, Go and CUE, the digest of the catalog language (SHA-256 of schema.cue), and the print engine and fonts in this build (name, version, SHA-256).
A matterc without a print engine says so; it cannot make a PDF.`),
		Args: a.arguments(0, 0, ""),
		RunE: func(*cobra.Command, []string) error {
			if notice {
				fmt.Fprint(a.out, typst.Notice())
				return nil
			}
			v := toolVersions()
			if format == "json" {
				return a.json(v)
			}
			fmt.Fprintf(a.out, "matterc %s\n", v.Matterc)
			fmt.Fprintf(a.out, "go      %s\ncue     %s\nschema  %s\n", v.Go, v.CUE, v.Schema)
			if v.Print == nil {
				a.print("print   没有：这个 matterc 构建时没有排版引擎，不能生成 PDF（先运行 make assets 再构建）",
					"print   none: this matterc was built without a print engine and cannot make a PDF (run make assets and build again)")
				return nil
			}
			fmt.Fprintf(a.out, "print   %s\n", v.Print.Engine)
			for _, f := range v.Print.Fonts {
				fmt.Fprintf(a.out, "font    %s\n", f)
			}
			return nil
		},
	}
	chooseFlag(c, &format, "format", "FORMAT", "text", a.say("格式：text、json", "text or json"), []string{"text", "json"})
	c.Flags().BoolVar(&notice, "notice", false, a.say("改为显示内嵌作品的版权声明和许可证全文", "instead show the copyright notices and the licences of what is built in"))
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
	if engine, fonts, ok := typst.Version(); ok {
		v.Print = &printVersions{engine, fonts}
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
