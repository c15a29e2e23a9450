package chart

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/matterc/matterc/render/shapes"
)

// goldenCharts are charts whose pictures are recorded, to be looked at.
func goldenCharts() map[string]Chart {
	flow := Chart{
		Title: "建设用地规划许可证核发：办理流程", Description: "九个环节，从申请到送达。", Direction: TopToBottom,
		Notes: []string{"粗框和粗线：最长的一路，共 15 个工作日。专家评审、现场踏勘的时间不计入承诺时限。"},
		Nodes: []Node{
			{ID: "apply", Text: "申请", Shape: Pill, Small: []string{"窗口或者网上"}},
			{ID: "accept", Text: "受理", Small: []string{"1 个工作日 · 窗口"}, Critical: true},
			{ID: "correct", Text: "一次性告知补正", Small: []string{"当场或者 5 日内"}, Dashed: true},
			{ID: "examine", Text: "审查", Small: []string{"3 个工作日 · 规划科"}, Critical: true},
			{ID: "site", Text: "现场踏勘", Small: []string{"2 个工作日 · 规划科"}},
			{ID: "experts", Text: "专家评审", Small: []string{"10 个工作日 · 评审委员会"}, Critical: true},
			{ID: "decide", Text: "决定", Small: []string{"1 个工作日 · 分管领导"}, Critical: true},
			{ID: "refuse", Text: "不予许可决定书", Shape: Note, Small: []string{"说明理由，告知救济途径"}},
			{ID: "deliver", Text: "送达", Shape: Pill, Small: []string{"即时 · 窗口或者邮寄"}},
		},
		Edges: []Edge{
			{From: "apply", To: "accept"},
			{From: "accept", To: "correct", Label: []string{"材料不齐全"}, Dashed: true},
			{From: "correct", To: "apply", Dashed: true},
			{From: "accept", To: "examine", Label: []string{"材料齐全，符合法定形式"}, Critical: true},
			{From: "examine", To: "site", Label: []string{"需要核实现场的"}},
			{From: "examine", To: "experts", Label: []string{"重大项目"}, Critical: true},
			{From: "site", To: "decide"},
			{From: "experts", To: "decide", Critical: true},
			{From: "decide", To: "refuse", Label: []string{"不符合条件"}},
			{From: "decide", To: "deliver", Label: []string{"符合条件"}, Critical: true},
			{From: "refuse", To: "deliver"},
		},
	}
	across := flow
	across.Direction = LeftToRight
	staged := Chart{
		Title: "工程建设项目审批：四个阶段", Description: "四个阶段，并联办理，粗线是最长的一路。",
		Stages: []Stage{{"1", "立项用地规划许可阶段"}, {"2", "工程建设许可阶段"}, {"3", "施工许可阶段"}, {"4", "竣工验收阶段"}},
		Nodes: []Node{
			{ID: "filing", Text: "企业投资项目备案", Stage: "1", Small: []string{"1 个工作日 · 行政审批局"}, Critical: true},
			{ID: "land", Text: "国有建设用地使用权出让", Stage: "1", Small: []string{"30 日 · 自然资源局"}, Critical: true},
			{ID: "permit", Text: "建设用地规划许可证核发", Stage: "1", Small: []string{"5 个工作日 · 自然资源局"}, Critical: true},
			{ID: "eia", Text: "环境影响报告书审批", Stage: "2", Small: []string{"20 个工作日 · 生态环境分局"}},
			{ID: "planning", Text: "建设工程规划许可证核发", Stage: "2", Small: []string{"10 个工作日 · 自然资源局"}, Critical: true},
			{ID: "soil", Text: "水土保持方案审批", Stage: "2", Small: []string{"7 个工作日 · 水利局"}},
			{ID: "fire", Text: "特殊建设工程消防设计审查", Stage: "3", Small: []string{"15 个工作日 · 住建局"}, Critical: true},
			{ID: "civil", Text: "应建防空地下室的民用建筑项目报建审批", Stage: "3", Small: []string{"5 个工作日 · 住建局"}},
			{ID: "build", Text: "建筑工程施工许可证核发", Stage: "3", Small: []string{"3 个工作日 · 住建局"}, Critical: true},
			{ID: "verify", Text: "建设工程竣工规划核实", Stage: "4", Small: []string{"5 个工作日 · 自然资源局"}},
			{ID: "firecheck", Text: "特殊建设工程消防验收", Stage: "4", Small: []string{"15 个工作日 · 住建局"}, Critical: true},
			{ID: "done", Text: "建设工程竣工验收备案", Stage: "4", Small: []string{"即时 · 住建局"}, Critical: true},
		},
		Edges: []Edge{
			{From: "filing", To: "land", Critical: true}, {From: "land", To: "permit", Critical: true},
			{From: "filing", To: "eia"}, {From: "permit", To: "planning", Critical: true}, {From: "filing", To: "soil"},
			{From: "planning", To: "fire", Critical: true}, {From: "planning", To: "civil"}, {From: "fire", To: "build", Critical: true},
			{From: "civil", To: "build"}, {From: "eia", To: "build", Label: []string{"开工前"}, Dashed: true}, {From: "build", To: "verify"},
			{From: "build", To: "firecheck", Critical: true}, {From: "verify", To: "done"}, {From: "firecheck", To: "done", Critical: true},
		},
	}
	lanes := staged
	lanes.Title = "工程建设项目审批：阶段和部门"
	lanes.Nodes = append([]Node(nil), staged.Nodes...)
	for i := range lanes.Nodes {
		who := lanes.Nodes[i].Small[0]
		for _, d := range []string{"行政审批局", "自然资源局", "生态环境分局", "水利局", "住建局"} {
			if len(who) > len(d) && who[len(who)-len(d):] == d {
				lanes.Nodes[i].Group = d
			}
		}
	}
	for _, d := range []string{"行政审批局", "自然资源局", "生态环境分局", "水利局", "住建局"} {
		lanes.Groups = append(lanes.Groups, Group{ID: d, Title: d, Lane: true})
	}
	lanesDown := lanes
	lanesDown.Direction = TopToBottom
	loop := Chart{
		Title: "互为前提 <&> \"引号\"", Description: "两个事项互相等待。", Notes: []string{"红色虚线：互为前提，谁也办不成。"},
		Groups: []Group{{ID: "g", Title: "自然资源局"}, {ID: "h", Title: "其他部门", Faint: true}},
		Nodes: []Node{
			{ID: "a", Text: "建设用地规划许可证核发", Small: []string{"发：建设用地规划许可证"}, Loop: true, Group: "g", Href: "https://example.com/?a=1&b='2'"},
			{ID: "b", Text: "国有土地划拨", Small: []string{"发：划拨决定书"}, Loop: true, Group: "g", Href: "guides/b.html"},
			{ID: "any", Text: "任一", Shape: Meeting, Group: "g"},
			{ID: "c", Text: "项目核准", Group: "h", Faint: true, Href: "javascript:alert(1)"}, {ID: "d", Text: "外来文书", Shape: Note, Dashed: true},
			{ID: "e", Text: "其他 12 个事项", Shape: Stack}, {ID: "f", Text: "无关事项", Group: "h"},
		},
		Edges: []Edge{
			{From: "a", To: "b", Label: []string{"前置", "仅当供地方式为划拨"}, Thick: true, Loop: true},
			{From: "b", To: "a", Label: []string{"材料", "仅当供地方式为划拨"}, Loop: true},
			{From: "c", To: "any", Plain: true, Thick: true}, {From: "d", To: "any", Plain: true, Thick: true},
			{From: "any", To: "a", Label: []string{"前置"}, Thick: true}, {From: "b", To: "e", Label: []string{"材料", "办结前"}, Dashed: true},
			{From: "e", To: "e", Label: []string{"延续"}, Faint: true},
		},
	}
	return map[string]Chart{"flow": flow, "flow-across": across, "staged": staged, "lanes": lanes, "lanes-down": lanesDown, "loop": loop, "empty": {Title: "空图"}}
}

