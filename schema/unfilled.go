package schema

import (
	"fmt"
	"slices"
	"strings"

	"github.com/matterc/matterc/schema/diag"
	"github.com/matterc/matterc/schema/metamodel"
)

// Unfilled begins every value of a template that the office has yet to decide, of whatever type the value will be.
const Unfilled = "待填："

// placeholders are what templates once had in the place of what cannot be any text: a telephone, a web address, a credit code.
var placeholders = []string{"000-00000000", "https://example.cn/", "000000000000000000"}

// unfilled reports whether a value is still that of a template: Unfilled, alone or with a colon, or one of placeholders.
func (n *node) unfilled() bool {
	if n.kind != textNode {
		return false
	}
	if rest, ok := strings.CutPrefix(n.text, strings.TrimSuffix(Unfilled, "：")); ok {
		return rest == "" || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":")
	}
	return slices.Contains(placeholders, n.text)
}

// undecided reports a value that is still that of a template.
func (c *checker) undecided(n *node, t *metamodel.Type, o owner) {
	if t.Kind == metamodel.Test || t.Kind == metamodel.String && (t.Pattern == nil || t.Pattern.MatchString(n.text)) {
		c.beyond++ // a text like any other to CUE
	}
	c.report("R017", o, n, n.place(), o.says("“%s”还没有填", "%[1]s has not been filled in"), wanted(t, o))
}

// wanted says what a value must be: what form it has, if it has one, and what it is.
func wanted(t *metamodel.Type, o owner) diag.Text {
	what := diag.Text{ZH: strings.TrimSuffix(o.doc.ZH, "。"), EN: strings.TrimSuffix(o.doc.EN, ".")}
	switch t.Kind {
	case metamodel.Enum:
		return diag.T("写实际的一种，可以填：%s", "Write which it is, one of: %s", strings.Join(t.Values, "、"))
	case metamodel.Bool:
		return diag.Text{ZH: "写 true 或者 false，不加引号：" + what.ZH, EN: "Write true or false without quotes: " + what.EN}
	case metamodel.Int, metamodel.Number:
		return diag.Text{ZH: "写数，不加引号：" + what.ZH, EN: "Write the number without quotes: " + what.EN}
	case metamodel.Struct, metamodel.Map, metamodel.List:
		return diag.Text{ZH: fmt.Sprintf("写成 %s：%s", metamodel.Describe(t), what.ZH), EN: fmt.Sprintf("Write %s: %s", describeEN(t), what.EN)}
	}
	if t.Name != "" && t.Pattern != nil && !t.Pattern.MatchString(Unfilled) { // it has a form
		what = diag.Text{ZH: strings.TrimSuffix(t.Doc.ZH, "。"), EN: strings.TrimSuffix(t.Doc.EN, ".")}
	}
	return diag.Text{ZH: fmt.Sprintf("写实际的%s：%s", o.label.ZH, what.ZH), EN: fmt.Sprintf("Write the actual %s: %s", o.label.EN, what.EN)}
}
