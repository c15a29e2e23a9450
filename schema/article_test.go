package schema

import "testing"

// TestReadArticle takes citations apart, as the language writes them and as people do.
func TestReadArticle(t *testing.T) {
	for _, c := range []struct {
		text string
		want Article
	}{
		{"第十二条", Article{"第十二条", 0, 0, 0}},
		{"第六部分", Article{"六", 0, 0, 0}},
		{"第三部分第（二）项", Article{"三、（二）", 0, 0, 0}},
		{"第一百零三条第二款", Article{"第一百零三条", 2, 0, 0}},
		{"第一百〇三条第二款", Article{"第一百零三条", 2, 0, 0}},
		{"第四十条之一第十一款第（十二）项", Article{"第四十条之一", 11, 12, 0}},
		{"第133条之1第1款", Article{"第一百三十三条之一", 1, 0, 0}},
		{"第三条第(四)项", Article{"第三条", 0, 4, 0}},
		{"12条3款4项", Article{"第十二条", 3, 4, 0}},
		{"第 十二 條 第 二 款", Article{"第十二条", 2, 0, 0}},
		{"三、（二）", Article{"三、（二）", 0, 0, 0}},
		{"附件2", Article{"附件2", 0, 0, 0}},
		{"第十二条第二款第三项", Article{"第十二条", 2, 3, 0}},
		{"第十二条第（三）项第2目", Article{"第十二条", 0, 3, 2}},
		{"附件第236项", Article{"附件", 0, 236, 0}},
		{"附件2第3项", Article{"附件2", 0, 3, 0}},
		{"全文", Article{"全文", 0, 0, 0}},
		{"", Article{}},
	} {
		if got := ReadArticle(c.text); got != c.want {
			t.Errorf("ReadArticle(%q) = %+v, want %+v", c.text, got, c.want)
		}
	}
}

// TestArticlesOfTheLanguage holds what is read against the patterns of the language: what a basis may cite is written back as it was,
// and its name is one under which a law registers a text.
func TestArticlesOfTheLanguage(t *testing.T) {
	citation := Language().Type("Basis").Field("article").Type.Pattern
	name := Language().Type("Law").Field("articles").Type.Key.Pattern
	for _, s := range []string{"第五条", "第九百九十九条", "第一千零一条之二", "第二十条第十款", "第二条第一款第（十）项", "第二条第（一）项", "一、（一）", "附件", "附件一", "全文"} {
		if !citation.MatchString(s) {
			t.Errorf("a basis cannot cite %s", s)
		}
		a := ReadArticle(s)
		if a.String() != s {
			t.Errorf("%s is read as %+v, which is written %s", s, a, a)
		}
		if !name.MatchString(a.Name) {
			t.Errorf("the name of %s, %s, is none under which a law registers a text", s, a.Name)
		}
	}
}

// TestArticlesAsStatutesCite holds what laws write of each other, without brackets, and of lists in annexes.
func TestArticlesAsStatutesCite(t *testing.T) {
	citation := Language().Type("Basis").Field("article").Type.Pattern
	name := Language().Type("Law").Field("articles").Type.Key.Pattern
	for s, want := range map[string]string{"第三条第一款第二项": "第三条", "第三条第（二）项第1目": "第三条", "第三条第二项第一目": "第三条", "附件第236项": "附件", "附件2第3项": "附件2"} {
		if a := ReadArticle(s); !citation.MatchString(s) || a.Name != want || a.Item == 0 || !name.MatchString(a.Name) {
			t.Errorf("%s is read as %+v, and may be cited: %v", s, a, citation.MatchString(s))
		}
	}
	for _, s := range []string{"第三条第项", "附件第项", "第三条第（二项", "附件第（二百）"} {
		if citation.MatchString(s) {
			t.Errorf("a basis may cite %s", s)
		}
	}
}

// TestCutArticle cuts what people write where the id of a law belongs.
func TestCutArticle(t *testing.T) {
	for _, c := range []struct {
		text, before, article string
		ok                    bool
	}{
		{"建筑法第八条", "建筑法", "第八条", true},
		{"《建筑法》第8条第1款", "《建筑法》", "第八条第一款", true},
		{"民法典第一千〇一条之二", "民法典", "第一千零一条之二", true},
		{"第八条", "第八条", "", false},
		{"建筑法", "建筑法", "", false},
		{"建筑法第八条规定的材料", "建筑法", "", false},
	} {
		before, a, ok := CutArticle(c.text)
		if before != c.before || a.String() != c.article || ok != c.ok {
			t.Errorf("CutArticle(%q) = %q, %q, %v, want %q, %q, %v", c.text, before, a, ok, c.before, c.article, c.ok)
		}
	}
}

// TestCited names the parts of notices, which have no unit in their text, as the Ministry of Natural Resources does of its own notice:
// 自然资函〔2024〕709号, “在正文第四部分增加”.
func TestCited(t *testing.T) {
	for article, want := range map[string]string{
		"四": "第四部分", "十五": "第十五部分", "三、（二）": "第三部分第（二）项", "三（二）": "第三部分第（二）项",
		"第三条第（四）项": "第三条第（四）项", "附件2": "附件2", "全文": "全文", "": "",
	} {
		if got := Cited(article); got != want {
			t.Errorf("Cited(%q) = %q, want %q", article, got, want)
		}
	}
}
