package book

import (
	"slices"
	"strings"
	"testing"
)

// TestTitlesBreakBetweenWords divides names as their words are, which stand in other texts without each other.
func TestTitlesBreakBetweenWords(t *testing.T) {
	l := lexicon{}
	for _, s := range []string{
		"特殊建设工程的建设单位申请消防设计审查和消防验收。", "竣工验收备案", "消防安全检查", "建设工程规划许可证", "工程竣工验收报告", "经营许可证", "道路运输管理", "道路货物运输经营",
		"许可决定", "成立日期", "登记机关", "法人登记", "成立大会", "登记申请",
	} {
		l.read(s)
	}
	for name, want := range map[string]string{
		"特殊建设工程消防验收":     "特殊|建设|工程|消防|验收",
		"法人成立登记":         "法人|成立|登记",
		"道路货物运输经营许可":     "道路|货物|运输|经营|许可",
		"公众聚集场所（告知承诺）检查": "",
		"Licence": "Licence",
	} {
		got := l.divide(name)
		if strings.Join(got, "") != name {
			t.Errorf("%s becomes %q", name, got)
		}
		if want != "" && strings.Join(got, "|") != want {
			t.Errorf("%s is divided %s, not %s", name, strings.Join(got, "|"), want)
		}
		if slices.ContainsFunc(got, func(w string) bool { return strings.HasPrefix(w, "）") || strings.HasSuffix(w, "（") }) {
			t.Errorf("%q: a mark stands alone", got)
		}
	}
	if got := lexicon(nil).divide("特殊建设工程"); got != nil {
		t.Errorf("without a catalog: %q", got)
	}
}
