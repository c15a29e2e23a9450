package page

import "testing"

func TestTexts(t *testing.T) {
	if got := Paragraphs("甲\n\n  乙 \r\n"); len(got) != 2 || got[0].String() != "甲" || got[1].String() != "乙" {
		t.Errorf("paragraphs: %v", got)
	}
	if Small("") != nil {
		t.Error("a small text of nothing is something")
	}
	for in, want := range map[string]string{"甲": "甲。", "甲。": "甲。", "甲？": "甲？", "甲！": "甲！"} {
		if got := Sentence(in); got != want {
			t.Errorf("sentence(%q) = %q", in, got)
		}
	}
}