// TestGolden compares pictures with those recorded in testdata; UPDATE=1 records them.
func TestGolden(t *testing.T) {
	const dir = "testdata"
	produced := map[string]bool{}
	for name, c := range goldenCharts() {
		l, err := c.Layout()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range flaws(c, l) {
			t.Errorf("%s: %s", name, f)
		}
		got := l.Drawing().SVG()
		file := filepath.Join(dir, name+".svg")
		produced[file] = true
		if os.Getenv("UPDATE") != "" {
			if err := os.MkdirAll(dir, 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, got, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(file); err != nil {
			t.Error(err)
		} else if string(want) != string(got) {
			t.Errorf("%s differs; UPDATE=1 go test records it. Got:\n%s", file, got)
		}
	}
	recorded, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range recorded {
		if !produced[file] {
			t.Errorf("%s: no test produces it", file)
		}
	}
}

// TestLift wants a picture and its texts to be the whole picture.
func TestLift(t *testing.T) {
	for name, c := range goldenCharts() {
		l, err := c.Layout()
		if err != nil {
			t.Fatal(err)
		}
		d := l.Drawing()
		bare, texts := d.Lift()
		var rest, words []byte
		for line := range bytes.Lines(d.SVG()) {
			if bytes.HasPrefix(line, []byte("<text ")) {
				words = append(words, line...)
			} else {
				rest = append(rest, line...)
			}
		}
		if !bytes.Equal(bare, rest) {
			t.Errorf("%s: without texts it is\n%s\nwant\n%s", name, bare, rest)
		}
		alone := shapes.Drawing{Ink: d.Ink}
		for _, x := range texts {
			alone.Shapes = append(alone.Shapes, x)
		}
		var lifted []byte
		for line := range bytes.Lines(alone.SVG()) {
			if bytes.HasPrefix(line, []byte("<text ")) {
				lifted = append(lifted, line...)
			}
		}
		if !bytes.Equal(lifted, words) {
			t.Errorf("%s: the texts are\n%s\nwant\n%s", name, lifted, words)
		}
	}
}
