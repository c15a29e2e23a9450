package validate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema/diag"
)

//go:generate env UPDATE=1 go test -count=1 -run TestREADME .

// TestREADME keeps the table of all findings in README.md what Rules says; UPDATE=1 writes it.
func TestREADME(t *testing.T) {
	const marker = "<!-- generated: findings -->\n\n"
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	head, _, ok := strings.Cut(string(readme), marker)
	if !ok {
		t.Fatalf("README.md has no line %q", strings.TrimSpace(marker))
	}
	want := head + marker + ruleTable(Rules())
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile("README.md", []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(readme) != want {
		t.Error("the table in README.md is not up to date; run go generate ./validate")
	}
}

// ruleTable writes the table of README.md.
func ruleTable(rules []diag.Rule) string {
	cell := strings.NewReplacer("|", "\\|", "\n", " ").Replace
	var b strings.Builder
	b.WriteString("| 编号 code | 级别 severity | 名称 name | 问题 finding | 豁免 exemptible |\n|---|---|---|---|---|\n")
	for _, r := range rules {
		exemptible := ""
		for _, c := range checks() {
			if c.Code == r.Code && c.Exemptible {
				exemptible = "可以 yes"
			}
		}
		fmt.Fprintf(&b, "| %s | %s | `%s` | %s<br>%s | %s |\n", r.Code, r.Severity.Title().ZH+" "+r.Severity.Title().EN, r.Name, cell(r.Title.ZH), cell(r.Title.EN), exemptible)
	}
	return b.String()
}
