package metamodel

import (
	"fmt"
	"strings"
)

// Reference writes the field reference in Markdown: a section for every record, a row for every field.
func (l *Language) Reference() []byte {
	var b strings.Builder
	for _, t := range l.Types {
		fmt.Fprintf(&b, "\n### %s `#%s`\n\n%s\n%s\n（出处：%s）\n", t.Doc.Label, t.Name, t.Doc.ZH, t.Doc.EN, t.Doc.Source)
		switch t.Kind {
		case Struct:
			b.WriteString("\n| 字段 | 名称 | 填法 | 必填 | 说明 | 出处 |\n|---|---|---|---|---|---|\n")
			for _, f := range t.Fields {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s<br>%s | %s |\n",
					f.Name, f.Doc.Label, cell(Describe(f.Type)), presence(f), cell(f.Doc.ZH), cell(f.Doc.EN), cell(f.Doc.Source))
			}
		default:
			fmt.Fprintf(&b, "\n填法：%s\n", Describe(t))
		}
	}
	return []byte(b.String())
}

func presence(f *Field) string {
	switch {
	case f.Required:
		return "必填"
	case f.Default != "":
		return "默认 " + strings.Trim(f.Default, `"`)
	}
	return "可不填"
}

func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// Describe says in Chinese what values a type takes, for the reference and for findings.
func Describe(t *Type) string {
	switch t.Kind {
	case Enum:
		return "“" + strings.Join(t.Values, "”“") + "”之一"
	case Int, Number:
		s := map[Kind]string{Int: "整数", Number: "数字"}[t.Kind]
		for _, b := range t.Bounds {
			s += fmt.Sprintf("，%s %s", boundWord[b.Op.String()], b.Value.Text('f'))
		}
		return s
	case Bool:
		return "true 或 false"
	case List:
		s := "[…] 列表，每项为" + name(t.Elem)
		if t.Min > 0 {
			s += fmt.Sprintf("，至少 %d 项", t.Min)
		}
		if t.Alone {
			s += "；只有一项的，可以不写 […]"
		}
		return s
	case Map:
		return "{…}，键为" + name(t.Key) + "，值为" + name(t.Elem)
	case Struct:
		return "{…} " + name(t)
	case Change:
		return "{…} 只写从这一天起改变的项，写法与这一记录相同；不再有的写 null"
	case Test:
		return "值、大小范围、!= 或几选一"
	}
	if t.Name != "" {
		return "文字：" + t.Doc.Label
	}
	return "文字"
}

var boundWord = map[string]string{"<": "小于", "<=": "不大于", ">": "大于", ">=": "不小于"}

func name(t *Type) string {
	if t.Name != "" {
		return t.Doc.Label
	}
	return Describe(t)
}
