package jsonfile

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/matterc/matterc/render/output"
	"github.com/matterc/matterc/render/rendertest"
)

// printJSON prints it.
func printJSON(t *testing.T, commit string) []output.File {
	t.Helper()
	files, err := Files(rendertest.Program(t, rendertest.Small), commit)
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestJSONGolden compares every file, schemas included, with those recorded.
func TestJSONGolden(t *testing.T) {
	commit := "0123456789abcdef0123456789abcdef01234567"
	files := printJSON(t, commit)
	var local []output.File
	for _, f := range files {
		local = append(local, output.File{Path: strings.TrimPrefix(f.Path, "json/"), Data: f.Data})
	}
	rendertest.Goldens(t, "testdata/golden", local)
	for i, again := range printJSON(t, commit) {
		if again.Path != files[i].Path || string(again.Data) != string(files[i].Data) {
			t.Errorf("%s: two runs differ", again.Path)
		}
	}
}

// TestJSONFacts compares values written by hand with what stands at a path of a file.
func TestJSONFacts(t *testing.T) {
	files := printJSON(t, "c0ffee")
	for _, test := range []struct{ file, path, want string }{
		{"catalog.json", "formatVersion", `2`},
		{"catalog.json", "edition.asOf", `"2026-11-01"`},
		{"catalog.json", "edition.commit", `"c0ffee"`},
		{"catalog.json", "edition.region.name", `"山东省东营市河口区"`},
		{"catalog.json", "matters.0.id", `"approve"`},
		{"catalog.json", "matters.2.deadline.promised.value", `5`},
		{"catalog.json", "departments.1.leadWindow", `"B10"`},
		{"catalog.json", "departments.1.windowCount", `3`},
		{"catalog.json", "departments.0.matters.1.id", `"file"`},
		{"catalog.json", "documents.3.id", `"licence"`},
		{"catalog.json", "documents.3.issuedBy.0.department.name", `"河口区自然资源局"`},
		{"catalog.json", "documents.3.requiredBy", `[{"department":{"id":"planning","name":"河口区自然资源局"},"id":"renewal","name":"试验许可延续"}]`},
		{"catalog.json", "documents.1.external", `true`},
		{"catalog.json", "documents.4.requiredBy", `[]`},
		{"catalog.json", "laws.0.citedBy.0.id", `"licence"`},
		{"catalog.json", "laws.0.articles.2.article", `"第三条"`},
		{"catalog.json", "facts.2.integer", `true`},
		{"catalog.json", "facts.0.values.2", `"租赁"`},
		{"catalog.json", "impossible.0.where.sentence", `"属于政府投资，并且供地方式为租赁"`},
		{"catalog.json", "agencies.0.nature", `"事业单位"`},
		{"catalog.json", "calendars.0.work.0", `"2026-10-10"`},
		{"catalog.json", "procedures.0.lead.id", `"planning"`},
		{"matters/approve.json", "matter.applies.tests.0.test", `{"op":"=","value":true}`},
		{"matters/approve.json", "matter.deadline.promised.text", `"1 个月"`},
		{"matters/approve.json", "matter.deadline.statutory", ``},
		{"matters/approve.json", "matter.materials", ``},
		{"matters/file.json", "matter.visits", ``},
		{"matters/file.json", "matter.online.depth", `"互联网办理"`},
		{"matters/file.json", "matter.deadline.promised", `{"text":"当场办结","unit":"即时","value":0}`},
		{"matters/licence.json", "matter.visits", `2`},
		{"matters/licence.json", "matter.basis.0.citation", `"《试验许可办法》第一条"`},
		{"matters/licence.json", "matter.basis.0.text", `"从事试验，应当取得许可。"`},
		{"matters/licence.json", "matter.conditions.1.require.tests.0.test", `{"op":">=","value":30000000}`},
		{"matters/licence.json", "matter.conditions.1.require.sentence", `"总投资3000万元以上"`},
		{"matters/licence.json", "matter.conditions.1.when.tests.0.test", `{"of":[{"op":"=","value":"出让"},{"op":"=","value":"租赁"}],"op":"|"}`},
		{"matters/licence.json", "matter.materials.0.copies", `0`},
		{"matters/licence.json", "matter.materials.0.document", ``},
		{"matters/licence.json", "matter.materials.1.name", `"测绘成果"`},
		{"matters/licence.json", "matter.materials.1.issuer", `"测绘单位"`},
		{"matters/licence.json", "matter.materials.1.original", ``},
		{"matters/licence.json", "matter.materials.1.relaxation.supply.text", `"5 个工作日"`},
		{"matters/licence.json", "matter.materials.2.proof.commitment", `true`},
		{"matters/licence.json", "matter.prerequisites.0.anyOf.0.issuedBy.0.id", `"approve"`},
		{"matters/licence.json", "matter.prerequisites.0.anyOf.2.matter.id", `"file"`},
		{"matters/licence.json", "matter.prerequisites.0.anyOf.2.of", `"受理"`},
		{"matters/licence.json", "matter.prerequisites.1.by", `"办结"`},
		{"matters/licence.json", "matter.deadline.statutory.basis.0.citation", `"《试验许可办法》第三条"`},
		{"matters/licence.json", "matter.deadline.excluded.0.value", `15`},
		{"matters/licence.json", "matter.fee.items.0.bands.1", `{"permille":0.4}`},
		{"matters/licence.json", "matter.fee.items.0.base.name", `"总投资"`},
		{"matters/licence.json", "matter.result.validity.citation", `"《中华人民共和国试验法》第九条"`},
		{"matters/licence.json", "matter.result.within.text", `"10 日"`},
		{"matters/licence.json", "matter.steps.0.time", ``},
		{"matters/licence.json", "matter.steps.3.number", `4`},
		{"matters/licence.json", "matter.windows.0.address", `"河口区行政服务中心二楼"`},
		{"matters/licence.json", "matter.windows.1.address", `"开发区"`},
		{"matters/licence.json", "matter.intermediaryServices.0.agencies.0.name", `"东营测绘院"`},
		{"matters/licence.json", "matter.commitment.consequence", `"撤销许可。"`},
		{"matters/licence.json", "matter.procedures.0.id", `"one-thing"`},
		{"matters/renewal.json", "matter.result.name", `"准予延续"`},
		{"matters/renewal.json", "matter.result.document", ``},
		{"procedures/one-thing.json", "procedure.members.0.when.tests.0.test.value", `false`},
		{"procedures/one-thing.json", "procedure.members.0.visits", ``},
		{"procedures/one-thing.json", "procedure.members.1.statutory.value", `20`},
		{"procedures/one-thing.json", "procedure.claims.visitsAfter", `2`},
		{"procedures/one-thing.json", "procedure.windows.0.hours", `"工作日 8:30—17:00"`},
		{"graph.json", "edges.0", `{"from":"matter/approve","loop":false,"to":"document/approval","type":"issues"}`},
		{"graph.json", "edges.2.to", `"document/licence"`},
		{"graph.json", "edges.3.element", `"材料"`},
		{"graph.json", "edges.3.requirement", `"licence.materials[1]"`},
		{"graph.json", "edges.4.requirement", `"licence.prerequisites[0]"`},
		{"graph.json", "edges.6.requirement", `"licence.prerequisites[0]"`},
		{"graph.json", "edges.7.when.sentence", `"属于政府投资，并且供地方式为划拨或者租赁"`},
		{"graph.json", "nodes.7.record", `"survey"`},
		{"graph.json", "nodes.8", ``}, // nobody asks for the document “unused”
	} {
		if got := at(t, files, test.file, test.path); got != test.want {
			t.Errorf("%s %s: got %s, want %s", test.file, test.path, got, test.want)
		}
	}
}

// at returns the JSON text at a dotted path of a file, "" if there is nothing.
func at(t *testing.T, files []output.File, file, path string) string {
	t.Helper()
	i := slices.IndexFunc(files, func(f output.File) bool { return f.Path == "json/"+file })
	if i < 0 {
		t.Fatalf("%s is not written", file)
	}
	var v any
	if err := json.Unmarshal(files[i].Data, &v); err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Split(path, ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[key]
		case []any:
			n := 0
			if _, err := fmt.Sscan(key, &n); err != nil {
				t.Fatalf("%s: %s is no index", path, key)
			}
			if v = nil; n < len(x) {
				v = x[n]
			}
		default:
			return ""
		}
	}
	if v == nil {
		return ""
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// TestJSONText wants texts as they are in the catalog, and one newline at the end.
func TestJSONText(t *testing.T) {
	for _, f := range printJSON(t, "") {
		text := string(f.Data)
		if strings.Contains(text, `\u`) {
			t.Errorf("%s escapes characters", f.Path)
		}
		if strings.Contains(text, ": null") || strings.Contains(text, `: ""`) {
			t.Errorf("%s has a null or an empty text", f.Path)
		}
		if !strings.HasSuffix(text, "}\n") || strings.Contains(text, "\r") {
			t.Errorf("%s does not end in one newline", f.Path)
		}
	}
}

// TestJSONWorked prints the worked catalog.
func TestJSONWorked(t *testing.T) {
	p := rendertest.Program(t, rendertest.Worked)
	files, err := Files(p, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range p.Matters() {
		if got, want := at(t, files, "matters/"+m.ID+".json", "matter.id"), `"`+m.ID+`"`; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// TestJSONSchemaRefuses wants the schemas to refuse what they do not describe.
func TestJSONSchemaRefuses(t *testing.T) {
	schemas, err := outputSchemas()
	if err != nil {
		t.Fatal(err)
	}
	files := printJSON(t, "")
	good := string(files[slices.IndexFunc(files, func(f output.File) bool { return f.Path == "json/matters/licence.json" })].Data)
	for _, test := range []struct{ name, old, new string }{
		{"nothing", "", ""},
		{"another version", `"formatVersion": 2`, `"formatVersion": 1`},
		{"an unknown field", `"visits": 2`, `"visits": 2, "jumps": 3`},
		{"a missing field", `"asOf": "2026-11-01",`, ``},
		{"an unknown value", `"type": "行政许可"`, `"type": "行政处罚"`},
		{"an unknown unit", `"unit": "工作日"`, `"unit": "天"`},
		{"another type", `"visits": 2`, `"visits": "2"`},
		{"no date", `"asOf": "2026-11-01"`, `"asOf": "2026-11-31"`},
		{"an unknown operator", `"op": ">="`, `"op": "=>"`},
		{"a value that is none", `"value": 30000000`, `"value": [30000000]`},
		{"no JSON", `{`, `[`},
	} {
		bad := strings.Replace(good, test.old, test.new, 1)
		if test.old != "" && bad == good {
			t.Errorf("%s: nothing to replace", test.name)
		}
		if err := schemas.matter.check([]byte(bad)); (err != nil) != (test.old != "") {
			t.Errorf("%s: got error %v", test.name, err)
		}
	}
	if _, err := schemas.matter.file("x.json", jsonMatterFile{}); err == nil || !strings.Contains(err.Error(), "x.json") {
		t.Errorf("a file that breaks its schema: got error %v", err)
	}
	if _, err := schemas.matter.file("x.json", func() {}); err == nil {
		t.Error("a value that is no JSON: no error")
	}
	if _, err := compileSchema("https://example.com/a", []byte(`{"$ref": "https://example.com/b"}`)); err == nil {
		t.Error("a schema was looked for outside")
	}
	if _, err := compileSchema("https://example.com/a", []byte(`{`)); err == nil {
		t.Error("half a schema was compiled")
	}
}

// TestJSONSchemaDescribes wants a description in both languages for everything, and closed objects.
func TestJSONSchemaDescribes(t *testing.T) {
	schemas, err := outputSchemas()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemas.all() {
		var v any
		if err := json.Unmarshal(s.data, &v); err != nil {
			t.Fatal(err)
		}
		describes(t, s.name, v)
	}
}

// describes checks a schema and its definitions.
func describes(t *testing.T, where string, v any) {
	object, ok := v.(map[string]any)
	if !ok {
		return
	}
	described := func(where string, v any) {
		text, _ := v.(map[string]any)["description"].(string)
		chinese, english, ok := strings.Cut(text, "。")
		if chinese == "" || !ok || !strings.HasSuffix(english, ".") {
			t.Errorf("%s: description %q", where, text)
		}
	}
	if properties, ok := object["properties"].(map[string]any); ok {
		described(where, v)
		if object["additionalProperties"] != false {
			t.Errorf("%s is open", where)
		}
		for name, p := range properties {
			described(where+"."+name, p)
		}
	}
	defs, _ := object["$defs"].(map[string]any)
	for name, d := range defs {
		describes(t, where+"/"+name, d)
	}
}
