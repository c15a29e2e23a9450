package main_test

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/matterc/matterc/schema"
	"github.com/matterc/matterc/validate"
)

// Sizes of a synthetic catalog, taken from the worked catalog and from cue.md's measurements.
const (
	synthDepartments = 30
	synthLaws        = 40
	synthArticles    = 60
	synthSharing     = 50 // one file in so many uses shared definitions and arithmetic: 2 %
)

// synth writes a catalog of n matters, the same for the same n and seed, to write, file by file, so that it never
// stands in memory as a whole. It has 30 departments in folders, laws with articles, facts and documents, and no
// findings. A matter has about 6 KB. Guards hold single values only, so that `cue vet -c` accepts the catalog as well.
func synth(n int, seed uint64, write func(name, text string) error) error {
	s := &synthesizer{rand: rand.New(rand.NewPCG(seed, uint64(n))), matters: n, write: write}
	s.file("cue.mod/module.cue", "module: \"example.com/catalog@v0\"\nlanguage: version: \"v0.17.0\"\n")
	s.file(schema.SchemaFile, string(schema.SchemaCUE()))
	s.file("catalog.cue", synthHead)
	s.registers()
	s.laws()
	for i := range n {
		s.matter(i)
	}
	return s.err
}

const synthHead = `package catalog

catalog: #Edition & {
	name:      "示例县政务服务事项目录"
	edition:   "2026-11-01"
	region:    "370599"
	publisher: "示例县行政审批服务局"
}
region: "370599": #Region & {name: "示例县", level: "县级"}

// 各事项共用的写法。
_application: {original: 1, paper: "A4", source: "申请人自备", sourceNote: "窗口免费提供空白表格，也可以在网上填写"}
_window: {window: "一楼综合窗口（示例）", lines: ["0546-0000000"], complaints: ["0546-0000001"]}
_review: {review: "示例县人民政府", court: "示例县人民法院"}
_days: 5
`

type synthesizer struct {
	rand    *rand.Rand
	matters int
	write   func(name, text string) error
	err     error // the first of write
}

func (s *synthesizer) file(name, text string) {
	if s.err == nil {
		s.err = s.write(name, text)
	}
}

func (s *synthesizer) pick(words []string) string { return words[s.rand.IntN(len(words))] }

// sentence is legal-sounding text of about n characters.
func (s *synthesizer) sentence(n int) string {
	var b strings.Builder
	for count := 0; count < n; {
		clause := s.pick(synthClauses)
		if count > 0 {
			b.WriteString("，")
		}
		b.WriteString(clause)
		count += len([]rune(clause)) + 1
	}
	return b.String()
}

var (
	synthClauses = []string{"申请人应当如实提交有关材料", "材料齐全并且符合法定形式", "由窗口当场核验后退还原件", "符合国家规定的标准和技术规范",
		"自受理之日起在规定期限内作出决定", "不符合条件的书面说明理由", "涉及第三人重大利益的告知其权利", "可以通过信息共享取得的不再要求提交",
		"经专家评审并公示无异议", "有与经营规模相适应的场所", "有符合要求的管理人员和制度", "一年内没有被撤销许可的记录"}
	synthObjects = []string{"经营场所", "建设项目", "社会组织", "从业人员", "道路运输", "公共场所", "食品生产", "取水工程", "林木采伐",
		"医疗机构", "特种设备", "广告设施", "水土保持", "文物保护", "旅行社"}
	synthActions = []string{"设立许可", "变更许可", "延续许可", "备案", "资格认定", "使用登记", "竣工验收", "方案审批"}
	synthPapers  = []string{"申请表", "场所平面图", "人员名册", "管理制度文本", "设备清单", "检验报告", "项目说明书", "资金证明", "章程",
		"安全评估报告", "委托书", "合同文本", "环境影响说明", "应急预案", "资格证书"}
	synthChoices  = []string{"新办", "变更", "延续", "注销"}
	synthNumerals = []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
)

// numeral writes 1 to 99 in Chinese.
func numeral(n int) string {
	switch tens := n / 10; tens {
	case 0:
		return synthNumerals[n]
	case 1:
		return "十" + synthNumerals[n%10]
	default:
		return synthNumerals[tens] + "十" + synthNumerals[n%10]
	}
}

func department(i int) string { return fmt.Sprintf("department-%02d", i%synthDepartments) }

func law(i int) string { return "示例法" + numeral(1+i%synthLaws) }

