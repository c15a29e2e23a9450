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

// TestWriter numbers sections and appendices, and leads links to sections by their titles.
func TestWriter(t *testing.T) {
	var w Writer
	w.Say(Linked("见材料", Link{Section: "材料"}))
	whole := ToSection("材料")
	w.Section("范围")
	w.Section("材料")
	w.Appendix("表格")
	w.Appendix("条文")
	w.Say(whole)
	blocks := w.Blocks()
	if got := whole.String(); got != "“二、材料”" || whole[1].Link != (Link{Anchor: "s2"}) {
		t.Errorf("a reference to a section is %s, and leads to %+v", got, whole[1].Link)
	}
	if to := blocks[0].(Paragraph).Text[0].Link; to != (Link{Anchor: "s2"}) {
		t.Errorf("the link leads to %+v", to)
	}
	for i, want := range []Heading{
		{Level: 2, Number: "一、", Text: "范围", ID: "s1"}, {Level: 2, Number: "二、", Text: "材料", ID: "s2"},
		{Level: 2, Number: "附录一 ", Text: "表格", ID: "a1", Page: true}, {Level: 2, Number: "附录二 ", Text: "条文", ID: "a2"},
	} {
		if got := blocks[i+1]; got != want {
			t.Errorf("%+v, want %+v", got, want)
		}
	}
	for what, mistake := range map[string]func(){
		"a link to a section that is not there": func() {
			var w Writer
			w.Say(Linked("见材料", Link{Section: "材料"}))
			w.Blocks()
		},
		"two sections of one title": func() {
			var w Writer
			w.Section("材料")
			w.Section("材料")
		},
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error(what, "is no mistake")
				}
			}()
			mistake()
		}()
	}
}
