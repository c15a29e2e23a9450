package main

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/validate"
	"github.com/matterc/matterc/validate/eligibility"
	"github.com/matterc/matterc/validate/plan"
)

// TestQuestions answers as somebody at a terminal would: by number, by value, wrongly, and not at all.
func TestQuestions(t *testing.T) {
	cat, found, err := schema.Load(os.DirFS("../../catalog"), schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	draft, found := validate.Try(cat, found)
	if draft == nil {
		t.Fatal(found)
	}
	var out bytes.Buffer
	a := &app{out: diag.NewConsole(&out), err: diag.NewConsole(&out), lang: diag.ZH}
	subject, err := plannedFor(&drafted{Solution: draft, loaded: &loaded{Catalog: cat}}, "restaurant")
	if err != nil {
		t.Fatal(err)
	}
	plan := func(input string) (*plan.Plan, error) {
		out.Reset()
		subject.Given = eligibility.Given{}
		return subject.plan(a, &questioner{app: a, in: bufio.NewReader(strings.NewReader(input)), out: &out, draft: draft})
	}
	// Every question but the first needs the answers before it.
	if _, err := plan(""); err == nil || !strings.HasSuffix(err.(*failure).text.ZH, "还需要写明：") || !strings.HasPrefix(err.(*failure).lines[0].ZH, "  --fact ") {
		t.Errorf("nobody answers: %v", err)
	}
	first := out.String()
	if !strings.Contains(first, "？\n") || !strings.Contains(first, "  1. ") {
		t.Errorf("asked %q", first)
	}
	p, err := plan(strings.Repeat("没有这个值\n\n1\n", 20))
	if err != nil {
		t.Fatalf("%v\n%s", err, &out)
	}
	if len(p.Given) == 0 || strings.Count(out.String(), "没有“没有这个值”这个值") != len(p.Given) {
		t.Errorf("given %v after\n%s", p.Given, &out)
	}
	if strings.Count(out.String(), "？\n") != len(p.Given) {
		t.Errorf("questions are not asked once:\n%s", &out)
	}
}