func (s *synthesizer) registers() {
	var b strings.Builder
	b.WriteString("package catalog\n\ndepartment: {\n")
	for i := range synthDepartments {
		fmt.Fprintf(&b, "\t%q: #Department & {name: \"示例县第%s局\", short: \"%[2]s局\", address: \"示例县政务服务中心\", hours: \"工作日 8:30—12:00\", phones: [\"0546-0000000\"], window: \"常设\"}\n",
			department(i), numeral(1+i))
	}
	b.WriteString("}\n")
	s.file("registers/departments.cue", b.String())
	b.Reset()
	b.WriteString("package catalog\n\nfact: {\n")
	for i := range 20 {
		fmt.Fprintf(&b, "\t\"choice-%02d\": #Fact & {name: \"办理种类%s\", question: \"您要办哪一种？\", type: \"选项\", values: [\"新办\", \"变更\", \"延续\", \"注销\"]}\n", i, numeral(1+i))
		fmt.Fprintf(&b, "\t\"yes-%02d\": #Fact & {name: \"是否属于情形%s\", question: \"是否属于这种情形？\", type: \"是否\"}\n", i, numeral(1+i))
	}
	b.WriteString("}\n")
	s.file("registers/facts.cue", b.String())
}

func (s *synthesizer) laws() {
	for i := range synthLaws {
		var b strings.Builder
		fmt.Fprintf(&b, "package catalog\n\nlaw: %q: #Law & {\n\ttitle:  \"示例县示例法之%s\"\n\trank:   \"法律\"\n\tissuer: \"示例机关\"\n\teffective: from: \"2010-01-01\"\n\tarticles: {\n", law(i), numeral(1+i))
		for a := range synthArticles {
			fmt.Fprintf(&b, "\t\t\"第%s条\": \"%s。\"\n", numeral(1+a), s.sentence(60))
		}
		b.WriteString("\t}\n}\n")
		s.file(fmt.Sprintf("laws/law-%02d.cue", i), b.String())
	}
}

// matter writes matter i and the document it issues. It may ask for the documents of matters with smaller numbers, so
// that everyone can obtain everything in the order of the numbers.
func (s *synthesizer) matter(i int) {
	shared := i%synthSharing == synthSharing-1
	id := fmt.Sprintf("matter-%05d", i)
	name := fmt.Sprintf("%s%s（第%d号）", s.pick(synthObjects), s.pick(synthActions), i)
	var b strings.Builder
	p := func(format string, args ...any) { fmt.Fprintf(&b, format, args...) }

	p("package catalog\n\n")
	p("document: \"paper-%05d\": #Document & {name: \"%s证书\", kind: \"证照\"}\n\n", i, name)
	p("matter: %q: #Matter & {\n\tname:       %q\n\tdepartment: %q\n", id, name, department(i))
	p("\ttype:       \"行政许可\"\n\thandling:   \"承诺件\"\n\tpower:      \"法定本级行使\"\n\tbody:       \"法定机关\"\n")
	p("\taudience: [\"自然人\", \"企业法人\", \"事业法人\"]\n\ttopics: [\"准营准办\"]\n\teffective: from: \"2020-01-01\"\n\tscope: \"%s。\"\n", s.sentence(40))

	entries := 4 + s.rand.IntN(5)
	p("\tbasis: {\n")
	for k := range entries {
		p("\t\tb%d: {law: %q, article: \"第%s条\", about: \"%s\"}\n", k, law(s.rand.IntN(synthLaws)), numeral(1+s.rand.IntN(synthArticles)), s.sentence(12))
	}
	p("\t}\n\tconditions: [\n")
	for k := range entries { // each entry is named once here, so that none is unused
		p("\t\t{text: \"%s。\", basis: [\"b%d\"]},\n", s.sentence(30), k)
	}
	p("\t]\n\tmaterials: [\n")
	prerequisites := map[int]int{} // papers and the basis that asks for them
	for range min(i, 1+s.rand.IntN(2)) {
		prerequisites[s.rand.IntN(i)] = s.rand.IntN(entries)
	}
	for _, k := range slices.Sorted(maps.Keys(prerequisites)) {
		p("\t\t{document: \"paper-%05d\", source: \"系统获取\", basis: [\"b%d\"]},\n", k, prerequisites[k])
	}
	if shared {
		p("\t\t_application & {name: \"申请书\", basis: [\"b0\"]},\n")
	}
	for _, k := range s.rand.Perm(len(synthPapers))[:8+s.rand.IntN(8)] {
		p("\t\t{\n\t\t\tname:     \"%s\"\n\t\t\toriginal: %d\n\t\t\tcopies:   %d\n\t\t\tform:     \"纸质\"\n\t\t\tpaper:    \"A4\"\n\t\t\tsource:   \"申请人自备\"\n\t\t\tstandard: \"%s。\"\n",
			synthPapers[k], 1+s.rand.IntN(2), s.rand.IntN(3), s.sentence(10))
		switch s.rand.IntN(5) {
		case 0:
			p("\t\t\twhen: \"choice-%02d\": %q\n", s.rand.IntN(20), s.pick(synthChoices))
		case 1:
			p("\t\t\twhen: \"yes-%02d\": %t\n", s.rand.IntN(20), s.rand.IntN(2) == 0)
		}
		p("\t\t\tbasis: [\"b%d\"]\n\t\t},\n", s.rand.IntN(entries))
	}
	p("\t]\n")
	if i > 0 {
		p("\tprerequisites: [\n")
		for _, k := range slices.Sorted(maps.Keys(prerequisites)) {
			p("\t\t{document: \"paper-%05d\", basis: [\"b%d\"]},\n", k, prerequisites[k])
		}
		p("\t]\n")
	}
	p("\tdeadline: {\n\t\tstatutory: {value: 20, unit: \"工作日\", basis: [\"b1\"]}\n")
	if shared {
		p("\t\tpromised: {value: _days + 5, unit: \"工作日\"}\n")
	} else {
		p("\t\tpromised: {value: 10, unit: \"工作日\"}\n")
	}
	p("\t}\n\tfee: charged: false\n\tresult: {\n\t\tdocument: \"paper-%05d\"\n\t\tdelivery: [\"窗口领取\", \"邮寄送达\"]\n\t\twithin: {value: 10, unit: \"工作日\"}\n\t}\n", i)
	p("\tsteps: [\n\t\t{name: \"受理\", role: \"窗口\", value: 1, visit: true, standard: \"%s\", output: \"受理通知书\"},\n", s.sentence(15))
	p("\t\t{name: \"审查\", role: \"业务科\", value: 6, standard: \"%s\"},\n\t\t{name: \"决定\", role: \"分管领导\", value: 3, output: \"决定书\"},\n\t\t{name: \"送达\", role: \"窗口\"},\n\t]\n", s.sentence(25))
	p("\tvisitReason: \"核对原件\"\n\tchannels: [\"窗口办理\", \"网上办理\"]\n")
	if shared {
		p("\tservice: [_window]\n\tremedy: _review\n")
	} else {
		p("\tservice: [{\n\t\twindow: \"二楼 B%02d（示例）\"\n\t\tlines: [\"0546-0000000\"]\n\t\tcomplaints: [\"0546-0000001\"]\n\t}]\n", 1+i%40)
		p("\tremedy: {\n\t\treview: \"示例县人民政府\"\n\t\tcourt:  \"示例县人民法院\"\n\t}\n")
	}
	p("\ttracking: \"凭受理编号在窗口或者政务服务网查询\"\n\tquestions: [{\n\t\tquestion: \"可以委托他人办理吗？\"\n\t\tanswer:   \"%s。\"\n\t}]\n}\n", s.sentence(40))
	s.file(fmt.Sprintf("matters/%s/%s.cue", department(i), id), b.String())
}

// synthDir writes a synthetic catalog to a new folder.
func synthDir(tb testing.TB, n int, seed uint64) string {
	tb.Helper()
	dir := tb.TempDir()
	err := synth(n, seed, func(name, text string) error {
		name = filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		return os.WriteFile(name, []byte(text), 0o644)
	})
	if err != nil {
		tb.Fatal(err)
	}
	return dir
}

// synthFS returns a synthetic catalog as a file system in memory.
func synthFS(tb testing.TB, n int, seed uint64) fstest.MapFS {
	tb.Helper()
	fsys := fstest.MapFS{}
	if err := synth(n, seed, func(name, text string) error {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
		return nil
	}); err != nil {
		tb.Fatal(err)
	}
	return fsys
}

// TestSynth shows that what the benchmark measures is a clean catalog of the size it claims, the same every time.
func TestSynth(t *testing.T) {
	const n = 150
	fsys := synthFS(t, n, 1)
	cat, found, err := schema.Load(fsys, schema.Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, found = validate.Run(cat, found, validate.Options{})
	for _, d := range found {
		t.Errorf("%s:%d: %s %s", d.Place.File, d.Place.Start, d.Code, d.Message.ZH)
	}
	if len(cat.Matters) != n {
		t.Errorf("got %d matters, want %d", len(cat.Matters), n)
	}

	size, sharing := 0, 0
	for name, f := range fsys {
		if !strings.HasPrefix(name, "matters/") {
			continue
		}
		size += len(f.Data)
		if bytes.Contains(f.Data, []byte("_days + 5")) {
			sharing++
		}
	}
	if mean := size / n; mean < 5500 || mean > 6500 {
		t.Errorf("a matter has %d bytes on average, want about 6000", mean)
	}
	if want := n / synthSharing; sharing != want {
		t.Errorf("%d files share definitions, want %d", sharing, want)
	}

	again := synthFS(t, n, 1)
	for name, f := range fsys {
		if !bytes.Equal(f.Data, again[name].Data) {
			t.Errorf("%s differs when it is made again with the same seed", name)
		}
	}
}
